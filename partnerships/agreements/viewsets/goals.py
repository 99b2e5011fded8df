"""Endpoints of goals."""

from partnerships.ground.viewsets import act_endpoint

from .. import services
from ..filters import GoalFilters
from ..models import IOPGoal
from ..serializers.agreement import ReasonAnswers
from ..serializers.goals import GoalSerializer
from .parts import StrikableViewSet


class GoalViewSet(StrikableViewSet):
    queryset = IOPGoal.with_struck.select_related("agreement")
    serializer_class = GoalSerializer
    filterset_class = GoalFilters
    register, change, thing = services.register_goal, services.change_goal, "goal"

    strike = act_endpoint(services.strike_goal, "goal", ReasonAnswers)
