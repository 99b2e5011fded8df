"""Endpoints of what payments are for."""

from partnerships.ground.viewsets import ReadViewSet

from ..filters import IOPPaymentFilters
from ..models import IOPPayment
from ..serializers.money import IOPPaymentSerializer


class IOPPaymentViewSet(ReadViewSet):
    queryset = IOPPayment.objects.select_related("agreement")
    serializer_class = IOPPaymentSerializer
    filterset_class = IOPPaymentFilters
    ordering_fields = ("year",)
