"""Endpoints of conflicts of interest (jäv)."""

from partnerships.ground.viewsets import RecordViewSet, act_endpoint

from .. import services
from ..filters import ConflictFilters
from ..models import ConflictOfInterest
from ..serializers.applications import ReasonAnswers
from ..serializers.conflicts import ConflictSerializer


class ConflictViewSet(RecordViewSet):
    """Without `user`: one's own."""

    queryset = ConflictOfInterest.objects.select_related("application")
    serializer_class = ConflictSerializer
    filterset_class = ConflictFilters
    register = services.declare_conflict

    lift = act_endpoint(services.lift_conflict, "conflict", ReasonAnswers)
