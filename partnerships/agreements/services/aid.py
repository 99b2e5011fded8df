"""Acts on the aid of minor importance that an agreement gives."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import record
from partnerships.ground.errors import require
from partnerships.ground.money import format_kronor
from partnerships.state_aid import services as state_aid
from partnerships.state_aid.models import StateAid

from ..models import IOPStateAid
from ..permissions import can_change_agreement
from ..rules import faults_of_aid


@transaction.atomic
def prepare_state_aid(*, actor, agreement, organisation, **values):
    """Reckon the aid of minor importance that the agreement, or an amendment to come, gives a party (R30).

    It counts from the board's decision.
    """
    agreement = agreement.as_seen()
    require(can_change_agreement(actor, agreement))
    if not agreement.takes_aid():
        raise ValidationError(_("Avtalet är redan beslutat. Stödet beräknas före beslutet."))
    if not agreement.parties.filter(organisation=organisation).exists():
        raise ValidationError({"organisation": _("Organisationen är inte part i avtalet.")})
    check_rest(agreement, values)
    aid = state_aid.prepare(
        actor=actor,
        organisation=organisation,
        board=agreement.responsible_board,
        matter=agreement.title,
        case=agreement.case,
        **values,
    )
    IOPStateAid.objects.create(agreement=agreement, aid=aid)
    record(actor, "prepared_aid", agreement, amount=aid.amount, reason=aid.rest_reason)
    return agreement


def check_rest(agreement, values):
    """Aid that with what is reckoned already is smaller than the money that the board is to decide on needs a reason.

    The money of an amendment, or of a prolonged year, is not known yet; it is asked then.
    """
    money = agreement.all_promised()
    reckoned = prepared_aid(agreement).total("amount") + values["amount"]
    if agreement.can_be_prepared() and reckoned < money and not values.get("rest_reason", "").strip():
        told = _("Stödet är %(aid)s, men kommunens pengar i avtalet är %(money)s. Skriv varför resten inte är stöd.")
        told %= {"aid": format_kronor(reckoned), "money": format_kronor(money)}
        raise ValidationError({"rest_reason": told})


def prepared_aid(agreement):
    return StateAid.objects.prepared().filter(iop__agreement=agreement)


def grant_prepared_aid(actor, agreement, decision):
    """What was reckoned is given by the decision: refused past the ceiling, and the decision with it (R30)."""
    for aid in prepared_aid(agreement):
        state_aid.grant(actor=actor, aid=aid, granted_on=decision.meeting_date, amount=aid.amount)


def await_right_decision(actor, agreement, reason):
    """What the wrong decision gave waits for the right one."""
    for aid in StateAid.objects.granted().filter(iop__agreement=agreement):
        state_aid.await_decision(actor=actor, aid=aid, reason=reason)


def grant_aid_of_prolonged_year(actor, agreement, money):
    """R30: what gives aid of minor importance gives more of it with the money of a year that it is prolonged into.

    So that is reckoned first, and counts from the decision to prolong; what is prolonged by itself has none.
    """
    gives_aid = StateAid.objects.standing().filter(iop__agreement=agreement).exists()
    if not gives_aid or not money.amount or not agreement.extends_into(money.year):
        return
    extension = agreement.extensions.filter(until__year__gte=money.year).first()
    if extension is None:
        told = _("Avtalet ger stöd av mindre betydelse, och ingen nämnd har beslutat om förlängningen.")
        raise ValidationError({"amount": f"{told} {_('Registrera ett tilläggsavtal.')}"})
    if faults := list(faults_of_aid(agreement, money.amount)):
        raise ValidationError({"amount": faults})
    grant_prepared_aid(actor, agreement, extension.decision)


def drop_aid(actor, agreement, reason):
    """What came to nothing gives no aid; what was granted with a decision that is now withdrawn is struck as well."""
    for aid in StateAid.objects.standing().filter(iop__agreement=agreement):
        state_aid.lapse(actor=actor, aid=aid, reason=reason)
