"""Endpoints of the boards' categories of organisations."""

from partnerships.ground.viewsets import RecordViewSet

from .. import services
from ..filters import CategoryFilters, PlacementFilters
from ..models import ApplicantCategory, CategoryPlacement
from ..serializers.categories import CategorySerializer, PlacementSerializer


class CategoryViewSet(RecordViewSet):
    queryset = ApplicantCategory.objects.all()
    serializer_class = CategorySerializer
    filterset_class = CategoryFilters
    ordering_fields = ("sort_text",)
    register, change, thing = services.register_category, services.change_category, "category"


class PlacementViewSet(RecordViewSet):
    queryset = CategoryPlacement.objects.select_related("category", "organisation")
    serializer_class = PlacementSerializer
    filterset_class = PlacementFilters
    ordering_fields = ("valid_from",)
    register = services.place_organisation
