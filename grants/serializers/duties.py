"""What the API reads and writes of grants that are to be accounted for, and of reminders."""

from rest_framework import serializers

from partnerships.ground.serializers import DaySerializerField, RecordSerializer

from ..models import ReportReminder, Standing
from .decisions import DecisionSerializer


class ReportDuty(DecisionSerializer):
    """A grant as what is to be accounted for. Called so in the API's description, where GrantDecision is the grant itself."""

    standing = serializers.ChoiceField(choices=Standing.choices, read_only=True)
    reminded_on = DaySerializerField(read_only=True, allow_null=True)

    class Meta(DecisionSerializer.Meta):
        fields = [*DecisionSerializer.Meta.fields, "standing", "reminded_on"]
        read_only_fields = fields


class ReminderSerializer(RecordSerializer):
    class Meta:
        model = ReportReminder
        fields = ["id", "grant", "sent_on", "channel", "note", "version"]
        read_only_fields = ["version"]
