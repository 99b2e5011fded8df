"""What the API reads and writes of follow-ups."""

from rest_framework import serializers

from partnerships.ground.serializers import DaySerializerField, KeyField, RecordSerializer, StrictSerializer

from ..models import IOPFollowUp, IOPParty


class FollowUpSerializer(RecordSerializer):
    """Conclusion and approvals are set by the acts `conclude`, `approve` and `reopen`."""

    class Meta:
        model = IOPFollowUp
        fields = [
            "id", "agreement", "year", "part", "held_on", "participants_reached", "goal_fulfilment", "results", "deviations",
            "joint_conclusion", "conclusion_reason", "unanswered_reason", "approved_by_municipality", "approved_by_other",
            "version",
        ]  # fmt: skip
        read_only_fields = [*IOPFollowUp.SET_BY_ACTS, "version"]


class ConcludeAnswers(StrictSerializer):
    joint_conclusion = serializers.ChoiceField(choices=IOPFollowUp.Conclusion.choices)
    conclusion_reason = serializers.CharField(max_length=4000)
    held_on = DaySerializerField(required=False, allow_null=True)
    unanswered_reason = serializers.CharField(max_length=500, required=False, allow_blank=True)


class ApproveAnswers(StrictSerializer):
    party = KeyField(queryset=IOPParty.objects.all())
    approved_on = DaySerializerField()
    approved_by_role = serializers.CharField(max_length=150)
