"""Endpoints of decision lists."""

from partnerships.ground.viewsets import RecordViewSet, act_endpoint

from .. import services
from ..filters import DecisionListFilters, ListRowFilters
from ..models import DecisionList, ListRow
from ..serializers.applications import ReasonAnswers
from ..serializers.lists import DecideListAnswers, DecisionListSerializer, GatherAnswers, ListRowSerializer


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
    queryset = ListRow.objects.select_related("decision_list", "application__round__late_rule").prefetch_related(
        "application__round__late_rule__steps"
    )
    serializer_class = ListRowSerializer
    filterset_class = ListRowFilters
    register, change, thing = services.propose_outcome, services.change_proposal, "row"

    remove = act_endpoint(services.remove_proposal, "row")
