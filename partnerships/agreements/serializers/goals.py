"""What the API reads and writes of goals."""

from partnerships.ground.serializers import RecordSerializer

from ..models import IOPGoal


class GoalSerializer(RecordSerializer):
    class Meta:
        model = IOPGoal
        fields = [
            "id", "agreement", "text", "qualitative", "indicator", "unit", "baseline", "baseline_on", "target", "target_year",
            "direction", "filled_in_later", "applies_from", "ended_on", "replaces", "struck_reason", "version",
        ]  # fmt: skip
        read_only_fields = ["filled_in_later", "applies_from", "ended_on", "replaces", "struck_reason", "version"]
