"""Endpoints of claims, and of what is repaid."""

from partnerships.ground.viewsets import ReadViewSet, RecordViewSet, act_endpoint

from .. import services
from ..filters import RecoveryFilters, RepaymentFilters
from ..models import RecoveryClaim, Repayment
from ..serializers.applications import ReasonAnswers
from ..serializers.recoveries import (
    AnswerRecoveryAnswers,
    DecideAnswers,
    InvoiceAnswers,
    RecoverySerializer,
    RepayAnswers,
    RepaymentSerializer,
    ReverseAnswers,
    WriteOffAnswers,
)


class RecoveryViewSet(RecordViewSet):
    queryset = RecoveryClaim.objects.with_state()
    serializer_class = RecoverySerializer
    filterset_class = RecoveryFilters
    ordering_fields = ("amount",)
    register = services.claim_recovery

    answer_claim = act_endpoint(services.answer_recovery, "claim", AnswerRecoveryAnswers, name="answer_claim")
    decide = act_endpoint(services.decide_recovery, "claim", DecideAnswers)
    drop = act_endpoint(services.drop_recovery, "claim", ReasonAnswers)
    invoice = act_endpoint(services.invoice_recovery, "claim", InvoiceAnswers)
    repay = act_endpoint(services.register_repayment, "claim", RepayAnswers, name="repay")
    write_off = act_endpoint(services.write_off_recovery, "claim", WriteOffAnswers, name="write_off")


class RepaymentViewSet(ReadViewSet):
    queryset = Repayment.objects.all()
    serializer_class = RepaymentSerializer
    filterset_class = RepaymentFilters
    ordering_fields = ("paid_on",)

    reverse = act_endpoint(services.reverse_repayment, "repayment", ReverseAnswers)
