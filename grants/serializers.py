"""What the API reads and writes of grants."""

from rest_framework import serializers

from partnerships.cases.models import BoardDecision
from partnerships.ground.days import FIRST_YEAR, LAST_YEAR
from partnerships.ground.serializers import (
    DaySerializerField,
    KeyField,
    KronorSerializerField,
    RecordSerializer,
    StrictSerializer,
)
from partnerships.payments.models import Payment
from partnerships.payments.serializers import PartAnswers

from .models import (
    AgeSpan,
    ApplicantCategory,
    ApplicationStatistics,
    Assessment,
    AssessmentCriterion,
    CategoryPlacement,
    CompletionRequest,
    ConflictOfInterest,
    GrantApplication,
    GrantDecision,
    GrantProposal,
    GrantRound,
    GrantScheme,
    HandedInDocument,
    LateRule,
    RequiredDocument,
)
from .models.reconciliation import standing_of
from .models.rows import MOST_ROWS


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
            "eligible_categories",
            "min_members",
            "age_from",
            "age_to",
            "demands_local_activity",
            "apply_days_before",
            "calc_method",
            "conditions",
            "account_code",
            "cost_centre",
            "requires_documents",
            "version",
        ]
        read_only_fields = ["requires_documents", "version"]


class TierSerializer(StrictSerializer):
    from_count = serializers.IntegerField(min_value=0, max_value=10_000_000)
    amount = KronorSerializerField()


class PaymentDaySerializer(StrictSerializer):
    day = DaySerializerField()


class RoundSerializer(RecordSerializer):
    """`tiers` and `payment_days` are sent whole: what is not among those sent is taken away."""

    remaining = KronorSerializerField(read_only=True, allow_null=True)
    tiers = TierSerializer(many=True, required=False, max_length=MOST_ROWS)
    payment_days = PaymentDaySerializer(many=True, required=False, max_length=MOST_ROWS)

    class Meta:
        model = GrantRound
        fields = [
            "id", "scheme", "board", "year", "name", "opens", "closes", "frame", "reserved", "remaining", "late_rule",
            "calc_method", "rate", "rate_percent", "tiers", "payment_days", "version",
        ]  # fmt: skip
        read_only_fields = ["board", "reserved", "version"]


class LateStepSerializer(StrictSerializer):
    from_day = serializers.IntegerField(min_value=1, max_value=3650)
    percent = serializers.IntegerField(min_value=1, max_value=100)


class LateRuleSerializer(RecordSerializer):
    """`steps` of a table are sent whole: what is not among those sent is taken away."""

    steps = LateStepSerializer(many=True, required=False, max_length=MOST_ROWS)

    class Meta:
        model = LateRule
        fields = ["id", "scheme", "name", "kind", "last_day", "ceiling_percent", "steps", "source", "version"]
        read_only_fields = ["version"]


class CategorySerializer(RecordSerializer):
    class Meta:
        model = ApplicantCategory
        fields = ["id", "board", "name", "description", "version"]
        read_only_fields = ["version"]


class PlacementSerializer(RecordSerializer):
    class Meta:
        model = CategoryPlacement
        fields = ["id", "category", "board", "organisation", "valid_from", "version"]
        read_only_fields = ["board", "version"]


class CopyAnswers(StrictSerializer):
    year = serializers.IntegerField(min_value=FIRST_YEAR, max_value=LAST_YEAR - 1)


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
            "unit_count",
            "cost",
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


class DemandSerializer(serializers.Serializer):
    """`met` is null where it is not known; `hinders` is true where an application that does not meet it cannot be granted."""

    name = serializers.CharField()
    met = serializers.BooleanField(allow_null=True)
    told = serializers.CharField()
    rule = serializers.CharField()
    hinders = serializers.BooleanField()


class ReckonedSerializer(serializers.Serializer):
    """`amount` is null where it cannot be reckoned, and `missing` says why. It is a proposal and decides nothing."""

    amount = KronorSerializerField(allow_null=True)
    how = serializers.ListField(child=serializers.CharField())
    missing = serializers.CharField(allow_blank=True)


class BasisSerializer(serializers.Serializer):
    """`proposal` is null where the board decides by discretion; `late_days` where the application has not come in."""

    demands = DemandSerializer(many=True)
    proposal = ReckonedSerializer(allow_null=True)
    late_days = serializers.IntegerField(allow_null=True)


class DecisionSerializer(RecordSerializer):
    """What was decided first, and `amount_now` and `report_due_now`: what stands with the changes granted since."""

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
    late_cut = KronorSerializerField(required=False, allow_null=True)
    late_reason = serializers.CharField(max_length=2000, required=False, allow_blank=True)
    despite_late_rule = serializers.BooleanField(required=False)
    state_aid_basis = serializers.ChoiceField(choices=GrantDecision.Basis.choices, required=False, allow_blank=True)
    state_aid_note = serializers.CharField(max_length=300, required=False, allow_blank=True)


class RejectAnswers(StrictSerializer):
    decision = KeyField(queryset=BoardDecision.objects.all())
    reason = serializers.CharField(max_length=4000)
    rule_reference = serializers.CharField(max_length=200, required=False, allow_blank=True)


class PaymentAnswers(StrictSerializer):
    """`key` is made by the client, once per payment: sent again it answers with the same payment."""

    key = serializers.UUIDField()
    amount = KronorSerializerField()
    due = DaySerializerField()
    giro_type = serializers.ChoiceField(choices=Payment.Giro.choices)
    text = serializers.CharField(max_length=100, required=False, allow_blank=True)
    account = serializers.CharField(max_length=20, required=False, allow_blank=True)
    cost_centre = serializers.CharField(max_length=20, required=False, allow_blank=True)


class PartsAnswers(PaymentAnswers):
    """A grant planned in parts: one `key` for all of them."""

    amount = due = None
    parts = PartAnswers(many=True)


class ReconciliationSerializer(serializers.Serializer):
    """One grant: what is left is decided less what is paid and what is still owed, in kronor. `id` is the grant's.

    `repaid` and `owed` are what of the reclaimed has come back, and what is still to come.
    """

    id = serializers.IntegerField(read_only=True)
    application = serializers.IntegerField(source="application_id", read_only=True)
    decided = KronorSerializerField(read_only=True)
    paid_out = KronorSerializerField(read_only=True)
    reclaimed = KronorSerializerField(read_only=True)
    repaid = KronorSerializerField(read_only=True)
    owed = KronorSerializerField(read_only=True)
    left = KronorSerializerField(read_only=True)
    waiting = KronorSerializerField(read_only=True)
    standing = serializers.SerializerMethodField()

    def get_standing(self, grant) -> str:
        return standing_of(grant).value


class GroupSerializer(serializers.Serializer):
    """The grants of a round, a board or a year; `key` is its number, or the year. `off`: how many of them do not agree."""

    key = serializers.IntegerField(read_only=True)
    name = serializers.CharField(source="__str__", read_only=True)
    grants = serializers.IntegerField(read_only=True)
    off = serializers.IntegerField(read_only=True)
    decided = KronorSerializerField(read_only=True)
    paid_out = KronorSerializerField(read_only=True)
    reclaimed = KronorSerializerField(read_only=True)
    repaid = KronorSerializerField(read_only=True)
    owed = KronorSerializerField(read_only=True)
    left = KronorSerializerField(read_only=True)
    waiting = KronorSerializerField(read_only=True)


class GroupsSerializer(serializers.Serializer):
    count = serializers.IntegerField()
    results = GroupSerializer(many=True)


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
        fields = ["id", "name", "age_from", "age_to", "order", "active", "version"]
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
