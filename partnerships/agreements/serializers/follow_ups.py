"""What the API reads and writes of follow-ups."""

from partnerships.ground.serializers import RecordSerializer

from ..models import IOPFollowUp


class FollowUpSerializer(RecordSerializer):
    class Meta:
        model = IOPFollowUp
        fields = [
            "id", "agreement", "year", "held_on", "participants_reached", "goal_fulfilment", "results", "deviations",
            "joint_conclusion", "approved_by_municipality", "approved_by_other", "version",
        ]  # fmt: skip
        read_only_fields = ["version"]
