"""What the API reads and writes of accounts, samples and recovery."""

from rest_framework import serializers

from partnerships.cases.models import BoardDecision
from partnerships.ground.serializers import (
    DaySerializerField,
    KeyField,
    KronorSerializerField,
    RecordSerializer,
    StrictSerializer,
)

from .models import (
    CheckAnswer,
    GrantReport,
    RecoveryClaim,
    Repayment,
    ReportReminder,
    ReportSample,
    ReportSubmission,
    RiskRule,
    SampledGrant,
    Standing,
)
from .serializers import DecisionSerializer


class ReportDuty(DecisionSerializer):
    """A grant as what is to be accounted for. Called so in the API's description, where GrantDecision is the grant itself."""

    standing = serializers.ChoiceField(choices=Standing.choices, read_only=True)
    reminded_on = DaySerializerField(read_only=True, allow_null=True)

    class Meta(DecisionSerializer.Meta):
        fields = [*DecisionSerializer.Meta.fields, "standing", "reminded_on"]
        read_only_fields = fields


class ReminderSerializer(RecordSerializer):
    class Meta:
        model = ReportReminder
        fields = ["id", "grant", "sent_on", "channel", "note", "version"]
        read_only_fields = ["version"]


class SubmissionSerializer(StrictSerializer, serializers.ModelSerializer):
    used_amount = KronorSerializerField(read_only=True)

    class Meta:
        model = ReportSubmission
        fields = ["number", "received_on", "used_amount", "result_text"]
        read_only_fields = fields


class ReportSerializer(RecordSerializer):
    submissions = SubmissionSerializer(many=True, read_only=True)

    class Meta:
        model = GrantReport
        fields = [
            "id", "grant", "received_on", "used_amount", "result_text", "state", "completion_text", "completion_due",
            "approved_on", "unused_reason", "rejected_on", "rejected_reason", "submissions", "version",
        ]  # fmt: skip
        read_only_fields = [
            "state", "completion_text", "completion_due", "approved_on", "unused_reason", "rejected_on", "rejected_reason",
            "version",
        ]  # fmt: skip


class SendAgainAnswers(StrictSerializer):
    used_amount = KronorSerializerField()
    result_text = serializers.CharField(max_length=4000, required=False, allow_blank=True)
    received_on = DaySerializerField(required=False)


class ReportCompletionAnswers(StrictSerializer):
    completion_text = serializers.CharField(max_length=2000)
    completion_due = DaySerializerField()


class ApproveReportAnswers(StrictSerializer):
    approved_on = DaySerializerField(required=False)
    unused_reason = serializers.CharField(max_length=1000, required=False, allow_blank=True)


class RejectReportAnswers(StrictSerializer):
    reason = serializers.CharField(max_length=2000)


class RiskRuleSerializer(RecordSerializer):
    class Meta:
        model = RiskRule
        fields = ["id", "board", "kind", "is_on", "amount", "days", "version"]
        read_only_fields = ["version"]


class SampleSerializer(RecordSerializer):
    class Meta:
        model = ReportSample
        fields = [
            "id", "board", "year", "share", "share_decided_by", "share_decision", "checklist", "seed", "method", "drawn_on",
            "version",
        ]  # fmt: skip
        read_only_fields = ["seed", "method", "drawn_on", "version"]


class CheckAnswerSerializer(StrictSerializer):
    question = serializers.CharField(read_only=True)
    answer = serializers.ChoiceField(choices=CheckAnswer.Answer.choices)
    note = serializers.CharField(max_length=500, required=False, allow_blank=True)


class SampledSerializer(RecordSerializer):
    answers = CheckAnswerSerializer(many=True, read_only=True)
    digest = serializers.CharField(read_only=True)

    class Meta:
        model = SampledGrant
        fields = [
            "id", "sample", "grant", "is_drawn", "reasons", "digest", "outcome", "checked_on", "checked_by", "comment", "answers",
            "version",
        ]  # fmt: skip
        read_only_fields = fields


class CheckAnswers(StrictSerializer):
    """An answer to each question of the sample's checklist, in its order."""

    answers = CheckAnswerSerializer(many=True)
    outcome = serializers.ChoiceField(choices=SampledGrant.Outcome.choices)
    comment = serializers.CharField(max_length=4000, required=False, allow_blank=True)


class RecoverySerializer(RecordSerializer):
    state = serializers.ChoiceField(choices=RecoveryClaim.State.choices, source="state_now", read_only=True)
    repaid = KronorSerializerField(read_only=True)
    left = KronorSerializerField(read_only=True)

    class Meta:
        model = RecoveryClaim
        fields = [
            "id", "grant", "ground", "amount", "state", "repaid", "left", "communicated_on", "answer_by", "answered_on", "answer",
            "decision", "decided_on", "dropped_on", "drop_reason", "invoice_no", "invoiced_on", "invoice_due", "written_off_by",
            "written_off_on", "write_off_reason", "version",
        ]  # fmt: skip
        read_only_fields = [
            "answered_on", "answer", "decided_on", "dropped_on", "drop_reason", "invoice_no", "invoiced_on", "invoice_due",
            "written_off_by", "written_off_on", "write_off_reason", "version",
        ]  # fmt: skip


class AnswerRecoveryAnswers(StrictSerializer):
    answer = serializers.CharField(max_length=4000)
    answered_on = DaySerializerField(required=False)


class DecideAnswers(StrictSerializer):
    decision = KeyField(queryset=BoardDecision.objects.all())


class WriteOffAnswers(DecideAnswers):
    reason = serializers.CharField(max_length=1000)


class InvoiceAnswers(StrictSerializer):
    invoice_no = serializers.CharField(max_length=40)
    invoiced_on = DaySerializerField()
    invoice_due = DaySerializerField()


class RepaymentSerializer(RecordSerializer):
    class Meta:
        model = Repayment
        fields = ["id", "claim", "paid_on", "amount", "voucher_no", "reverses", "version"]
        read_only_fields = ["reverses", "version"]


class RepayAnswers(StrictSerializer):
    paid_on = DaySerializerField()
    amount = KronorSerializerField()
    voucher_no = serializers.CharField(max_length=40)


class ReverseAnswers(StrictSerializer):
    paid_on = DaySerializerField()
    voucher_no = serializers.CharField(max_length=40)
    reason = serializers.CharField(max_length=500)
