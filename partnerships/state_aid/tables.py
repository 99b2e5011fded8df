"""The columns of the ledger of aid, on screen and in Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import DAY, KRONOR, NUMBER, Column
from partnerships.ground.days import today
from partnerships.ground.tables import table

from .models import StateAid, room_on

TONES = {"prepared": "info", "granted": "success", "annulled": "neutral"}

# Without a sum row: what counts together depends on the day. The ledger of one organisation has the sum.
STATE_AID = [
    Column(_("Organisation"), "organisation.name", under="matter", link=True, width=40),
    Column(_("Givare"), "given_by", width=30),
    Column(_("Slag"), "get_kind_display", width=34),
    Column(_("Diarienummer"), lambda row: str(row.case or "")),
    Column(_("Beviljat"), "granted_on", DAY, order="granted_on"),
    Column(_("Belopp (kr)"), "amount", KRONOR, order="amount"),
    Column(_("Kurs (kr per euro)"), lambda row: f"{row.rate:f}".replace(".", ",")),
    Column(_("Kursens dag"), "rate_on", DAY),
    Column(_("Belopp (euro)"), "euro", NUMBER),
    Column(_("Intyg inkom"), "certificate_on", DAY),
    Column(_("Status"), "get_state_display", tag=lambda row: TONES[row.state], order="state"),
]

# What one grant or agreement gives: who gets it, and how much more they could get today.
AID_OF_ONE = [
    Column(_("Organisation"), "organisation.name", link=True, under=lambda row: kind_and_rest(row), width=40),
    Column(_("Belopp (kr)"), "amount", KRONOR),
    Column(_("Belopp (euro)"), "euro", NUMBER),
    Column(_("Kvar till taket i dag (euro)"), lambda row: room_on(row.organisation, row.kind, today()).left, NUMBER),
    Column(_("Beviljat"), "granted_on", DAY),
    Column(_("Status"), "get_state_display", tag=lambda row: TONES[row.state]),
]


def kind_and_rest(aid):
    return ". ".join(filter(None, [aid.get_kind_display(), aid.rest_in_words()]))


def aid_table(user, **condition):
    """The aid that one grant or agreement gives, as far as the user may read it."""
    rows = StateAid.objects.visible_to(user).filter(**condition).select_related("organisation")
    return table(AID_OF_ONE, rows, caption=_("Stöd av mindre betydelse"), empty=_("Inget stöd är beräknat."))


PREPARING_AID = _("Stödet räknas från nämndens beslut. Beslutet stoppas om taket då passeras.")
