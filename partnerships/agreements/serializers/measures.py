"""What the API reads and writes of what the goals had come to."""

from partnerships.ground.serializers import RecordSerializer

from ..models import GoalMeasure


class MeasureSerializer(RecordSerializer):
    class Meta:
        model = GoalMeasure
        fields = ["id", "follow_up", "goal", "value", "result", "comment", "version"]
        read_only_fields = ["version"]
        extra_kwargs = {"result": {"required": False, "allow_blank": True}}  # it follows from the figures
