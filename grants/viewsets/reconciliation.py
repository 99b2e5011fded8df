"""Endpoints of the money of the grants: grant by grant, and per round, board or year."""

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from partnerships.ground.viewsets import ReadViewSet

from ..filters import GroupFilters, ReconciliationFilters
from ..models import GrantDecision
from ..models.reconciliation import PER_CHOICES, Reconciliation
from ..serializers.reconciliation import GroupsSerializer, ReconciliationSerializer


class ReconciliationViewSet(ReadViewSet):
    """Each grant with what is decided, paid, reclaimed and left; `sums/` reckons them together."""

    queryset = Reconciliation(GrantDecision).with_money()
    serializer_class = ReconciliationSerializer
    filterset_class = ReconciliationFilters

    @extend_schema(
        responses=GroupsSerializer,
        filters=False,
        parameters=[
            OpenApiParameter("per", str, enum=[name for name, _label in PER_CHOICES]),
            *(OpenApiParameter(name, int) for name in ("board", "year", "round")),
        ],
    )
    @action(detail=False, pagination_class=None)
    def sums(self, request, *args, **kwargs):
        """Decided, paid, reclaimed and left per round, board or year, by the database."""
        filters = GroupFilters(request.query_params, self.get_queryset())
        if unknown := filters.unknown():
            raise ValidationError({name: [_("Parametern finns inte.")] for name in unknown})
        if not filters.is_valid():
            raise ValidationError(filters.errors)
        groups = filters.qs
        return Response(GroupsSerializer({"count": len(groups), "results": groups}).data)
