"""Endpoints of changes after the decision."""

from partnerships.ground.viewsets import RecordViewSet, act_endpoint

from .. import services
from ..filters import ChangeFilters
from ..models import GrantChange
from ..serializers.applications import ReasonAnswers
from ..serializers.changes import ChangeSerializer, GrantChangeAnswers, RejectChangeAnswers


class GrantChangeViewSet(RecordViewSet):
    queryset = GrantChange.objects.select_related("grant__application__round__scheme")
    serializer_class = ChangeSerializer
    filterset_class = ChangeFilters
    ordering_fields = ("asked_on",)
    register = services.ask_change

    grant = act_endpoint(services.grant_change, "change", GrantChangeAnswers)
    reject = act_endpoint(services.reject_change, "change", RejectChangeAnswers)
    withdraw = act_endpoint(services.withdraw_change, "change", ReasonAnswers)
