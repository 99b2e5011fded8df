"""What the API reads and writes of claims, and of what is repaid."""

from rest_framework import serializers

from partnerships.cases.models import BoardDecision
from partnerships.ground.serializers import (
    DaySerializerField,
    KeyField,
    KronorSerializerField,
    RecordSerializer,
    StrictSerializer,
)

from ..models import RecoveryClaim, Repayment


class RecoverySerializer(RecordSerializer):
    state = serializers.ChoiceField(choices=RecoveryClaim.State.choices, source="state_now", read_only=True)
    repaid = KronorSerializerField(read_only=True)
    left = KronorSerializerField(read_only=True)

    class Meta:
        model = RecoveryClaim
        fields = [
            "id", "grant", "ground", "amount", "state", "repaid", "left", "communicated_on", "answer_by", "answered_on", "answer",
            "decision", "decided_on", "dropped_on", "drop_reason", "invoice_no", "invoiced_on", "invoice_due", "written_off_by",
            "written_off_on", "written_off_amount", "write_off_reason", "version",
        ]  # fmt: skip
        read_only_fields = [
            "answered_on", "answer", "decided_on", "dropped_on", "drop_reason", "invoice_no", "invoiced_on", "invoice_due",
            "written_off_by", "written_off_on", "written_off_amount", "write_off_reason", "version",
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
