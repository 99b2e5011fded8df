"""Endpoints of agreements."""

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response

from partnerships.ground.errors import require
from partnerships.ground.viewsets import RecordViewSet, act_endpoint

from .. import services
from ..filters import AgreementKeyFilters
from ..models import IOPAgreement
from ..models.gaps import progress
from ..models.money import money_by_year
from ..pages.money import money_rows
from ..pages.resources import resources_of
from ..permissions import can_read_money
from ..serializers.agreement import (
    AgreementSerializer,
    DecideWithOverrideAnswers,
    DeclineAnswers,
    ExtendAnswers,
    PrepareAnswers,
    ReasonAnswers,
    SignAnswers,
    TerminateAnswers,
)
from ..serializers.checklist import ChecklistSerializer
from ..serializers.money import IOPAidAnswers, IOPPartsAnswers, IOPPaymentAnswers, MoneySerializer, RequestAnswers
from ..serializers.versions import AmendAnswers, RenewAnswers


class AgreementViewSet(RecordViewSet):
    queryset = IOPAgreement.objects.all()
    serializer_class = AgreementSerializer
    filterset_class = AgreementKeyFilters
    ordering_fields = ("sort_text",)
    register, change, thing = services.register_agreement, services.change_agreement, "agreement"

    def get_queryset(self):
        rows = super().get_queryset()
        return rows.with_parts() if self.action == "checklist" else rows

    @extend_schema(responses=ChecklistSerializer)
    @action(detail=True, methods=["get"])
    def checklist(self, request, *args, **kwargs):
        """Everything that is asked for before the agreement is signed, done and not done."""
        requirements = self.get_object().checklist()
        return Response(ChecklistSerializer({"requirements": requirements, **progress(requirements)}).data)

    review = act_endpoint(services.review_agreement, "agreement")
    prepare = act_endpoint(services.prepare_agreement, "agreement", PrepareAnswers)
    decide = act_endpoint(services.decide_agreement, "agreement", DecideWithOverrideAnswers)
    take_back = act_endpoint(services.take_back_decision, "agreement", ReasonAnswers, name="take_back")
    decline = act_endpoint(services.decline_agreement, "agreement", DeclineAnswers)
    withdraw = act_endpoint(services.withdraw_agreement, "agreement", ReasonAnswers)
    sign = act_endpoint(services.sign_agreement, "agreement", SignAnswers)
    extend = act_endpoint(services.extend_agreement, "agreement", ExtendAnswers)
    terminate = act_endpoint(services.terminate_agreement, "agreement", TerminateAnswers)
    withdraw_notice = act_endpoint(services.withdraw_notice, "agreement", ReasonAnswers, name="withdraw_notice")
    amend = act_endpoint(services.amend_agreement, "agreement", AmendAnswers)
    renew = act_endpoint(services.renew_agreement, "agreement", RenewAnswers, made=True)
    pay = act_endpoint(services.plan_iop_payment, "agreement", IOPPaymentAnswers, name="pay")
    pay_parts = act_endpoint(services.plan_iop_payments, "agreement", IOPPartsAnswers, name="pay_parts")
    request_payment = act_endpoint(services.request_iop_payment, "agreement", RequestAnswers, name="request_payment")
    prepare_aid = act_endpoint(services.prepare_state_aid, "agreement", IOPAidAnswers, name="prepare_aid")

    @extend_schema(responses=MoneySerializer)
    @action(detail=True)
    def money(self, request, *args, **kwargs):
        """The municipality's money of each year: promised, planned, requested, attested, paid and left."""
        agreement = self.get_object()
        require(can_read_money(request.user, agreement))
        used = money_by_year(agreement.payments().visible_to(request.user)).get(agreement.pk, {})
        return Response(MoneySerializer({"years": money_rows(agreement, resources_of(request.user, agreement), used)}).data)
