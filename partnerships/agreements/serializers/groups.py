"""What the API reads and writes of groups and who sits in them."""

from partnerships.ground.serializers import RecordSerializer

from ..models import IOPGroup, IOPGroupMember


class GroupSerializer(RecordSerializer):
    class Meta:
        model = IOPGroup
        fields = ["id", "agreement", "kind", "name", "task", "meets", "struck_reason", "version"]
        read_only_fields = ["struck_reason", "version"]


class GroupMemberSerializer(RecordSerializer):
    class Meta:
        model = IOPGroupMember
        fields = ["id", "agreement", "group", "party", "role", "valid_from", "valid_to", "struck_reason", "version"]
        read_only_fields = ["agreement", "struck_reason", "version"]
