"""What the API reads and writes of the criteria of legal tests."""

from rest_framework import serializers

from partnerships.ground.serializers import DaySerializerField, RecordSerializer, StrictSerializer

from ..models import CriteriaSet, Criterion


class CriteriaSetSerializer(RecordSerializer):
    class Meta:
        model = CriteriaSet
        fields = ["id", "name", "source", "guideline", "valid_from", "valid_to", "published_key", "version"]
        read_only_fields = ["published_key", "version"]


class CriterionSerializer(RecordSerializer):
    class Meta:
        model = Criterion
        fields = [
            "id", "criteria_set", "key", "order", "question", "explanation", "source", "fault_when", "fault_means",
            "unclear_needs_lawyer", "statement_required", "version",
        ]  # fmt: skip
        read_only_fields = ["version"]


class CloseSetAnswers(StrictSerializer):
    valid_to = DaySerializerField()
    reason = serializers.CharField(max_length=500)
