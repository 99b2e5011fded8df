"""Endpoints of the conditions for grants and of examinations."""

from partnerships.ground.viewsets import RecordViewSet

from .. import services
from ..filters import CheckFilters, ConditionFilters
from ..models import EligibilityCheck, EligibilityCondition
from ..serializers.eligibility import CheckSerializer, ConditionSerializer


class ConditionViewSet(RecordViewSet):
    queryset = EligibilityCondition.objects.all()
    serializer_class = ConditionSerializer
    filterset_class = ConditionFilters
    ordering_fields = ("order", "valid_from")
    register, change, thing = services.register_condition, services.change_condition, "condition"


class CheckViewSet(RecordViewSet):
    queryset = EligibilityCheck.objects.prefetch_related("answers")
    serializer_class = CheckSerializer
    filterset_class = CheckFilters
    ordering_fields = ("year", "examined_on")
    register = services.check_eligibility
