"""What the API reads and writes of legal tests."""

from rest_framework import serializers

from partnerships.cases.models import Document
from partnerships.ground.serializers import DaySerializerField, KeyField, RecordSerializer, StrictSerializer

from ..models import Criterion, IOPLegalTest, LegalAnswer
from ..permissions import can_read_reasons

# What the organisation does not read.
REASONS = {
    "criteria_set": None, "examined_by_role": "", "reason": "", "answers": [], "cleared_on": None, "cleared_by_role": "",
    "cleared_reason": "", "cleared_document": None,
}  # fmt: skip


class LegalAnswerSerializer(StrictSerializer):
    criterion = KeyField(queryset=Criterion.objects.all())
    key = serializers.CharField(source="criterion.key", read_only=True)
    question = serializers.CharField(source="criterion.question", read_only=True)
    answer = serializers.ChoiceField(choices=LegalAnswer.Answer.choices)
    reason = serializers.CharField(max_length=2000, required=False, allow_blank=True)
    source = serializers.CharField(max_length=300, required=False, allow_blank=True)
    statement = serializers.CharField(max_length=2000, required=False, allow_blank=True)


class LegalTestSerializer(RecordSerializer):
    """The organisation reads the conclusion, as `outcome` tells it, and its day; everything else is then blank."""

    answers = LegalAnswerSerializer(many=True, max_length=200)
    outcome = serializers.CharField(read_only=True)

    class Meta:
        model = IOPLegalTest
        fields = [
            "id", "agreement", "criteria_set", "examined_on", "conclusion", "outcome", "examined_by_role", "reason", "answers",
            "cleared_on", "cleared_by_role", "cleared_reason", "cleared_document", "version",
        ]  # fmt: skip
        read_only_fields = [
            "criteria_set", "conclusion", "cleared_on", "cleared_by_role", "cleared_reason", "cleared_document", "version",
        ]  # fmt: skip

    def to_representation(self, test):
        shown = super().to_representation(test)
        if not can_read_reasons(self.context["request"].user):
            shown |= REASONS
        return shown


class ClearAnswers(StrictSerializer):
    cleared_on = DaySerializerField()
    cleared_by_role = serializers.CharField(max_length=150)
    cleared_reason = serializers.CharField(max_length=4000)
    cleared_document = KeyField(queryset=Document.objects.all(), required=False, allow_null=True)
