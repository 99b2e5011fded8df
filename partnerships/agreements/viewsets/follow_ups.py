"""Endpoints of follow-ups."""

from partnerships.ground.viewsets import RecordViewSet

from .. import services
from ..filters import FollowUpFilters
from ..models import IOPFollowUp
from ..serializers.follow_ups import FollowUpSerializer


class FollowUpViewSet(RecordViewSet):
    queryset = IOPFollowUp.objects.select_related("agreement")
    serializer_class = FollowUpSerializer
    filterset_class = FollowUpFilters
    ordering_fields = ("year",)
    register, change, thing = services.register_follow_up, services.change_follow_up, "follow_up"
