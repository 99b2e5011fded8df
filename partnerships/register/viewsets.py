"""The API's endpoints for organisations, contacts, boards, users, roles and amounts."""

from partnerships.ground.viewsets import RecordViewSet, act_endpoint

from . import services
from .filters import (
    BoardFilters,
    ContactFilters,
    GiroFilters,
    OfficeFilters,
    OrganisationFilters,
    ParameterFilters,
    RoleFilters,
    UserFilters,
)
from .models import Board, GiroChange, LegalParameter, Office, Organisation, OrganisationContact, RoleAssignment, User
from .serializers import (
    BoardSerializer,
    ContactSerializer,
    GiroChangeSerializer,
    OfficeSerializer,
    OrganisationSerializer,
    ParameterSerializer,
    RefuseGiroAnswers,
    RoleSerializer,
    UserSerializer,
)


class OrganisationViewSet(RecordViewSet):
    queryset = Organisation.objects.all()
    serializer_class = OrganisationSerializer
    filterset_class = OrganisationFilters
    ordering_fields = ("sort_text",)
    register, change, thing = services.register_organisation, services.change_organisation, "organisation"


class ContactViewSet(RecordViewSet):
    queryset = OrganisationContact.objects.all()
    serializer_class = ContactSerializer
    filterset_class = ContactFilters
    register, change, thing = services.register_contact, services.change_contact, "contact"

    def retrieve(self, request, *args, **kwargs):
        services.note_protected_look(actor=request.user, contacts=[self.get_object()])
        return super().retrieve(request, *args, **kwargs)

    def paginate_queryset(self, queryset):
        page = super().paginate_queryset(queryset)
        services.note_protected_look(actor=self.request.user, contacts=page)
        return page


class GiroChangeViewSet(RecordViewSet):
    queryset = GiroChange.objects.all()
    serializer_class = GiroChangeSerializer
    filterset_class = GiroFilters
    ordering_fields = ("created_at",)
    register = services.propose_giro

    confirm = act_endpoint(services.confirm_giro, "giro")
    refuse = act_endpoint(services.refuse_giro, "giro", RefuseGiroAnswers)


class BoardViewSet(RecordViewSet):
    queryset = Board.objects.all()
    serializer_class = BoardSerializer
    filterset_class = BoardFilters
    ordering_fields = ("sort_text", "code")
    register, change, thing = services.register_board, services.change_board, "board"


class OfficeViewSet(RecordViewSet):
    queryset = Office.objects.all()
    serializer_class = OfficeSerializer
    filterset_class = OfficeFilters
    ordering_fields = ("sort_text",)
    register, change, thing = services.register_office, services.change_office, "office"


class ParameterViewSet(RecordViewSet):
    queryset = LegalParameter.objects.all()
    serializer_class = ParameterSerializer
    filterset_class = ParameterFilters
    ordering_fields = ("key",)
    register, change, thing = services.register_parameter, services.change_parameter, "parameter"


class UserViewSet(RecordViewSet):
    queryset = User.objects.all()
    serializer_class = UserSerializer
    filterset_class = UserFilters
    ordering_fields = ("name",)
    register, change, thing = services.register_user, services.change_user, "user"


class RoleViewSet(RecordViewSet):
    queryset = RoleAssignment.objects.select_related("user")
    serializer_class = RoleSerializer
    filterset_class = RoleFilters
    register, change, thing = services.give_role, services.change_role, "assignment"
