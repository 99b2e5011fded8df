"""What can be asked of versions."""

from partnerships.ground.filters import KeyFilter

from ..models import IOPVersion
from .parts import PartFilters


class VersionFilters(PartFilters):
    decision = KeyFilter(field_name="decision_id")

    class Meta:
        model = IOPVersion
        fields = []
