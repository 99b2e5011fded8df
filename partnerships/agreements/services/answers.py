"""Acts on what each party says in a follow-up."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, change
from partnerships.ground.errors import require

from ..models import FollowUpAnswer
from ..permissions import can_answer_for, can_change_answer, is_own_party
from .follow_ups import check_not_set_by_acts, held_open

OWN, PAPER = FollowUpAnswer.Received.OWN, FollowUpAnswer.Received.PAPER


@transaction.atomic
def register_answer(*, actor, follow_up, party, **values):
    """A party answers; what an officer registers for another party is kept as received on paper."""
    require(can_answer_for(actor, party))
    check_not_set_by_acts(FollowUpAnswer, values)
    follow_up = held_open(follow_up)
    if party.struck_reason:
        raise ValidationError({"party": _("Parten är struken ur avtalet.")})
    received_as = OWN if is_own_party(actor, party) else PAPER
    return add(actor, FollowUpAnswer(follow_up=follow_up, party=party, received_as=received_as, **values), act="answered")


@transaction.atomic
def change_answer(*, actor, answer, reason="", **values):
    """Change an answer until the follow-up is concluded. What a party takes over from paper is then its own."""
    require(can_change_answer(actor, answer))
    check_not_set_by_acts(FollowUpAnswer, values)
    held_open(answer.follow_up)
    return change(actor, answer, {**values, "received_as": OWN if is_own_party(actor, answer.party) else PAPER}, reason=reason)
