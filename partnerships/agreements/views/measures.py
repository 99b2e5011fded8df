"""Pages where goals are measured in a follow-up."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from partnerships.ground.errors import require
from partnerships.ground.pages import act_page

from .. import services
from ..forms.measures import MeasureForm
from ..models import GoalMeasure
from ..permissions import can_change_agreement
from .follow_ups import seen_follow_up


def register_goal_measure(request, pk):
    follow_up = seen_follow_up(request, pk)
    require(can_change_agreement(request.user, follow_up.agreement))
    asked = next((goal for goal in follow_up.unmeasured() if str(goal.pk) == request.GET.get("mal")), None)
    form = MeasureForm(request.POST or None, user=request.user, follow_up=follow_up, initial={"goal": asked})
    act = partial(services.register_goal_measure, actor=request.user, follow_up=follow_up)
    return act_page(request, form, act, title=_("Mät mål"), intro=known_of(asked), submit=_("Spara"), back=follow_up)


def known_of(goal):
    """Where a goal began and what it is to reach, for who measures it."""
    known = goal and [(_("Utgångsläge"), goal.baseline_in_words()), (_("Målvärde"), goal.target_in_words())]
    return ". ".join(f"{label}: {text}" for label, text in known or () if text)


def change_goal_measure(request, pk):
    rows = GoalMeasure.objects.visible_to(request.user).select_related("follow_up__agreement", "goal")
    measure = get_object_or_404(rows, pk=pk)
    require(can_change_agreement(request.user, measure.follow_up.agreement))
    form = MeasureForm(request.POST or None, user=request.user, thing=measure)
    act = partial(services.change_goal_measure, actor=request.user, measure=measure)
    return act_page(
        request, form, act, title=_("Ändra mätning"), intro=measure.goal.text, submit=_("Spara ändringen"), back=measure.follow_up
    )
