"""Endpoints of agreements that are neither IOP nor procurement."""

from partnerships.ground.days import today
from partnerships.ground.viewsets import RecordViewSet, act_endpoint

from .. import services
from ..filters import OtherAgreementFilters
from ..models import OtherAgreement
from ..serializers.other_agreements import OtherAgreementSerializer
from ..serializers.plain import AmountAnswers, CancelAnswers


class OtherAgreementViewSet(RecordViewSet):
    queryset = OtherAgreement.objects.prefetch_related("years")
    serializer_class = OtherAgreementSerializer
    filterset_class = OtherAgreementFilters
    ordering_fields = ("sort_text", "start_date", "end_date")
    register, change, thing = services.register_other_agreement, services.change_other_agreement, "agreement"

    set_amount = act_endpoint(services.set_yearly_amount, "agreement", AmountAnswers, name="set_amount")
    cancel = act_endpoint(services.cancel_agreement, "agreement", CancelAnswers)

    def get_queryset(self):
        return super().get_queryset().with_state_on(today())
