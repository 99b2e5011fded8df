"""The API's endpoint for meetings."""

from partnerships.ground.viewsets import RecordViewSet, act_endpoint

from . import services
from .filters import EventFilters
from .models import Event
from .serializers import CancelAnswers, EventSerializer, HoldAnswers


class EventViewSet(RecordViewSet):
    queryset = Event.objects.prefetch_related("audiences")
    serializer_class = EventSerializer
    filterset_class = EventFilters
    ordering_fields = ("date", "sort_text")
    register, change, thing = services.register_event, services.change_event, "event"

    publish = act_endpoint(services.publish_event, "event")
    hold = act_endpoint(services.hold_event, "event", HoldAnswers)
    document = act_endpoint(services.document_event, "event")
    cancel = act_endpoint(services.cancel_event, "event", CancelAnswers)
