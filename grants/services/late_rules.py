"""Acts on what happens to late applications (R24)."""

from django.db import transaction

from partnerships.audit.services import add, change
from partnerships.ground.errors import require

from ..models import LateRule
from ..permissions import can_change_late_rule, can_change_scheme
from .rounds import write_rows


@transaction.atomic
def register_late_rule(*, actor, scheme, steps=(), **values):
    """Register a rule for late applications of a scheme; `steps` are the rows of a table: {from_day, percent}."""
    require(can_change_scheme(actor, scheme))
    rule = add(actor, LateRule(scheme=scheme, **values))
    write_rows(actor, rule, "steps", steps)
    rule.check_steps()
    return rule


@transaction.atomic
def change_late_rule(*, actor, rule, steps=None, reason="", **values):
    """Change a rule while no decision rests on it."""
    require(can_change_late_rule(actor, rule))
    LateRule.objects.locked().get(pk=rule.pk).check_can_be_changed()  # held, so that no decision comes to rest on it meanwhile
    changed = change(actor, rule, values, reason=reason)
    if steps is not None:
        write_rows(actor, changed, "steps", steps, reason=reason)
    changed.check_steps()
    return changed
