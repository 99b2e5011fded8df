"""Pages of goals."""

from django.utils.translation import gettext as _

from .. import services
from ..forms.goals import GoalForm
from ..models import IOPGoal
from ..permissions import can_change_agreement
from .parts import add_part, change_part, strike_part


def register_goal(request, pk):
    intro = _("Målen är villkor som båda parter skriver under på. De följs upp varje år.")
    return add_part(request, pk, GoalForm, services.register_goal, can_change_agreement, title=_("Nytt mål"), intro=intro)


def change_goal(request, pk):
    return change_part(request, pk, IOPGoal, GoalForm, services.change_goal, "goal", title=_("Ändra mål"))


def strike_goal(request, pk):
    return strike_part(request, pk, IOPGoal, services.strike_goal, "goal", title=_("Stryk mål"))
