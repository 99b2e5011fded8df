"""The API's endpoints for organisations, contacts, boards, users, roles and amounts."""

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import exceptions
from rest_framework.decorators import action
from rest_framework.response import Response

from partnerships.ground.errors import require
from partnerships.ground.viewsets import RecordViewSet, act_endpoint

from . import services
from .filters import (
    BoardFilters,
    ContactFilters,
    DuplicateFilters,
    GiroFilters,
    OfficeFilters,
    OrganisationFilters,
    ParameterFilters,
    RoleFilters,
    UserFilters,
)
from .likeness import NUMBERS, REASONS, Pairs
from .models import (
    Board,
    GiroChange,
    KnownApart,
    LegalParameter,
    Office,
    Organisation,
    OrganisationContact,
    RoleAssignment,
    User,
)
from .permissions import can_merge_organisations
from .serializers import (
    ApartAnswers,
    BoardSerializer,
    ContactSerializer,
    GiroChangeSerializer,
    MergeAnswers,
    OfficeSerializer,
    OrganisationSerializer,
    PairsSerializer,
    ParameterSerializer,
    RefuseGiroAnswers,
    RoleSerializer,
    UserSerializer,
)

MOST_PAIRS = 200


class OrganisationViewSet(RecordViewSet):
    queryset = Organisation.objects.all()
    serializer_class = OrganisationSerializer
    filterset_class = OrganisationFilters
    ordering_fields = ("sort_text",)
    register, change, thing = services.register_organisation, services.change_organisation, "organisation"

    merge = act_endpoint(services.merge_organisations, "keep", MergeAnswers, name="merge")
    tell_apart = act_endpoint(services.tell_organisations_apart, "organisation", ApartAnswers, name="tell_apart")

    def get_queryset(self):
        """One that is merged into another is read at its own address, which names the other, and found nowhere else."""
        if self.action == "retrieve":
            return Organisation.with_merged.visible_to(self.request.user)
        return super().get_queryset()

    @extend_schema(
        responses=PairsSerializer,
        filters=False,
        parameters=[
            OpenApiParameter("search", str),
            OpenApiParameter("alike", str, enum=[kind for kind, _name in REASONS]),
            OpenApiParameter("numbers", str, enum=[kind for kind, _name in NUMBERS]),
        ],
    )
    @action(detail=False, pagination_class=None)
    def duplicates(self, request, *args, **kwargs):
        """Pairs of organisations that may be the same, the surest first; at most 200 of `count`."""
        require(can_merge_organisations(request.user))
        asked = set(request.query_params) - {"format"}
        if unknown := sorted(asked - set(DuplicateFilters.base_filters)):
            raise exceptions.ValidationError({name: [_("Parametern finns inte.")] for name in unknown})
        pairs = Pairs(Organisation.objects.all(), KnownApart.objects.all()).visible_to(request.user)
        filters = DuplicateFilters(request.query_params, pairs)
        if not filters.is_valid():
            raise exceptions.ValidationError(filters.errors)
        return Response(PairsSerializer({"count": len(filters.qs), "results": filters.qs[:MOST_PAIRS]}).data)


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
