"""What the API reads and writes of the conditions for grants and of examinations."""

from rest_framework import serializers

from partnerships.ground.serializers import DaySerializerField, KeyField, RecordSerializer, StrictSerializer

from ..models import EligibilityAnswer, EligibilityCheck, EligibilityCondition


class ConditionSerializer(RecordSerializer):
    class Meta:
        model = EligibilityCondition
        fields = ["id", "text", "kind", "required", "source", "valid_from", "valid_to", "blocking", "order", "version"]
        read_only_fields = ["version"]


class EligibilityAnswerSerializer(StrictSerializer):
    condition = KeyField(queryset=EligibilityCondition.objects.all())
    answer = serializers.ChoiceField(choices=EligibilityAnswer.Answer.choices)
    note = serializers.CharField(max_length=500, required=False, allow_blank=True)
    handed_in = serializers.IntegerField(source="handed_in_id", read_only=True, allow_null=True)


class CheckSerializer(RecordSerializer):
    """Registered whole, with one answer for each condition of the year."""

    answers = EligibilityAnswerSerializer(many=True)
    examined_on = DaySerializerField(required=False)
    valid_to = DaySerializerField(required=False)

    class Meta:
        model = EligibilityCheck
        fields = ["id", "organisation", "year", "finding", "reason", "examined_on", "valid_to", "answers", "version"]
        read_only_fields = ["version"]
