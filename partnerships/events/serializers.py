"""What the API reads and writes of meetings."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from partnerships.ground.serializers import RecordSerializer, StrictSerializer

from .models import Event, EventAudience


@extend_schema_field({"type": "array", "items": {"type": "string", "enum": EventAudience.Audience.values}})
class AudiencesField(serializers.ListField):
    """The groups a meeting is meant for, as a list."""

    child = serializers.ChoiceField(choices=EventAudience.Audience.choices)

    def to_representation(self, rows):
        return [row.audience for row in rows.all()]


class EventSerializer(RecordSerializer):
    audiences = AudiencesField(required=False, max_length=len(EventAudience.Audience))

    class Meta:
        model = Event
        fields = [
            "id", "title", "kind", "date", "start", "end", "venue", "room", "audiences", "facilitator_external",
            "participation_level", "decision_step", "participants_idea_driven", "participants_municipality", "participants_other",
            "summary", "has_presentation", "has_notes", "source", "state", "is_over", "version",
        ]  # fmt: skip
        read_only_fields = ["state", "is_over", "version"]


class HoldAnswers(StrictSerializer):
    participants_idea_driven = serializers.IntegerField(min_value=0, max_value=2**31 - 1, required=False)
    participants_municipality = serializers.IntegerField(min_value=0, max_value=2**31 - 1, required=False)
    participants_other = serializers.IntegerField(min_value=0, max_value=2**31 - 1, required=False)
    summary = serializers.CharField(max_length=4000, required=False, allow_blank=True)


class CancelAnswers(StrictSerializer):
    reason = serializers.CharField(max_length=500)
