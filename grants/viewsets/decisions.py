"""Endpoints of what the board decided on applications."""

from partnerships.ground.viewsets import RecordViewSet, act_endpoint

from .. import services
from ..filters import DecisionFilters
from ..models import GrantDecision
from ..serializers.applications import ReasonAnswers
from ..serializers.decisions import DecisionSerializer
from ..serializers.payments import PartsAnswers, PaymentAnswers


class GrantDecisionViewSet(RecordViewSet):
    queryset = GrantDecision.objects.with_terms().select_related("application")
    serializer_class = DecisionSerializer
    filterset_class = DecisionFilters
    ordering_fields = ("amount",)
    change, thing = services.complete_decision, "grant"

    take_back = act_endpoint(services.take_back_outcome, "grant", ReasonAnswers, name="take_back")
    pay = act_endpoint(services.plan_grant_payment, "grant", PaymentAnswers, name="pay")
    pay_parts = act_endpoint(services.plan_grant_payments, "grant", PartsAnswers, name="pay_parts")
