"""Endpoints of the times to apply."""

from partnerships.ground.viewsets import RecordViewSet

from .. import services
from ..filters import RoundFilters
from ..models import GrantRound
from ..serializers.rounds import RoundSerializer


class RoundViewSet(RecordViewSet):
    queryset = GrantRound.objects.prefetch_related("tiers", "payment_days")
    serializer_class = RoundSerializer
    filterset_class = RoundFilters
    ordering_fields = ("year", "opens", "closes")
    register, change, thing = services.open_round, services.change_round, "round"
