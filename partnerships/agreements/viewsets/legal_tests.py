"""Endpoints of legal tests."""

from partnerships.ground.viewsets import RecordViewSet

from .. import services
from ..filters import LegalTestFilters
from ..models import IOPLegalTest
from ..serializers.legal_tests import LegalTestSerializer


class LegalTestViewSet(RecordViewSet):
    queryset = IOPLegalTest.objects.select_related("agreement")
    serializer_class = LegalTestSerializer
    filterset_class = LegalTestFilters
    ordering_fields = ("examined_on",)
    register = services.register_legal_test
