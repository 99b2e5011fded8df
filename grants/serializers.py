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
    AgeSpan,
    ApplicationStatistics,
    Assessment,
    AssessmentCriterion,
    CompletionRequest,
    ConflictOfInterest,
    GrantApplication,
    GrantDecision,
    GrantProposal,
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


class StatisticsSerializer(StrictSerializer):
    age_span = KeyField(queryset=AgeSpan.objects.all())
    gender = serializers.ChoiceField(choices=ApplicationStatistics.Gender.choices)
    count = serializers.IntegerField(min_value=0, max_value=9_999_999)


class ApplicationSerializer(RecordSerializer):
    """`statistics` are written with the act `count`. `submitted_on` is the day when it first came in."""

    statistics = StatisticsSerializer(many=True, read_only=True)

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
            "statistics",
            "ended_on",
            "end_reason",
            "dismissal",
            "state",
            "version",
        ]
        read_only_fields = ["board", "submitted_on", "ended_on", "end_reason", "dismissal", "state", "version"]


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


class AgeSpanSerializer(RecordSerializer):
    class Meta:
        model = AgeSpan
        fields = ["id", "name", "order", "active", "version"]
        read_only_fields = ["version"]


class CountAnswers(StrictSerializer):
    counts = StatisticsSerializer(many=True)
    reason = serializers.CharField(max_length=500, required=False, allow_blank=True)


class CompletionSerializer(RecordSerializer):
    class Meta:
        model = CompletionRequest
        fields = ["id", "application", "text", "parts", "documents", "asked_on", "due", "answered_on", "version"]
        read_only_fields = fields


class CompletionAnswers(StrictSerializer):
    text = serializers.CharField(max_length=2000)
    due = DaySerializerField()
    parts = serializers.ListField(child=serializers.ChoiceField(choices=CompletionRequest.Part.choices), required=False)
    documents = KeyField(queryset=RequiredDocument.objects.all(), many=True, required=False)


class CompleteAnswers(StrictSerializer):
    answered_on = DaySerializerField(required=False)


class DismissAnswers(ReasonAnswers):
    decision = KeyField(queryset=BoardDecision.objects.all(), required=False)


class CriterionSerializer(RecordSerializer):
    class Meta:
        model = AssessmentCriterion
        fields = ["id", "scheme", "order", "text", "max_points", "active_from", "active_to", "version"]
        read_only_fields = ["version"]


class PointSerializer(StrictSerializer):
    criterion = KeyField(queryset=AssessmentCriterion.objects.all())
    points = serializers.IntegerField(min_value=0, max_value=100)
    comment = serializers.CharField(max_length=1000, required=False, allow_blank=True)


class AssessmentSerializer(RecordSerializer):
    points = PointSerializer(many=True)

    class Meta:
        model = Assessment
        fields = ["id", "application", "assessor", "points", "proposed_amount", "motivation", "version"]
        read_only_fields = ["assessor", "version"]


class ProposalSerializer(RecordSerializer):
    class Meta:
        model = GrantProposal
        fields = [
            "id", "application", "amount", "reason", "criteria", "proposed_by", "proposed_on", "reopened_on", "version",
        ]  # fmt: skip
        read_only_fields = fields


class ConcludeAnswers(StrictSerializer):
    amount = KronorSerializerField()
    reason = serializers.CharField(max_length=4000)
    criteria = KeyField(queryset=AssessmentCriterion.objects.all(), many=True, required=False)


class ConflictSerializer(RecordSerializer):
    class Meta:
        model = ConflictOfInterest
        fields = ["id", "application", "user", "declared_on", "noted_by", "lifted_on", "version"]
        read_only_fields = ["noted_by", "lifted_on", "version"]
        extra_kwargs = {"user": {"required": False}}
