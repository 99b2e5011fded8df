"""The columns of the grants' lists, on screen and in Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import DAY, KRONOR, NUMBER, YEAR, YES_NO, Column

APPLICATIONS = [
    Column(_("Organisation"), "organisation.name", link=True, under=lambda row: number_and_case(row), width=40),
    Column(_("Nämnd"), "board.name", width=30),
    Column(_("Bidragsform"), "round.scheme.name", under=lambda row: row.round.year, width=30),
    Column(_("Status"), "get_state_display", tag="tone", under="grant.get_result_display", order="state"),
    Column(_("Inkom"), "submitted_on", DAY, order="submitted_on"),
    Column(_("Sökt (kr)"), "requested_amount", KRONOR, total=True, order="requested_amount"),
    Column(_("Beviljat (kr)"), "grant.amount", KRONOR, total=True),
]


def number_and_case(application):
    return " · ".join(filter(None, [application.organisation.org_number, application.case and application.case.raw]))


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

SCHEMES = [
    Column(_("Bidragsform"), "name", link=True, under="code", order="sort_text", width=40),
    Column(_("Slag"), "get_category_display"),
    Column(_("Nämnd"), "board.name", width=30),
    Column(_("Högsta belopp (kr)"), "max_amount", KRONOR),
    Column(_("Redovisning inom (dagar)"), "report_days", NUMBER),
]

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
