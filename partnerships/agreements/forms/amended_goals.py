"""The questions about goals in the form for an amendment: every goal that stands, filled in, and room for new ones."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.ground.forms import empty_as_unknown, form_field

from ..amended_goals import ASKED
from ..models import IOPGoal
from .goals import GoalForm

NEW_GOALS = 2  # that one amendment has room for on the page; the API takes more


class GoalQuestions:
    """The goals of an agreement as fields of another form: `goal_12_target`, `goal_12_end`, and `goal_new1_text` of a new one."""

    def __init__(self, form, agreement):
        self.form = form
        self.goals = {f"goal_{goal.pk}": goal for goal in agreement.goals.filter(ended_on=None).order_by("pk")}
        self.goals |= {f"goal_new{number}": None for number in range(1, NEW_GOALS + 1)}
        for prefix, goal in self.goals.items():
            for name in ASKED:
                localized = {"localize": True} if name in GoalForm.Meta.localized_fields else {}
                field = form_field(IOPGoal._meta.get_field(name), required=False, **localized)
                field.help_text = "" if goal else GoalForm.Meta.help_texts.get(name, "")
                form.fields[f"{prefix}_{name}"] = field
                if goal:
                    form.initial[f"{prefix}_{name}"] = getattr(goal, name)
            if goal:
                form.fields[f"{prefix}_end"] = forms.BooleanField(label=_("Målet avslutas"), required=False)

    @property
    def sections(self):
        """(heading, names of fields) of each goal."""
        for prefix, goal in self.goals.items():
            names = [name for name in self.form.fields if name.startswith(f"{prefix}_")]
            yield (_("Mål: %(goal)s") % {"goal": goal} if goal else _("Nytt mål")), names

    def take(self, values):
        """The fields taken out of the form's values, as `Amendment` is given them; a goal that was never shown stands."""
        taken = []
        for prefix, goal in self.goals.items():
            given = {name: values.pop(f"{prefix}_{name}") for name in ASKED}
            given = {name: empty_as_unknown(self.form.fields[f"{prefix}_{name}"], value) for name, value in given.items()}
            given["direction"] = given["direction"] or (goal.direction if goal else IOPGoal.Direction.HIGHER)
            if goal is None:
                filled = any(given[name] not in (None, "", False) for name in ASKED if name != "direction")
                taken += [given] if filled else []
            elif values.pop(f"{prefix}_end"):
                taken.append({"goal": goal, "end": True})
            elif f"{prefix}_text" in self.form.data:
                taken.append({"goal": goal} | given)
        return taken
