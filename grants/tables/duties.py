"""The columns of grants that are to be accounted for and of reminders, on screen and in Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import DAY, KRONOR, YEAR, YES_NO, Column

from ..models import Standing
from ..models.duties import TONES


def standing_of(grant):
    return str(Standing(grant.standing).label)


DUTIES = [
    Column(_("Organisation"), "application.organisation.name", link=True, width=40),
    Column(_("Nämnd"), "application.board.name", width=30),
    Column(_("Bidragsform"), "application.round.scheme.name", under=lambda grant: grant.application.round.year, width=30),
    Column(_("Beviljat (kr)"), "amount_now", KRONOR, total=True, order="amount_now"),
    Column(_("Redovisning senast"), "report_due_now", DAY, order="report_due_now"),
    Column(_("Inkom"), lambda grant: grant.report.received_on if hasattr(grant, "report") else "–", DAY),
    Column(_("Kompletterad"), lambda grant: (hasattr(grant, "report") and grant.report.completed_on) or "–", DAY),
    Column(_("Läge"), standing_of, tag=lambda grant: TONES.get(grant.standing, "neutral")),
    Column(_("Senast påmind"), lambda grant: grant.reminded_on or "–", DAY),
    Column(_("Uttagen för kontroll"), "is_sampled", YES_NO),
]
BESIDE_DUTIES = (
    Column(_("Organisationsnummer"), "application.organisation.org_number"),
    Column(_("År"), "application.round.year", YEAR),
    Column(_("E-post"), "application.organisation.email"),
    Column(_("Postadress"), "application.organisation.postal_address", width=40),
)

REMINDERS = [
    Column(_("Påmind"), "sent_on", DAY),
    Column(_("Hur"), "get_channel_display"),
    Column(_("Anteckning"), lambda each: each.note or "–"),
]
