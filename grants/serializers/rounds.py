"""What the API reads and writes of the times to apply."""

from rest_framework import serializers

from partnerships.ground.days import FIRST_YEAR, LAST_YEAR
from partnerships.ground.serializers import DaySerializerField, KronorSerializerField, RecordSerializer, StrictSerializer

from ..models import GrantRound
from ..models.rows import MOST_ROWS


class TierSerializer(StrictSerializer):
    from_count = serializers.IntegerField(min_value=0, max_value=10_000_000)
    amount = KronorSerializerField()


class PaymentDaySerializer(StrictSerializer):
    day = DaySerializerField()


class RoundSerializer(RecordSerializer):
    """`tiers` and `payment_days` are sent whole: what is not among those sent is taken away."""

    remaining = KronorSerializerField(read_only=True, allow_null=True)
    tiers = TierSerializer(many=True, required=False, max_length=MOST_ROWS)
    payment_days = PaymentDaySerializer(many=True, required=False, max_length=MOST_ROWS)

    class Meta:
        model = GrantRound
        fields = [
            "id", "scheme", "board", "year", "name", "opens", "closes", "frame", "reserved", "remaining", "late_rule",
            "calc_method", "rate", "rate_percent", "tiers", "payment_days", "version",
        ]  # fmt: skip
        read_only_fields = ["board", "reserved", "version"]


class CopyAnswers(StrictSerializer):
    year = serializers.IntegerField(min_value=FIRST_YEAR, max_value=LAST_YEAR - 1)
