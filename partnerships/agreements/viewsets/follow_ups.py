"""Endpoints of follow-ups."""

from partnerships.ground.viewsets import RecordViewSet, act_endpoint

from .. import services
from ..filters import FollowUpFilters
from ..models import IOPFollowUp
from ..serializers.agreement import ReasonAnswers
from ..serializers.follow_ups import ApproveAnswers, ConcludeAnswers, FollowUpSerializer


class FollowUpViewSet(RecordViewSet):
    queryset = IOPFollowUp.objects.select_related("agreement")
    serializer_class = FollowUpSerializer
    filterset_class = FollowUpFilters
    ordering_fields = ("year",)
    register, change, thing = services.register_follow_up, services.change_follow_up, "follow_up"

    conclude = act_endpoint(services.conclude_follow_up, "follow_up", ConcludeAnswers)
    approve = act_endpoint(services.approve_follow_up, "follow_up", ApproveAnswers)
    reopen = act_endpoint(services.reopen_follow_up, "follow_up", ReasonAnswers)
