"""What the API reads and writes of resources."""

from partnerships.ground.serializers import RecordSerializer

from ..models import IOPResource


class ResourceSerializer(RecordSerializer):
    class Meta:
        model = IOPResource
        fields = [
            "id", "agreement", "party", "kind", "year", "description", "quantity", "unit", "amount", "valuation_basis",
            "confirmed", "delivered", "struck_reason", "version",
        ]  # fmt: skip
        read_only_fields = ["agreement", "struck_reason", "version"]
