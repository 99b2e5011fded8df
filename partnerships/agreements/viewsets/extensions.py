"""Endpoints of extensions."""

from partnerships.ground.viewsets import ReadViewSet

from ..filters import ExtensionFilters
from ..models import IOPExtension
from ..serializers.extensions import ExtensionSerializer


class ExtensionViewSet(ReadViewSet):
    queryset = IOPExtension.objects.select_related("agreement")
    serializer_class = ExtensionSerializer
    filterset_class = ExtensionFilters
    ordering_fields = ("until",)
