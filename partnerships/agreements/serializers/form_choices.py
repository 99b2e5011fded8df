"""What the API reads and writes of guided choices of form."""

from django.utils.translation import gettext as _
from rest_framework import serializers

from partnerships.ground.serializers import RecordSerializer, StrictSerializer

from ..form_guide import GUIDE
from ..models import FormAnswer, FormChoice


class FormAnswerSerializer(StrictSerializer):
    """A question by its key, in the order of the guide; the question and its meaning are given back as they were asked."""

    key = serializers.ChoiceField(choices=[(key, question.text) for key, question in GUIDE.items()])
    answer = serializers.ChoiceField(choices=FormAnswer.Answer.choices)
    question = serializers.CharField(read_only=True)
    meaning = serializers.CharField(read_only=True)
    source = serializers.CharField(read_only=True)


class FormChoiceSerializer(RecordSerializer):
    answers = FormAnswerSerializer(many=True, max_length=20)

    class Meta:
        model = FormChoice
        fields = [
            "id", "title", "organisation", "board", "initiative", "chosen_on", "chosen_by_role", "note", "answers", "form",
            "form_reason", "version",
        ]  # fmt: skip
        read_only_fields = ["form", "form_reason", "version"]

    def validate_answers(self, answers):
        keys = [each["key"] for each in answers]
        if len(set(keys)) < len(keys):
            raise serializers.ValidationError(_("Frågan är besvarad två gånger."))
        return {each["key"]: each["answer"] for each in answers}
