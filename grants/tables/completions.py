"""The columns of requests to complete an application, on screen and in Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import DAY, LONG, Column

COMPLETIONS = [
    Column(_("Organisation"), "application.organisation.name", link=True, width=40),
    Column(_("Nämnd"), "application.board.name", width=30),
    Column(_("Omgång"), lambda row: str(row.application.round), width=30),
    Column(_("Begärd"), "asked_on", DAY, order="asked_on"),
    Column(_("Senast"), "due", DAY, order="due"),
    Column(_("Kompletterad"), lambda row: row.answered_on or (_("försenad") if row.is_overdue() else _("väntar")), DAY),
    Column(_("Vad som begärdes"), "text", LONG, width=60),
]
