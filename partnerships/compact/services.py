"""Acts on the compact: its versions and text, its adoption, the follow-up of commitments, the development plan."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, change, save_state
from partnerships.ground.errors import require

from .models import Commitment, CommitmentFollowUp, Compact, DevelopmentArea, DevelopmentPlan, PlanPoint, Principle
from .permissions import can_change_compact, can_register_compact


@transaction.atomic
def register_compact(*, actor, **values):
    """Register a version of the compact as a draft; its text is then filled in."""
    require(can_register_compact(actor))
    return add(actor, Compact(**values))


@transaction.atomic
def change_compact(*, actor, compact, reason="", **values):
    """Change what is known of a version. The words and the adoption of an adopted one stay; what was missing may be filled in."""
    require(can_change_compact(actor, compact))
    if any(values.get(name, getattr(compact, name)) != getattr(compact, name) for name in compact.frozen_words()):
        compact.check_open()
    compact.check_frozen(values)
    if not compact.is_open and compact.valid_to is None:
        compact.check_last_day(values.get("adopted_on", compact.adopted_on), values.get("valid_to"))
    return change(actor, compact, values, reason=reason)


@transaction.atomic
def adopt_compact(*, actor, compact, adopted_by, adopted_on, decision=None, valid_to=None):
    """Register that a version was adopted, by whom and when. The decision may be unknown; the last day follows from R9."""
    compact = compact.as_seen()
    require(can_change_compact(actor, compact))
    if decision is not None and decision.board_id != adopted_by.pk:
        raise ValidationError({"decision": _("Beslutet är fattat av %(board)s.") % {"board": decision.board}})
    compact.check_last_day(adopted_on, valid_to or compact.valid_to)
    valid_to = valid_to or compact.last_day(adopted_on)
    compact.move_to(Compact.State.ADOPTED)
    known = {"adopted_by": adopted_by, "adopted_on": adopted_on}
    known |= {name: value for name, value in {"decision": decision, "valid_to": valid_to}.items() if value is not None}
    for name, value in known.items():
        setattr(compact, name, value)
    return save_state(actor, compact, "adopted", fields=list(known), **known)


@transaction.atomic
def move_compact(*, actor, compact, state, reason=""):
    """Tell where a version stands: with the boards, in force, under revision, superseded."""
    compact = compact.as_seen()
    require(can_change_compact(actor, compact))
    if state == Compact.State.ADOPTED:
        raise ValidationError({"state": _("Registrera antagandet med organ och datum.")})
    compact.move_to(Compact.State(state))
    return save_state(actor, compact, "moved", reason=reason)


@transaction.atomic
def register_principle(*, actor, compact, **values):
    require(can_change_compact(actor, compact))
    compact.check_open()
    return add(actor, Principle(compact=compact, **values))


@transaction.atomic
def change_principle(*, actor, principle, reason="", **values):
    require(can_change_compact(actor, principle.compact))
    principle.compact.check_open()
    return change(actor, principle, values, reason=reason)


@transaction.atomic
def register_commitment(*, actor, principle, **values):
    """Register what a party undertakes under a principle."""
    require(can_change_compact(actor, principle.compact))
    principle.compact.check_open()
    return add(actor, Commitment(principle=principle, compact=principle.compact, **values))


@transaction.atomic
def change_commitment(*, actor, commitment, reason="", **values):
    require(can_change_compact(actor, commitment.compact))
    commitment.compact.check_open()
    return change(actor, commitment, values, reason=reason)


@transaction.atomic
def register_follow_up(*, actor, commitment, **values):
    """Register how one party kept a commitment in one year."""
    require(can_change_compact(actor, commitment.compact))
    return add(actor, CommitmentFollowUp(commitment=commitment, **values))


@transaction.atomic
def change_follow_up(*, actor, follow_up, reason="", **values):
    require(can_change_compact(actor, follow_up.commitment.compact))
    return change(actor, follow_up, values, reason=reason)


@transaction.atomic
def register_area(*, actor, compact, **values):
    require(can_change_compact(actor, compact))
    compact.check_open()
    return add(actor, DevelopmentArea(compact=compact, **values))


@transaction.atomic
def change_area(*, actor, area, reason="", **values):
    require(can_change_compact(actor, area.compact))
    area.compact.check_open()
    return change(actor, area, values, reason=reason)


@transaction.atomic
def register_plan(*, actor, compact, **values):
    """Register a development plan. The plan is revised period by period, so it may change after adoption."""
    require(can_change_compact(actor, compact))
    return add(actor, DevelopmentPlan(compact=compact, **values))


@transaction.atomic
def change_plan(*, actor, plan, reason="", **values):
    require(can_change_compact(actor, plan.compact))
    return change(actor, plan, values, reason=reason)


@transaction.atomic
def register_plan_point(*, actor, plan, area, **values):
    require(can_change_compact(actor, plan.compact))
    return add(actor, PlanPoint(plan=plan, area=area, **values))


@transaction.atomic
def change_plan_point(*, actor, point, reason="", **values):
    require(can_change_compact(actor, point.plan.compact))
    return change(actor, point, values, reason=reason)
