"""What the API reads and writes of members by age and gender."""

from rest_framework import serializers

from partnerships.ground.serializers import KeyField, RecordSerializer, StrictSerializer

from ..models import AgeSpan, ApplicationStatistics


class StatisticsSerializer(StrictSerializer):
    age_span = KeyField(queryset=AgeSpan.objects.all())
    gender = serializers.ChoiceField(choices=ApplicationStatistics.Gender.choices)
    count = serializers.IntegerField(min_value=0, max_value=9_999_999)


class AgeSpanSerializer(RecordSerializer):
    class Meta:
        model = AgeSpan
        fields = ["id", "name", "age_from", "age_to", "order", "active", "version"]
        read_only_fields = ["version"]


class CountAnswers(StrictSerializer):
    counts = StatisticsSerializer(many=True)
    reason = serializers.CharField(max_length=500, required=False, allow_blank=True)
