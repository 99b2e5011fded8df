"""What the API reads and writes of grants."""

from rest_framework import serializers

from partnerships.cases.models import BoardDecision
from partnerships.ground.serializers import (
    DaySerializerField,
    KeyField,
    KronorSerializerField,
    RecordSerializer,
    StrictSerializer,
)
from partnerships.payments.models import Payment

from .models import (
    GrantApplication,
    GrantDecision,
    GrantReport,
    GrantRound,
    GrantScheme,
    HandedInDocument,
    RecoveryClaim,
    RequiredDocument,
)


class SchemeSerializer(RecordSerializer):
    class Meta:
        model = GrantScheme
        fields = [
            "id",
            "code",
            "name",
            "category",
            "board",
            "rules",
            "rules_decision",
            "governing_document",
            "max_amount",
            "report_days",
            "active_from",
            "active_to",
            "requires_documents",
            "version",
        ]
        read_only_fields = ["requires_documents", "version"]


class RoundSerializer(RecordSerializer):
    remaining = KronorSerializerField(read_only=True)

    class Meta:
        model = GrantRound
        fields = ["id", "scheme", "board", "year", "name", "opens", "closes", "frame", "reserved", "remaining", "version"]
        read_only_fields = ["board", "reserved", "version"]


class ApplicationSerializer(RecordSerializer):
    class Meta:
        model = GrantApplication
        fields = [
            "id",
            "round",
            "board",
            "organisation",
            "case",
            "submitted_on",
            "requested_amount",
            "purpose",
            "period_from",
            "period_to",
            "own_contribution",
            "other_funders",
            "member_count",
            "initiative",
            "caseworker",
            "state",
            "version",
        ]
        read_only_fields = ["board", "submitted_on", "state", "version"]


class DecisionSerializer(RecordSerializer):
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
            "version",
        ]
        read_only_fields = fields


class ReportSerializer(RecordSerializer):
    class Meta:
        model = GrantReport
        fields = ["id", "grant", "received_on", "used_amount", "result_text", "approved_on", "version"]
        read_only_fields = ["approved_on", "version"]


class RecoverySerializer(RecordSerializer):
    class Meta:
        model = RecoveryClaim
        fields = ["id", "grant", "ground", "amount", "decision", "decided_on", "version"]
        read_only_fields = ["decided_on", "version"]


class SubmitAnswers(StrictSerializer):
    submitted_on = DaySerializerField(required=False)


class ReasonAnswers(StrictSerializer):
    reason = serializers.CharField(max_length=500)


class GrantAnswers(StrictSerializer):
    decision = KeyField(queryset=BoardDecision.objects.all())
    amount = KronorSerializerField()
    conditions = serializers.CharField(max_length=4000, required=False, allow_blank=True)
    reason = serializers.CharField(max_length=4000, required=False, allow_blank=True)
    rule_reference = serializers.CharField(max_length=200, required=False, allow_blank=True)


class RejectAnswers(StrictSerializer):
    decision = KeyField(queryset=BoardDecision.objects.all())
    reason = serializers.CharField(max_length=4000)
    rule_reference = serializers.CharField(max_length=200, required=False, allow_blank=True)


class ApproveAnswers(StrictSerializer):
    approved_on = DaySerializerField(required=False)


class PaymentAnswers(StrictSerializer):
    """`key` is made by the client, once per payment: sent again it answers with the same payment."""

    key = serializers.UUIDField()
    amount = KronorSerializerField()
    due = DaySerializerField()
    giro_type = serializers.ChoiceField(choices=Payment.Giro.choices)
    text = serializers.CharField(max_length=100, required=False, allow_blank=True)


class RequiredDocumentSerializer(RecordSerializer):
    class Meta:
        model = RequiredDocument
        fields = ["id", "name", "explanation", "yearly", "active", "version"]
        read_only_fields = ["version"]


class HandedInSerializer(RecordSerializer):
    """Files are handed in on the pages."""

    class Meta:
        model = HandedInDocument
        fields = ["id", "organisation", "required", "year", "application", "document", "handed_in_on", "version"]
        read_only_fields = fields


class AskAnswers(StrictSerializer):
    requires_documents = KeyField(queryset=RequiredDocument.objects.all(), many=True)
