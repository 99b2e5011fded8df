"""Endpoints of what the goals had come to."""

from partnerships.ground.viewsets import RecordViewSet

from .. import services
from ..filters import MeasureFilters
from ..models import GoalMeasure
from ..serializers.measures import MeasureSerializer


class MeasureViewSet(RecordViewSet):
    queryset = GoalMeasure.objects.select_related("follow_up__agreement", "goal")
    serializer_class = MeasureSerializer
    filterset_class = MeasureFilters
    register, change, thing = services.register_goal_measure, services.change_goal_measure, "measure"
