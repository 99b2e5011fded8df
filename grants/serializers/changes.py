"""What the API reads and writes of changes after the decision."""

from rest_framework import serializers

from partnerships.cases.models import BoardDecision
from partnerships.ground.serializers import (
    DaySerializerField,
    KeyField,
    KronorSerializerField,
    RecordSerializer,
    StrictSerializer,
)

from ..models import GrantChange


class ChangeSerializer(RecordSerializer):
    class Meta:
        model = GrantChange
        fields = [
            "id", "grant", "board", "asked_on", "asked_by_role", "grounds", "amount", "period_to", "purpose", "state", "decision",
            "granted_amount", "granted_period_to", "granted_purpose", "report_due", "answer", "rule_reference", "version",
        ]  # fmt: skip
        read_only_fields = [
            "board", "state", "decision", "granted_amount", "granted_period_to", "granted_purpose", "report_due", "answer",
            "rule_reference", "version",
        ]  # fmt: skip


class GrantChangeAnswers(StrictSerializer):
    """What is not said is granted as it was asked."""

    decision = KeyField(queryset=BoardDecision.objects.all())
    amount = KronorSerializerField(required=False)
    period_to = DaySerializerField(required=False)
    purpose = serializers.CharField(max_length=4000, required=False)
    answer = serializers.CharField(max_length=4000, required=False, allow_blank=True)
    rule_reference = serializers.CharField(max_length=200, required=False, allow_blank=True)


class RejectChangeAnswers(StrictSerializer):
    decision = KeyField(queryset=BoardDecision.objects.all())
    answer = serializers.CharField(max_length=4000)
    rule_reference = serializers.CharField(max_length=200, required=False, allow_blank=True)
