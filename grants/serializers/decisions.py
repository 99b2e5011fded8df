"""What the API reads and writes of what the board decided on applications."""

from rest_framework import serializers

from partnerships.cases.models import BoardDecision
from partnerships.ground.serializers import (
    DaySerializerField,
    KeyField,
    KronorSerializerField,
    RecordSerializer,
    StrictSerializer,
)

from ..models import GrantDecision


class DecisionSerializer(RecordSerializer):
    """What was decided first, and `amount_now` and `report_due_now`: what stands with the changes granted since.

    Where only the late rule took of the amount, `reason` and `rule_reference` say so.
    """

    reason = serializers.CharField(source="reason_in_words", read_only=True, allow_blank=True)
    rule_reference = serializers.CharField(source="rule_in_words", read_only=True, allow_blank=True)
    amount_now = KronorSerializerField(read_only=True)
    report_due_now = DaySerializerField(read_only=True, allow_null=True)

    class Meta:
        model = GrantDecision
        fields = [
            "id",
            "application",
            "decision",
            "result",
            "amount",
            "conditions",
            "reason",
            "rule_reference",
            "report_due",
            "late_days",
            "late_rule",
            "late_cut",
            "late_reason",
            "appeal_told_on",
            "state_aid_basis",
            "state_aid_note",
            "amount_now",
            "report_due_now",
            "version",
        ]
        read_only_fields = [name for name in fields if name not in GrantDecision.COMPLETED]


class GrantAnswers(StrictSerializer):
    decision = KeyField(queryset=BoardDecision.objects.all())
    amount = KronorSerializerField()
    conditions = serializers.CharField(max_length=4000, required=False, allow_blank=True)
    reason = serializers.CharField(max_length=4000, required=False, allow_blank=True)
    rule_reference = serializers.CharField(max_length=200, required=False, allow_blank=True)
    late_cut = KronorSerializerField(required=False, allow_null=True)
    late_reason = serializers.CharField(max_length=2000, required=False, allow_blank=True)
    despite_late_rule = serializers.BooleanField(required=False)
    state_aid_basis = serializers.ChoiceField(choices=GrantDecision.Basis.choices, required=False, allow_blank=True)
    state_aid_note = serializers.CharField(max_length=300, required=False, allow_blank=True)


class RejectAnswers(StrictSerializer):
    decision = KeyField(queryset=BoardDecision.objects.all())
    reason = serializers.CharField(max_length=4000)
    rule_reference = serializers.CharField(max_length=200, required=False, allow_blank=True)
