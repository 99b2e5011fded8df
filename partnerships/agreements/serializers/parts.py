"""What the API reads and writes of parties and steps of the timeline."""

from partnerships.ground.serializers import RecordSerializer

from ..models import IOPMilestone, IOPParty


class PartySerializer(RecordSerializer):
    class Meta:
        model = IOPParty
        fields = [
            "id", "agreement", "side", "organisation", "board", "role", "signatory_role", "notice_months", "struck_reason",
            "version",
        ]  # fmt: skip
        read_only_fields = ["struck_reason", "version"]


class MilestoneSerializer(RecordSerializer):
    class Meta:
        model = IOPMilestone
        fields = ["id", "agreement", "title", "planned_start", "planned_end", "done_on", "struck_reason", "version"]
        read_only_fields = ["struck_reason", "version"]
