"""The columns of the boards' categories of organisations, on screen and in Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import DAY, NUMBER, Column

CATEGORIES = [
    Column(_("Kategori"), "name", link=True, order="sort_text", width=30),
    Column(_("Nämnd"), "board.name", width=30),
    Column(_("Vilka som hör hit"), "description", width=60),
    Column(_("Organisationer"), "organisation_count", NUMBER, order="organisation_count"),
]

PLACEMENTS = [
    Column(_("Organisation"), "organisation.name", under="organisation.org_number", width=40),
    Column(_("Gäller från"), "valid_from", DAY),
]
