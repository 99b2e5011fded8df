"""Endpoints of parties and steps of the timeline."""

from partnerships.ground.viewsets import RecordViewSet, act_endpoint

from .. import services
from ..filters import MilestoneFilters, PartyFilters
from ..models import IOPMilestone, IOPParty
from ..serializers.agreement import ReasonAnswers
from ..serializers.parts import MilestoneSerializer, PartySerializer


class StrikableViewSet(RecordViewSet):
    """What is struck out is in no list; only the answer to the act itself shows it."""

    def get_queryset(self):
        rows = super().get_queryset()
        return rows if self.action == "strike" else rows.filter(struck_reason="")


class PartyViewSet(StrikableViewSet):
    queryset = IOPParty.with_struck.select_related("agreement")
    serializer_class = PartySerializer
    filterset_class = PartyFilters
    register, change, thing = services.register_party, services.change_party, "party"

    strike = act_endpoint(services.strike_party, "party", ReasonAnswers)


class MilestoneViewSet(StrikableViewSet):
    queryset = IOPMilestone.with_struck.select_related("agreement")
    serializer_class = MilestoneSerializer
    filterset_class = MilestoneFilters
    ordering_fields = ("planned_end",)
    register, change, thing = services.register_milestone, services.change_milestone, "milestone"

    strike = act_endpoint(services.strike_milestone, "milestone", ReasonAnswers)
