"""What can be asked of extensions."""

from ..models import IOPExtension
from .parts import PartFilters


class ExtensionFilters(PartFilters):
    class Meta:
        model = IOPExtension
        fields = []
