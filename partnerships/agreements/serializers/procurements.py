"""What the API reads and writes of procurements."""

from rest_framework import serializers

from ..models import Procurement
from .plain import FIELDS, PlainAgreementSerializer


class ProcurementSerializer(PlainAgreementSerializer):
    """`kind` follows from the law, the reservation and the direct award."""

    kind = serializers.ChoiceField(source="kind_now", choices=Procurement.Kind.choices, read_only=True)

    class Meta(PlainAgreementSerializer.Meta):
        model = Procurement
        fields = [*FIELDS, "law", "reserved_for_idea_driven", "direct_award", "direct_award_amount", "kind"]
