"""Endpoints of groups and who sits in them."""

from partnerships.ground.viewsets import act_endpoint

from .. import services
from ..filters import GroupFilters, GroupMemberFilters
from ..models import IOPGroup, IOPGroupMember
from ..serializers.agreement import ReasonAnswers
from ..serializers.groups import GroupMemberSerializer, GroupSerializer
from .parts import StrikableViewSet


class GroupViewSet(StrikableViewSet):
    queryset = IOPGroup.with_struck.select_related("agreement")
    serializer_class = GroupSerializer
    filterset_class = GroupFilters
    register, change, thing = services.register_group, services.change_group, "group"

    strike = act_endpoint(services.strike_group, "group", ReasonAnswers)


class GroupMemberViewSet(StrikableViewSet):
    queryset = IOPGroupMember.with_struck.select_related("agreement")
    serializer_class = GroupMemberSerializer
    filterset_class = GroupMemberFilters
    register, change, thing = services.register_group_member, services.change_group_member, "group_member"

    strike = act_endpoint(services.strike_group_member, "group_member", ReasonAnswers)
