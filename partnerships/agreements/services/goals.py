"""Acts on goals."""

from django.db import transaction

from partnerships.audit.services import add, change
from partnerships.ground.errors import require

from ..models import IOPAgreement, IOPGoal
from ..permissions import can_change_agreement
from .parts import strike


@transaction.atomic
def register_goal(*, actor, agreement, **values):
    """Add a goal. What both have signed stands; goals of an agreement signed before they were registered are filled in."""
    agreement = IOPAgreement.objects.locked().get(pk=agreement.pk)
    require(can_change_agreement(actor, agreement))
    goal = IOPGoal(agreement=agreement, filled_in_later=agreement.is_settled(), **values)
    goal.check_can_be_added()
    return add(actor, goal)


@transaction.atomic
def change_goal(*, actor, goal, reason="", **values):
    goal.agreement = IOPAgreement.objects.locked().get(pk=goal.agreement_id)  # nobody signs meanwhile
    require(can_change_agreement(actor, goal.agreement))
    goal.check_stands(values)
    return change(actor, goal, values, reason=reason)


@transaction.atomic
def strike_goal(*, actor, goal, reason):
    """Strike out a goal that was wrongly added, before anybody has signed."""
    require(can_change_agreement(actor, goal.agreement))
    return strike(actor, goal, reason)
