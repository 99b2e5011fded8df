"""What the API reads and writes of what comes in."""

from rest_framework import serializers

from partnerships.cases.models import BoardDecision
from partnerships.ground.serializers import DaySerializerField, KeyField, RecordSerializer, StrictSerializer
from partnerships.register.models import Board, Office

from .models import Initiative, InitiativeContact
from .permissions import can_read_notes


class InitiativeSerializer(RecordSerializer):
    """`note` is the municipality's own, and blank to the organisation. Whom to speak with is `initiative-contacts`."""

    answer_days = serializers.IntegerField(read_only=True, allow_null=True)
    is_another = serializers.BooleanField(write_only=True, required=False)

    class Meta:
        model = Initiative
        fields = [
            "id", "title", "kind", "received_on", "channel", "organisation", "initiator", "idea", "challenge", "purpose",
            "wanted_from_municipality", "own_resources", "follow_up", "event", "case", "note", "boards_concerned",
            "owner_office", "coordinator_office", "coach_role", "acknowledged_on", "answer_due", "dialogue_on", "decided_on",
            "outcome", "outcome_reason", "decision", "answered_on", "answer", "answer_days", "feedback_on",
            "feedback", "closed_on", "state", "is_another", "version",
        ]  # fmt: skip
        read_only_fields = [
            "boards_concerned", "owner_office", "coordinator_office", "coach_role", "acknowledged_on", "answer_due",
            "dialogue_on", "decided_on", "outcome", "outcome_reason", "decision", "answered_on", "answer", "feedback_on",
            "feedback", "closed_on", "state", "version",
        ]  # fmt: skip

    def get_fields(self):
        fields = super().get_fields()
        if self.partial:  # asked of a new one alone
            del fields["is_another"]
        return fields

    def to_representation(self, initiative):
        shown = super().to_representation(initiative)
        return shown if can_read_notes(self.context["request"].user) else shown | {"note": ""}


class ContactSerializer(RecordSerializer):
    class Meta:
        model = InitiativeContact
        fields = ["id", "initiative", "name", "email", "phone", "protected", "version"]
        read_only_fields = ["version"]


class AcknowledgeAnswers(StrictSerializer):
    acknowledged_on = DaySerializerField(required=False)


class AssignAnswers(StrictSerializer):
    """The whole of it each time: what is left out is taken away."""

    owner_office = KeyField(queryset=Office.objects.all())
    coordinator_office = KeyField(queryset=Office.objects.all(), required=False, allow_null=True)
    coach_role = serializers.CharField(max_length=150, required=False, allow_blank=True)
    boards_concerned = KeyField(queryset=Board.objects.all(), many=True, required=False)


class DialogueAnswers(StrictSerializer):
    dialogue_on = DaySerializerField(required=False)


class DecideAnswers(StrictSerializer):
    outcome = serializers.ChoiceField(choices=Initiative.Outcome.choices)
    outcome_reason = serializers.CharField(max_length=4000, required=False, allow_blank=True)
    decision = KeyField(queryset=BoardDecision.objects.all(), required=False, allow_null=True)
    decided_on = DaySerializerField(required=False)


class AnswerAnswers(StrictSerializer):
    answer = serializers.CharField(max_length=8000)
    answered_on = DaySerializerField(required=False)


class FeedbackAnswers(StrictSerializer):
    feedback = serializers.CharField(max_length=8000)
    feedback_on = DaySerializerField(required=False)
