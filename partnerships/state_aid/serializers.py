"""What the API reads and writes of aid of minor importance."""

from rest_framework import serializers

from partnerships.ground.serializers import DaySerializerField, KronorSerializerField, RecordSerializer, StrictSerializer

from .models import StateAid


class StateAidSerializer(RecordSerializer):
    euro = KronorSerializerField(read_only=True)

    class Meta:
        model = StateAid
        fields = [
            "id", "organisation", "board", "giver", "kind", "matter", "case", "granted_on", "amount", "rest_reason", "rate",
            "rate_on", "euro", "certificate_on", "certificate", "state", "version",
        ]  # fmt: skip
        read_only_fields = ["state", "version"]
        extra_kwargs = {"granted_on": {"required": True, "allow_null": False}}


class PreparedAidAnswers(StrictSerializer):
    """How aid that a board is to decide on is reckoned."""

    kind = serializers.ChoiceField(choices=StateAid.Kind.choices, default=StateAid.Kind.GENERAL)
    rate = serializers.DecimalField(max_digits=8, decimal_places=4, min_value=1, max_value=100)
    rate_on = DaySerializerField()
    certificate_on = DaySerializerField(required=False)


class AnnulAnswers(StrictSerializer):
    reason = serializers.CharField(max_length=500)
