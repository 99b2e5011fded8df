"""What the API reads and writes of requests to complete an application."""

from rest_framework import serializers

from partnerships.ground.serializers import DaySerializerField, KeyField, RecordSerializer, StrictSerializer

from ..models import CompletionRequest, RequiredDocument


class CompletionSerializer(RecordSerializer):
    class Meta:
        model = CompletionRequest
        fields = ["id", "application", "text", "parts", "documents", "asked_on", "due", "answered_on", "version"]
        read_only_fields = fields


class CompletionAnswers(StrictSerializer):
    text = serializers.CharField(max_length=2000)
    due = DaySerializerField()
    parts = serializers.ListField(child=serializers.ChoiceField(choices=CompletionRequest.Part.choices), required=False)
    documents = KeyField(queryset=RequiredDocument.objects.all(), many=True, required=False)


class CompleteAnswers(StrictSerializer):
    answered_on = DaySerializerField(required=False)
