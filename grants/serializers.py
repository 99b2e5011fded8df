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
from partnerships.payments.serializers import PartAnswers

from .models import GrantApplication, GrantDecision, GrantRound, GrantScheme
from .models import GrantApplication, GrantDecision, GrantReport, GrantRound, GrantScheme, RecoveryClaim
from .models.reconciliation import standing_of


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
            "version",
        ]
        read_only_fields = ["version"]


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
    """One grant: what is left is decided less what is paid and what is reclaimed, in kronor. `id` is the grant's."""

    id = serializers.IntegerField(read_only=True)
    application = serializers.IntegerField(source="application_id", read_only=True)
    decided = KronorSerializerField(read_only=True)
    paid_out = KronorSerializerField(read_only=True)
    reclaimed = KronorSerializerField(read_only=True)
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
    left = KronorSerializerField(read_only=True)
    waiting = KronorSerializerField(read_only=True)


class GroupsSerializer(serializers.Serializer):
    count = serializers.IntegerField()
    results = GroupSerializer(many=True)
