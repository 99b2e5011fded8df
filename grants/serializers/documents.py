"""What the API reads and writes of documents that are asked for and handed in."""

from partnerships.ground.serializers import KeyField, RecordSerializer, StrictSerializer

from ..models import HandedInDocument, RequiredDocument


class RequiredDocumentSerializer(RecordSerializer):
    class Meta:
        model = RequiredDocument
        fields = ["id", "name", "explanation", "yearly", "active", "version"]
        read_only_fields = ["version"]


class HandedInSerializer(RecordSerializer):
    """Files are handed in on the pages."""

    class Meta:
        model = HandedInDocument
        fields = ["id", "organisation", "required", "year", "application", "document", "handed_in_on", "version"]
        read_only_fields = fields


class AskAnswers(StrictSerializer):
    requires_documents = KeyField(queryset=RequiredDocument.objects.all(), many=True)
