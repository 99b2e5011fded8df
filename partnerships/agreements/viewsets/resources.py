"""Endpoints of resources."""

from partnerships.ground.viewsets import act_endpoint

from .. import services
from ..filters import ResourceFilters
from ..models import IOPResource
from ..serializers.agreement import ReasonAnswers
from ..serializers.resources import ResourceSerializer
from .parts import StrikableViewSet


class ResourceViewSet(StrikableViewSet):
    queryset = IOPResource.with_struck.select_related("agreement", "party")
    serializer_class = ResourceSerializer
    filterset_class = ResourceFilters
    ordering_fields = ("year",)
    register, change, thing = services.register_resource, services.change_resource, "resource"

    strike = act_endpoint(services.strike_resource, "resource", ReasonAnswers)
    confirm = act_endpoint(services.confirm_delivery, "resource")
