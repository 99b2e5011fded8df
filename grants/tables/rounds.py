"""The columns of the times to apply, on screen and in Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import DAY, KRONOR, YEAR, Column

ROUNDS = [
    Column(_("Bidragsform"), "scheme.name", link=True, under=lambda row: row.name, width=40),
    Column(_("Nämnd"), "board.name", width=30),
    Column(_("År"), "year", YEAR, order="year"),
    Column(_("Läge"), "phase_in_words", tag="phase_tone"),
    Column(_("Öppnar"), "opens", DAY, order="opens"),
    Column(_("Stänger"), "closes", DAY, order="closes"),
    Column(_("Ram (kr)"), "frame", KRONOR, total=True, order="frame"),
    Column(_("Beviljat (kr)"), "reserved", KRONOR, total=True),
    Column(_("Kvar (kr)"), lambda row: row.remaining(), KRONOR),
]
