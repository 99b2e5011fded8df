"""What the API reads of extensions."""

from partnerships.ground.serializers import RecordSerializer

from ..models import IOPExtension


class ExtensionSerializer(RecordSerializer):
    class Meta:
        model = IOPExtension
        fields = ["id", "agreement", "decision", "previous_end", "until", "version"]
        read_only_fields = fields
