"""Acts that prolong an agreement."""

from django.db import transaction

from partnerships.audit.services import add, record
from partnerships.ground.errors import require

from ..models import IOPExtension
from ..permissions import can_register_decision
from ..rules import check_agreed_length, check_can_be_extended, check_carries_extension, faults_of_use
from .decisions import told_of_case


@transaction.atomic
def extend_agreement(*, actor, agreement, decision, until, other_case_reason="", other_length_reason=""):
    """Register the board's decision to prolong the agreement; the same agreement runs on to the new last day.

    `other_length_reason` tells why it is not prolonged for as long as its own terms say.
    """
    agreement = agreement.as_seen()
    require(can_register_decision(actor, agreement))
    check_can_be_extended(agreement)
    previous_end = agreement.final_day
    check_carries_extension(agreement, decision, previous_end, used=faults_of_use(agreement, decision))
    facts = {"decision": decision, **told_of_case(agreement, decision, other_case_reason)}
    check_agreed_length(agreement, until, other_length_reason)
    add(actor, IOPExtension(agreement=agreement, decision=decision, previous_end=previous_end, until=until))
    agreement.extended_to = until
    agreement.full_clean(validate_unique=False)
    agreement.save(update_fields=["extended_to"])
    changes = [["extended_to", previous_end, until]]
    record(actor, "extended", agreement, reason=other_length_reason, changes=changes, **facts)
    return agreement
