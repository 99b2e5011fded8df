"""Endpoints of agreements."""

from partnerships.ground.viewsets import RecordViewSet, act_endpoint

from .. import services
from ..filters import AgreementKeyFilters
from ..models import IOPAgreement
from ..serializers.agreement import (
    AgreementSerializer,
    DecideAnswers,
    DeclineAnswers,
    ReasonAnswers,
    SignAnswers,
    TerminateAnswers,
)
from ..serializers.money import IOPAidAnswers, IOPPaymentAnswers
from ..serializers.versions import AmendAnswers, RenewAnswers


class AgreementViewSet(RecordViewSet):
    queryset = IOPAgreement.objects.all()
    serializer_class = AgreementSerializer
    filterset_class = AgreementKeyFilters
    ordering_fields = ("sort_text",)
    register, change, thing = services.register_agreement, services.change_agreement, "agreement"

    review = act_endpoint(services.review_agreement, "agreement")
    prepare = act_endpoint(services.prepare_agreement, "agreement")
    decide = act_endpoint(services.decide_agreement, "agreement", DecideAnswers)
    decline = act_endpoint(services.decline_agreement, "agreement", DeclineAnswers)
    withdraw = act_endpoint(services.withdraw_agreement, "agreement", ReasonAnswers)
    sign = act_endpoint(services.sign_agreement, "agreement", SignAnswers)
    terminate = act_endpoint(services.terminate_agreement, "agreement", TerminateAnswers)
    amend = act_endpoint(services.amend_agreement, "agreement", AmendAnswers)
    renew = act_endpoint(services.renew_agreement, "agreement", RenewAnswers, made=True)
    pay = act_endpoint(services.plan_iop_payment, "agreement", IOPPaymentAnswers, name="pay")
    prepare_aid = act_endpoint(services.prepare_state_aid, "agreement", IOPAidAnswers, name="prepare_aid")
