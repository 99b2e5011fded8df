"""What the API reads and writes of the compact and its parts."""

from rest_framework import serializers

from partnerships.cases.models import BoardDecision
from partnerships.ground.serializers import DaySerializerField, KeyField, RecordSerializer, StrictSerializer
from partnerships.register.models import Board

from .models import (
    Commitment,
    CommitmentFollowUp,
    Compact,
    DevelopmentArea,
    DevelopmentPlan,
    PlanPoint,
    Principle,
)


class PartSerializer(RecordSerializer):
    """A part of a compact stays where it was registered: the fields of `Meta.fixed` cannot be changed."""

    def get_fields(self):
        fields = super().get_fields()
        if self.instance is not None:
            for name in self.Meta.fixed:
                fields[name].read_only = True
        return fields


class CompactSerializer(RecordSerializer):
    state = serializers.ChoiceField(source="current_state", choices=Compact.CURRENT_STATES, read_only=True)
    days_left = serializers.IntegerField(read_only=True, allow_null=True)

    class Meta:
        model = Compact
        fields = [
            "id", "title", "version_text", "case", "adopted_by", "adopted_on", "decision", "valid_to", "revision_due",
            "revision_years", "revision_responsible", "plan_years", "document_owner", "full_text", "source", "state",
            "days_left", "version",
        ]  # fmt: skip
        read_only_fields = ["version"]


class PrincipleSerializer(PartSerializer):
    class Meta:
        model = Principle
        fields = ["id", "compact", "no", "name", "text", "version"]
        read_only_fields = ["version"]
        fixed = ["compact"]


class CommitmentSerializer(PartSerializer):
    class Meta:
        model = Commitment
        fields = ["id", "compact", "principle", "bearer", "no", "text", "code", "version"]
        read_only_fields = ["compact", "version"]
        fixed = ["principle"]


class FollowUpSerializer(PartSerializer):
    class Meta:
        model = CommitmentFollowUp
        fields = [
            "id",
            "commitment",
            "year",
            "side",
            "status",
            "comment",
            "evidence",
            "reported_by_role",
            "is_proposed",
            "version",
        ]
        read_only_fields = ["is_proposed", "version"]
        fixed = ["commitment", "year", "side"]


class AreaSerializer(PartSerializer):
    class Meta:
        model = DevelopmentArea
        fields = ["id", "compact", "no", "name", "goal_chapter", "goal_annex", "version"]
        read_only_fields = ["version"]
        fixed = ["compact"]


class PlanSerializer(PartSerializer):
    class Meta:
        model = DevelopmentPlan
        fields = ["id", "compact", "name", "period_start", "period_end", "source", "version"]
        read_only_fields = ["version"]
        fixed = ["compact"]


class PlanPointSerializer(PartSerializer):
    class Meta:
        model = PlanPoint
        fields = ["id", "plan", "area", "no", "code", "text", "responsible", "status", "due", "version"]
        read_only_fields = ["version"]
        fixed = ["plan"]


class AdoptAnswers(StrictSerializer):
    adopted_by = KeyField(queryset=Board.objects.all())
    adopted_on = DaySerializerField()
    decision = KeyField(queryset=BoardDecision.objects.all(), required=False, allow_null=True)
    valid_to = DaySerializerField(required=False, allow_null=True)


class MoveAnswers(StrictSerializer):
    state = serializers.ChoiceField(choices=Compact.State.choices)
    reason = serializers.CharField(max_length=500, required=False, allow_blank=True)
