"""What the API reads and writes of criteria, assessments and the proposals that come of them."""

from rest_framework import serializers

from partnerships.ground.serializers import KeyField, KronorSerializerField, RecordSerializer, StrictSerializer

from ..models import Assessment, AssessmentCriterion, GrantProposal


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
