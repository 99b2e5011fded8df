"""The columns of applications, on screen and in Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import DAY, KRONOR, Column

APPLICATIONS = [
    Column(_("Organisation"), "organisation.name", link=True, under=lambda row: number_and_case(row), width=40),
    Column(_("Bidragsform"), "round.scheme.name", under=lambda row: row.round.year, width=30),
    Column(_("Status"), "get_state_display", tag="tone", under="grant.get_result_display", order="state"),
    Column(_("Inkom"), "submitted_on", DAY, order="submitted_on", is_open=lambda row: row.state in row.UNSENT),
    Column(_("Sökt (kr)"), "requested_amount", KRONOR, total=True, order="requested_amount"),
    Column(_("Beviljat (kr)"), "amount_now", KRONOR, total=True, is_open=True),
    Column(_("Nämnd"), "board.name", width=30),
]


def number_and_case(application):
    return " · ".join(filter(None, [application.organisation.org_number, application.case and application.case.raw]))
