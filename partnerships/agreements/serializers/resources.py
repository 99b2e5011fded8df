"""What the API reads and writes of resources."""

from rest_framework import serializers

from partnerships.ground.serializers import KronorSerializerField, RecordSerializer

from ..models import IOPResource
from ..models.resources import DELIVERED, tell_paid


class ResourceListSerializer(serializers.ListSerializer):
    def to_representation(self, data):
        return super().to_representation(tell_paid(list(data)))


class ResourceSerializer(RecordSerializer):
    """What is delivered of the municipality's own money is what is paid: it is read, and never written."""

    def to_representation(self, resource):
        shown = super().to_representation(resource)
        if resource.promise():
            delivered, quantity, amount = resource.outcome()
            paid = None if amount is None else KronorSerializerField().to_representation(amount)
            shown |= zip(DELIVERED, (delivered, quantity, paid), strict=True)
        return shown

    class Meta:
        model = IOPResource
        list_serializer_class = ResourceListSerializer
        fields = [
            "id", "agreement", "party", "kind", "year", "description", "quantity", "unit", "unit_value", "amount",
            "valuation_basis", "delivered", "delivered_quantity", "delivered_amount", "confirmed_by_role", "confirmed_on",
            "struck_reason", "version",
        ]  # fmt: skip
        read_only_fields = ["agreement", "confirmed_by_role", "confirmed_on", "struck_reason", "version"]
