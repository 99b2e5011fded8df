"""What the API reads and writes of lists that come in."""

from rest_framework import serializers

from partnerships.ground.serializers import RecordSerializer, StrictSerializer

from .models import Import, ImportRow


class ImportSerializer(RecordSerializer):
    class Meta:
        model = Import
        fields = [
            "id", "kind", "sender", "file_name", "size", "sha256", "encoding", "delimiter", "sheet", "heading_row", "mapping",
            "constants", "options", "state", "to_create", "to_change", "unchanged", "refused", "skipped", "unused",
            "warnings", "message", "job", "created_at", "applied_at", "version",
        ]  # fmt: skip
        read_only_fields = fields


class UploadAnswers(StrictSerializer):
    """Sent as multipart/form-data."""

    kind = serializers.CharField(max_length=40)
    file = serializers.FileField()
    sender = serializers.CharField(max_length=100, required=False, allow_blank=True)
    encoding = serializers.CharField(max_length=20, required=False, allow_blank=True)
    delimiter = serializers.CharField(max_length=1, required=False, allow_blank=True, trim_whitespace=False)


class MapAnswers(StrictSerializer):
    """Which column of the file (from 0) each of ours is; what is left out of the rest stays as it was read."""

    mapping = serializers.DictField(child=serializers.IntegerField(min_value=0, max_value=16_383), required=False)
    constants = serializers.DictField(child=serializers.CharField(max_length=200, allow_blank=True), required=False)
    options = serializers.ListField(child=serializers.CharField(max_length=40), required=False, max_length=20)
    sheet = serializers.CharField(max_length=100, required=False)
    heading_row = serializers.IntegerField(min_value=1, max_value=1_048_576, required=False)
    encoding = serializers.CharField(max_length=20, required=False, allow_blank=True)
    delimiter = serializers.CharField(max_length=1, required=False, allow_blank=True, trim_whitespace=False)


class RowSerializer(RecordSerializer):
    class Meta:
        model = ImportRow
        fields = ["id", "of", "number", "outcome", "label", "changes", "faults"]
        read_only_fields = fields
