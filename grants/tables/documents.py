"""The columns of documents that are asked for and handed in, on screen and in Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import DAY, YEAR, YES_NO, Column

REQUIRED_DOCUMENTS = [
    Column(_("Handling"), "name", link=True, order="sort_text", width=40),
    Column(_("Lämnas en gång per år"), "yearly", YES_NO),
    Column(_("Begärs"), "active", YES_NO),
    Column(_("Förklaring"), "explanation", width=60),
]

HANDED_IN = [
    Column(_("Handling"), "required.name", link=True, width=40),
    Column(_("Organisation"), "organisation.name", width=40),
    Column(_("År"), "year", YEAR, order="year"),
    Column(_("Inlämnad"), "handed_in_on", DAY, order="handed_in_on"),
    Column(_("Handlingens datum"), "document.doc_date", DAY),
]
