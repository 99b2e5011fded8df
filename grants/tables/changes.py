"""The columns of changes after the decision, on screen and in Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import DAY, Column

CHANGES_OF_ONE = [
    Column(_("Avser"), lambda row: row.asks(), link=True, width=40),
    Column(_("Begärd"), "asked_on", DAY),
    Column(_("Begärd av (roll)"), "asked_by_role"),
    Column(_("Status"), "get_state_display", tag="tone"),
]
CHANGES = [
    Column(_("Organisation"), "grant.application.organisation.name", link=True, width=40),
    Column(_("Bidragsform"), "grant.application.round.scheme.name", under=lambda row: row.grant.application.round.year, width=30),
    Column(_("Nämnd"), "board.name", width=30),
    Column(_("Begärd"), "asked_on", DAY, order="asked_on"),
    Column(_("Avser"), lambda row: row.asks(), width=40),
    Column(_("Status"), "get_state_display", tag="tone", order="state"),
    Column(_("Gällande redovisningsdag"), "report_due_now", DAY),
]
