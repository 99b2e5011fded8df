"""What the API reads and writes of conflicts of interest (jäv)."""

from partnerships.ground.serializers import RecordSerializer

from ..models import ConflictOfInterest


class ConflictSerializer(RecordSerializer):
    class Meta:
        model = ConflictOfInterest
        fields = ["id", "application", "user", "declared_on", "noted_by", "lifted_on", "version"]
        read_only_fields = ["noted_by", "lifted_on", "version"]
        extra_kwargs = {"user": {"required": False}}
