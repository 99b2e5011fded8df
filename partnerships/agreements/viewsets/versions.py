"""Endpoints of versions."""

from partnerships.ground.viewsets import ReadViewSet

from ..filters import VersionFilters
from ..models import IOPVersion
from ..serializers.versions import VersionSerializer


class VersionViewSet(ReadViewSet):
    queryset = IOPVersion.objects.select_related("agreement")
    serializer_class = VersionSerializer
    filterset_class = VersionFilters
    ordering_fields = ("signed_on", "valid_from")
