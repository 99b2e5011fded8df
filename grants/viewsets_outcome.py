"""The API's endpoints for decision lists, and for changes after the decision."""

from partnerships.ground.viewsets import RecordViewSet, act_endpoint

from . import services
from .filters_outcome import ChangeFilters, DecisionListFilters, ListRowFilters
from .models import DecisionList, GrantChange, ListRow
from .serializers import ReasonAnswers
from .serializers_outcome import (
    ChangeSerializer,
    DecideListAnswers,
    DecisionListSerializer,
    GatherAnswers,
    GrantChangeAnswers,
    ListRowSerializer,
    RejectChangeAnswers,
)


class GrantChangeViewSet(RecordViewSet):
    queryset = GrantChange.objects.select_related("grant__application__round__scheme")
    serializer_class = ChangeSerializer
    filterset_class = ChangeFilters
    ordering_fields = ("asked_on",)
    register = services.ask_change

    grant = act_endpoint(services.grant_change, "change", GrantChangeAnswers)
    reject = act_endpoint(services.reject_change, "change", RejectChangeAnswers)
    withdraw = act_endpoint(services.withdraw_change, "change", ReasonAnswers)


class DecisionListViewSet(RecordViewSet):
    queryset = DecisionList.objects.select_related("board", "meeting")
    serializer_class = DecisionListSerializer
    filterset_class = DecisionListFilters
    register, change, thing = services.register_decision_list, services.change_decision_list, "decision_list"

    gather = act_endpoint(services.gather_applications, "decision_list", GatherAnswers)
    send = act_endpoint(services.send_decision_list, "decision_list")
    reopen = act_endpoint(services.return_decision_list, "decision_list", ReasonAnswers, name="reopen")
    decide = act_endpoint(services.decide_decision_list, "decision_list", DecideListAnswers)


class ListRowViewSet(RecordViewSet):
    queryset = ListRow.objects.select_related("decision_list", "application")
    serializer_class = ListRowSerializer
    filterset_class = ListRowFilters
    register, change, thing = services.propose_outcome, services.change_proposal, "row"

    remove = act_endpoint(services.remove_proposal, "row")
