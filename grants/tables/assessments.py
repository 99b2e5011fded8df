"""The columns of assessments, on screen and in Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import KRONOR, Column

ASSESSMENTS = [
    Column(_("Organisation"), "application.organisation.name", link=True, width=40),
    Column(_("Nämnd"), "application.board.name", width=30),
    Column(_("Omgång"), lambda row: str(row.application.round), width=30),
    Column(_("Status"), "application.get_state_display", tag="application.tone"),
    Column(_("Bedömare"), "assessor.name", width=30),
    Column(_("Föreslaget (kr)"), "proposed_amount", KRONOR),
]
