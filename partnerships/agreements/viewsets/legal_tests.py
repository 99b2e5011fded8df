"""Endpoints of legal tests."""

from partnerships.ground.viewsets import RecordViewSet, act_endpoint

from .. import services
from ..filters import LegalTestFilters
from ..models import IOPLegalTest
from ..serializers.legal_tests import ClearAnswers, LegalTestSerializer


class LegalTestViewSet(RecordViewSet):
    queryset = IOPLegalTest.objects.select_related("agreement").prefetch_related("answers")
    serializer_class = LegalTestSerializer
    filterset_class = LegalTestFilters
    ordering_fields = ("examined_on",)
    register = services.register_legal_test

    clear = act_endpoint(services.clear_legal_test, "legal_test", ClearAnswers)
