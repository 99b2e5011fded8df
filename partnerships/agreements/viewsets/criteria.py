"""Endpoints of the criteria of legal tests."""

from partnerships.ground.viewsets import RecordViewSet, act_endpoint

from .. import services
from ..filters import CriteriaSetFilters, CriterionFilters
from ..models import CriteriaSet, Criterion
from ..serializers.agreement import ReasonAnswers
from ..serializers.criteria import CloseSetAnswers, CriteriaSetSerializer, CriterionSerializer


class CriteriaSetViewSet(RecordViewSet):
    queryset = CriteriaSet.objects.all()
    serializer_class = CriteriaSetSerializer
    filterset_class = CriteriaSetFilters
    ordering_fields = ("sort_text", "valid_from")
    register, change, thing = services.register_criteria_set, services.change_criteria_set, "criteria_set"

    close = act_endpoint(services.close_criteria_set, "criteria_set", CloseSetAnswers)


class CriterionViewSet(RecordViewSet):
    queryset = Criterion.objects.select_related("criteria_set")
    serializer_class = CriterionSerializer
    filterset_class = CriterionFilters
    ordering_fields = ("order",)
    register, change, thing = services.register_criterion, services.change_criterion, "criterion"

    remove = act_endpoint(services.remove_criterion, "criterion", ReasonAnswers)
