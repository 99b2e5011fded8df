"""The columns of forms of grant, on screen and in Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import KRONOR, NUMBER, Column

SCHEMES = [
    Column(_("Bidragsform"), "name", link=True, under="code", order="sort_text", width=40),
    Column(_("Slag"), "get_category_display"),
    Column(_("Nämnd"), "board.name", width=30),
    Column(_("Högsta belopp (kr)"), "max_amount", KRONOR),
    Column(_("Redovisning inom (dagar)"), "report_days", NUMBER),
    Column(_("Räknesätt"), "get_calc_method_display", width=25),
    Column(_("Minsta antal medlemmar"), "min_members", NUMBER),
]
