"""The goals of an amendment. What is signed is never written over: a goal that is changed ends, and a new one takes its place.

So what was measured stays with the goal that it was measured against, and each goal tells from when to when it was agreed.
"""

from collections import Counter
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from partnerships.audit.services import refuse_personal_numbers

from .models import IOPGoal

# What is asked of a goal, in the order of its form.
ASKED = (
    "text", "qualitative", "indicator", "unit", "baseline", "baseline_on", "target", "target_year", "direction",
)  # fmt: skip


@dataclass(frozen=True)
class GoalChange:
    """`old` ends and `new` takes its place; of a goal that only ends there is no `new`, of one that is added no `old`."""

    old: IOPGoal | None
    new: IOPGoal | None

    def is_none(self):
        return self.old and self.new and all(getattr(self.old, name) == getattr(self.new, name) for name in ASKED)


def goals_asked_for(agreement, given):
    """The changes among `given`: each {goal, …} of what is changed, {goal, end: True} of what ends, {…} of what is new."""
    for each in given:
        old = each.get("goal")
        values = {name: getattr(old, name) for name in ASKED} if old else {}
        values |= {name: each[name] for name in ASKED if name in each}
        new = None if each.get("end") else IOPGoal(agreement=agreement, replaces=old, **values)
        change = GoalChange(old, new)
        if not change.is_none():
            yield change


def goals_after(agreement, changes):
    """The goals of the agreement when the amendment is in force."""
    ended = {change.old.pk for change in changes if change.old}
    kept = [goal for goal in agreement.goals.filter(ended_on=None) if goal.pk not in ended]
    return kept + [change.new for change in changes if change.new]


def faults_of_goals(agreement, changes):
    """Goals of this agreement that still stand, each once; new ones that can be measured; and never none at all."""
    standing = {goal.pk for goal in agreement.goals.filter(ended_on=None)}
    olds = Counter(change.old.pk for change in changes if change.old)
    if any(pk not in standing for pk in olds):
        yield _("Målet är inte ett av avtalets mål, eller är redan avslutat.")
    if any(number > 1 for number in olds.values()):
        yield _("Samma mål står två gånger.")
    if any(change.old is None and change.new is None for change in changes):
        yield _("Ange vilket mål som avslutas.")
    for change in changes:
        if change.new:
            yield from faults_of_goal(change.new)
    if standing and not goals_after(agreement, changes):
        yield _("Avtalet måste ha minst ett mål.")


def faults_of_goal(goal):
    """Whatever is wrong with a new goal, told with its name."""
    name = _("Målet ”%(goal)s”") % {"goal": goal} if goal.text else _("Ett mål utan text")
    for ask in (lambda: refuse_personal_numbers(goal), lambda: goal.full_clean(exclude=["agreement", "replaces"])):
        try:
            ask()
        except ValidationError as broken_rule:
            for field, messages in broken_rule.message_dict.items():
                label = str(capfirst(goal._meta.get_field(field).verbose_name)) if field in ASKED else ""
                yield from (": ".join(filter(None, [name, label, str(message)])) for message in messages)
            return
    if not goal.is_measurable():
        yield _("%(goal)s: Ange ett målvärde, eller att målet bedöms i ord.") % {"goal": name}
