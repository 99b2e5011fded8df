"""The API's endpoints for accounts, samples and recovery."""

from partnerships.ground.viewsets import ReadViewSet, RecordViewSet, act_endpoint

from . import services
from .filters import ReportFilters
from .filters_reports import (
    DutyFilters,
    RecoveryFilters,
    ReminderFilters,
    RepaymentFilters,
    RiskRuleFilters,
    SampledFilters,
    SampleFilters,
)
from .models import (
    GrantDecision,
    GrantReport,
    RecoveryClaim,
    Repayment,
    ReportDuties,
    ReportReminder,
    ReportSample,
    RiskRule,
    SampledGrant,
)
from .serializers import ReasonAnswers
from .serializers_reports import (
    AnswerRecoveryAnswers,
    ApproveReportAnswers,
    CheckAnswers,
    DecideAnswers,
    InvoiceAnswers,
    RecoverySerializer,
    RejectReportAnswers,
    ReminderSerializer,
    RepayAnswers,
    RepaymentSerializer,
    ReportCompletionAnswers,
    ReportDuty,
    ReportSerializer,
    ReverseAnswers,
    RiskRuleSerializer,
    SampledSerializer,
    SampleSerializer,
    SendAgainAnswers,
    WriteOffAnswers,
)


class DutyViewSet(ReadViewSet):
    queryset = ReportDuties(GrantDecision).select_related("application")
    serializer_class = ReportDuty
    filterset_class = DutyFilters
    ordering_fields = ("report_due", "amount")


class ReminderViewSet(RecordViewSet):
    queryset = ReportReminder.objects.all()
    serializer_class = ReminderSerializer
    filterset_class = ReminderFilters
    ordering_fields = ("sent_on",)
    register = services.remind_of_report


class GrantReportViewSet(RecordViewSet):
    queryset = GrantReport.objects.prefetch_related("submissions")
    serializer_class = ReportSerializer
    filterset_class = ReportFilters
    ordering_fields = ("received_on",)
    register = services.register_report

    approve = act_endpoint(services.approve_report, "report", ApproveReportAnswers)
    reject = act_endpoint(services.reject_report, "report", RejectReportAnswers)
    request_completion = act_endpoint(
        services.request_report_completion, "report", ReportCompletionAnswers, name="request_completion"
    )
    send_again = act_endpoint(services.send_report_again, "report", SendAgainAnswers, name="send_again")


class RiskRuleViewSet(RecordViewSet):
    queryset = RiskRule.objects.all()
    serializer_class = RiskRuleSerializer
    filterset_class = RiskRuleFilters
    register, change, thing = services.register_risk_rule, services.change_risk_rule, "rule"


class SampleViewSet(RecordViewSet):
    queryset = ReportSample.objects.all()
    serializer_class = SampleSerializer
    filterset_class = SampleFilters
    ordering_fields = ("year", "drawn_on")
    register = services.draw_report_sample


class SampledViewSet(ReadViewSet):
    queryset = SampledGrant.objects.prefetch_related("answers", "sample")
    serializer_class = SampledSerializer
    filterset_class = SampledFilters

    check = act_endpoint(services.check_sampled_grant, "sampled", CheckAnswers, name="check")


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
