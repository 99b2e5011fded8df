"""Acts on the decision that an agreement rests on: the case that it was made in, and taking back a wrong one."""

from django.db import transaction

from partnerships.audit.services import save_state
from partnerships.ground.errors import require
from partnerships.ground.identifiers import hide_personal_numbers

from ..models import IOPAgreement
from ..permissions import can_register_decision
from ..rules import check_can_be_taken_back, check_case, is_in_another_case
from .aid import await_right_decision

State = IOPAgreement.State
OVERRIDE = ("override_role", "override_reason", "overridden_test")


def told_of_case(agreement, decision, reason):
    """What the log tells of a decision in another case than the agreement's: why it still is the right one."""
    reason = hide_personal_numbers(reason.strip())
    check_case(agreement, decision, reason)
    return {"other_case_reason": reason} if is_in_another_case(agreement, decision) else {}


@transaction.atomic
def take_back_decision(*, actor, agreement, reason):
    """The wrong decision was registered: the agreement, not yet signed, awaits the right one. What the board decided stands."""
    agreement = agreement.as_seen()
    require(can_register_decision(actor, agreement))
    check_can_be_taken_back(agreement, reason)
    agreement.move_to(State.PREPARED)
    wrong, agreement.decision = agreement.decision, None
    agreement.override_role = agreement.override_reason = ""
    agreement.overridden_test = None
    await_right_decision(actor, agreement, reason)
    return save_state(actor, agreement, "took_back_decision", reason=reason, fields=["decision", *OVERRIDE], decision=wrong)
