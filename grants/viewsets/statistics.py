"""Endpoints of the spans of age that members are counted by."""

from partnerships.ground.viewsets import RecordViewSet

from .. import services
from ..filters import AgeSpanFilters
from ..models import AgeSpan
from ..serializers.statistics import AgeSpanSerializer


class AgeSpanViewSet(RecordViewSet):
    queryset = AgeSpan.objects.all()
    serializer_class = AgeSpanSerializer
    filterset_class = AgeSpanFilters
    ordering_fields = ("order",)
    register, change, thing = services.register_age_span, services.change_age_span, "age_span"
