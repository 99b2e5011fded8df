"""What the API reads and writes of the rules for late applications."""

from rest_framework import serializers

from partnerships.ground.serializers import RecordSerializer, StrictSerializer

from ..models import LateRule
from ..models.rows import MOST_ROWS


class LateStepSerializer(StrictSerializer):
    from_day = serializers.IntegerField(min_value=1, max_value=3650)
    percent = serializers.IntegerField(min_value=1, max_value=100)


class LateRuleSerializer(RecordSerializer):
    """`steps` of a table are sent whole: what is not among those sent is taken away."""

    steps = LateStepSerializer(many=True, required=False, max_length=MOST_ROWS)

    class Meta:
        model = LateRule
        fields = ["id", "scheme", "name", "kind", "last_day", "ceiling_percent", "steps", "source", "version"]
        read_only_fields = ["version"]
