"""The API's endpoints for the compact and its parts."""

from partnerships.ground.viewsets import RecordViewSet, act_endpoint

from . import services
from .filters import (
    AreaFilters,
    CommitmentFilters,
    CompactFilters,
    FollowUpFilters,
    PlanFilters,
    PlanPointFilters,
    PrincipleFilters,
)
from .models import (
    Commitment,
    CommitmentFollowUp,
    Compact,
    DevelopmentArea,
    DevelopmentPlan,
    PlanPoint,
    Principle,
)
from .serializers import (
    AdoptAnswers,
    AreaSerializer,
    CommitmentSerializer,
    CompactSerializer,
    FollowUpSerializer,
    MoveAnswers,
    PlanPointSerializer,
    PlanSerializer,
    PrincipleSerializer,
)


class CompactViewSet(RecordViewSet):
    queryset = Compact.objects.all()
    serializer_class = CompactSerializer
    filterset_class = CompactFilters
    ordering_fields = ("sort_text",)
    register, change, thing = services.register_compact, services.change_compact, "compact"

    adopt = act_endpoint(services.adopt_compact, "compact", AdoptAnswers)
    move = act_endpoint(services.move_compact, "compact", MoveAnswers)


class PrincipleViewSet(RecordViewSet):
    queryset = Principle.objects.select_related("compact")
    serializer_class = PrincipleSerializer
    filterset_class = PrincipleFilters
    ordering_fields = ("no",)
    register, change, thing = services.register_principle, services.change_principle, "principle"


class CommitmentViewSet(RecordViewSet):
    queryset = Commitment.objects.select_related("compact", "principle")
    serializer_class = CommitmentSerializer
    filterset_class = CommitmentFilters
    ordering_fields = ("sort_text",)
    register, change, thing = services.register_commitment, services.change_commitment, "commitment"


class FollowUpViewSet(RecordViewSet):
    queryset = CommitmentFollowUp.objects.select_related("commitment__compact")
    serializer_class = FollowUpSerializer
    filterset_class = FollowUpFilters
    ordering_fields = ("year",)
    register, change, thing = services.register_follow_up, services.change_follow_up, "follow_up"


class AreaViewSet(RecordViewSet):
    queryset = DevelopmentArea.objects.select_related("compact")
    serializer_class = AreaSerializer
    filterset_class = AreaFilters
    ordering_fields = ("no",)
    register, change, thing = services.register_area, services.change_area, "area"


class PlanViewSet(RecordViewSet):
    queryset = DevelopmentPlan.objects.select_related("compact")
    serializer_class = PlanSerializer
    filterset_class = PlanFilters
    register, change, thing = services.register_plan, services.change_plan, "plan"


class PlanPointViewSet(RecordViewSet):
    queryset = PlanPoint.objects.select_related("plan__compact", "area")
    serializer_class = PlanPointSerializer
    filterset_class = PlanPointFilters
    ordering_fields = ("sort_text",)
    register, change, thing = services.register_plan_point, services.change_plan_point, "point"
