"""What the API reads and writes of samples, the deeper check and the rules of risk."""

from rest_framework import serializers

from partnerships.ground.serializers import RecordSerializer, StrictSerializer

from ..models import CheckAnswer, ReportSample, RiskRule, SampledGrant


class RiskRuleSerializer(RecordSerializer):
    class Meta:
        model = RiskRule
        fields = ["id", "board", "kind", "is_on", "amount", "days", "version"]
        read_only_fields = ["version"]


class SampleSerializer(RecordSerializer):
    class Meta:
        model = ReportSample
        fields = [
            "id", "board", "year", "number", "share", "share_decided_by", "share_decision", "checklist", "seed", "method",
            "drawn_on", "version",
        ]  # fmt: skip
        read_only_fields = ["number", "seed", "method", "drawn_on", "version"]


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
