"""Endpoints of procurements."""

from partnerships.ground.days import today
from partnerships.ground.viewsets import RecordViewSet, act_endpoint

from .. import services
from ..filters import ProcurementFilters
from ..models import Procurement
from ..serializers.plain import AmountAnswers, CancelAnswers
from ..serializers.procurements import ProcurementSerializer


class ProcurementViewSet(RecordViewSet):
    queryset = Procurement.objects.prefetch_related("years")
    serializer_class = ProcurementSerializer
    filterset_class = ProcurementFilters
    ordering_fields = ("sort_text", "start_date", "end_date")
    register, change, thing = services.register_procurement, services.change_procurement, "procurement"

    set_amount = act_endpoint(services.set_yearly_amount, "agreement", AmountAnswers, name="set_amount")
    cancel = act_endpoint(services.cancel_agreement, "agreement", CancelAnswers)

    def get_queryset(self):
        return super().get_queryset().with_kind().with_state_on(today())
