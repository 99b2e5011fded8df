"""What the API reads and writes of agreements that are neither IOP nor procurement."""

from ..models import OtherAgreement
from .plain import FIELDS, PlainAgreementSerializer


class OtherAgreementSerializer(PlainAgreementSerializer):
    class Meta(PlainAgreementSerializer.Meta):
        model = OtherAgreement
        fields = [*FIELDS, "form", "predecessor", "leads_to", "initiative"]
