"""The API's endpoints for what comes in."""

from partnerships.ground.viewsets import RecordViewSet, act_endpoint
from partnerships.register.services import note_protected_look

from . import services
from .filters import ContactFilters, InitiativeFilters
from .models import Initiative, InitiativeContact
from .serializers import (
    AcknowledgeAnswers,
    AnswerAnswers,
    AssignAnswers,
    ContactSerializer,
    DecideAnswers,
    DialogueAnswers,
    FeedbackAnswers,
    InitiativeSerializer,
)


class InitiativeViewSet(RecordViewSet):
    queryset = Initiative.objects.select_related("owner_office", "coordinator_office").prefetch_related("boards_concerned")
    serializer_class = InitiativeSerializer
    filterset_class = InitiativeFilters
    ordering_fields = ("received_on", "answer_due", "sort_text")
    register, change, thing = services.register_initiative, services.change_initiative, "initiative"

    acknowledge = act_endpoint(services.acknowledge_initiative, "initiative", AcknowledgeAnswers)
    assign = act_endpoint(services.assign_initiative, "initiative", AssignAnswers)
    start = act_endpoint(services.start_dialogue, "initiative", DialogueAnswers)
    decide = act_endpoint(services.decide_initiative, "initiative", DecideAnswers)
    reply = act_endpoint(services.reply_to_initiative, "initiative", AnswerAnswers)
    tell = act_endpoint(services.tell_outcome, "initiative", FeedbackAnswers)
    close = act_endpoint(services.close_initiative, "initiative")


class InitiativeContactViewSet(RecordViewSet):
    """A look at a protected contact is logged, as in `contacts`."""

    queryset = InitiativeContact.objects.select_related("initiative__owner_office", "initiative__coordinator_office")
    serializer_class = ContactSerializer
    filterset_class = ContactFilters
    register, change, thing = services.register_contact, services.change_contact, "contact"

    def retrieve(self, request, *args, **kwargs):
        note_protected_look(actor=request.user, contacts=[self.get_object()])
        return super().retrieve(request, *args, **kwargs)

    def paginate_queryset(self, queryset):
        page = super().paginate_queryset(queryset)
        note_protected_look(actor=self.request.user, contacts=page)
        return page
