"""What the API reads and writes of resources."""

from partnerships.ground.serializers import RecordSerializer

from ..models import IOPResource


class ResourceSerializer(RecordSerializer):
    class Meta:
        model = IOPResource
        fields = [
            "id", "agreement", "party", "kind", "year", "description", "quantity", "unit", "unit_value", "amount",
            "valuation_basis", "delivered", "delivered_quantity", "delivered_amount", "confirmed_by_role", "confirmed_on",
            "struck_reason", "version",
        ]  # fmt: skip
        read_only_fields = ["agreement", "confirmed_by_role", "confirmed_on", "struck_reason", "version"]
