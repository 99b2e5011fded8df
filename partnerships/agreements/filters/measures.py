"""What can be asked of the measures of goals."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import KeyFilter, StateFilter

from ..models import GoalMeasure
from .follow_ups import FollowUpPartFilters


class MeasureFilters(FollowUpPartFilters):
    goal = KeyFilter(field_name="goal_id")
    result = StateFilter(choices=GoalMeasure.Result.choices, label=_("Bedömning"))

    class Meta:
        model = GoalMeasure
        fields = []
