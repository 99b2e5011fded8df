"""Acts on what the goals had come to."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, change
from partnerships.ground.errors import require

from ..models import GoalMeasure
from ..permissions import can_change_agreement
from .follow_ups import held_open


@transaction.atomic
def register_goal_measure(*, actor, follow_up, goal, **values):
    """Register how far a goal had come. Without a result it follows from the figures.

    When all goals are measured, the fulfilment follows from them.
    """
    require(can_change_agreement(actor, follow_up.agreement))
    follow_up = held_open(follow_up)
    measure = GoalMeasure(follow_up=follow_up, goal=goal, **values)
    measure.result = measure.result or result_by_figures(measure)
    add(actor, measure)
    work_out_fulfilment(actor, follow_up)
    return measure


@transaction.atomic
def change_goal_measure(*, actor, measure, reason="", **values):
    require(can_change_agreement(actor, measure.follow_up.agreement))
    follow_up = held_open(measure.follow_up)
    if not values.get("result", "given"):
        now = GoalMeasure(goal=measure.goal, value=values.get("value", measure.value))
        values["result"] = result_by_figures(now)
    changed = change(actor, measure, values, reason=reason)
    work_out_fulfilment(actor, follow_up)
    return changed


def result_by_figures(measure):
    if result := measure.result_by_figures():
        return result
    raise ValidationError({"result": _("Välj bedömning. Den går inte att räkna ut, eftersom siffror saknas.")})


def work_out_fulfilment(actor, follow_up):
    if worked_out := follow_up.worked_out_fulfilment():
        change(actor, follow_up, {"goal_fulfilment": worked_out})
