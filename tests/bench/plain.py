"""The named others of the lists: what Django, REST framework and django-import-export do when nobody has thought of speed."""

from functools import cache
from pathlib import Path

from django.core.paginator import Paginator
from django.db.models import Sum
from django.http import HttpResponse
from django.template import RequestContext, Template
from django.urls import include, path
from django_filters import FilterSet
from django_filters.rest_framework import DjangoFilterBackend
from import_export import fields, resources
from rest_framework import filters, pagination, serializers, viewsets

from grants.models import GrantApplication
from grants.serializers.applications import ApplicationSerializer
from partnerships.ground.tables import PAGE_SIZE

TEMPLATE = Path(__file__).with_name("list.html")


class PlainFilters(FilterSet):
    class Meta:
        model = GrantApplication
        fields = ["board", "state", "round__year"]


class PlainSerializer(serializers.ModelSerializer):
    requested_amount = serializers.DecimalField(max_digits=15, decimal_places=2)

    class Meta:
        model = GrantApplication
        fields = ApplicationSerializer.Meta.fields


class PlainPages(pagination.PageNumberPagination):
    page_size_query_param = "page_size"
    max_page_size = 200


class PlainApplications(viewsets.ReadOnlyModelViewSet):
    queryset = GrantApplication.objects.all()
    serializer_class = PlainSerializer
    pagination_class = PlainPages
    filter_backends = [DjangoFilterBackend, filters.OrderingFilter]
    filterset_class = PlainFilters
    ordering_fields = ["id", "requested_amount"]


def plain_list(request):
    """The list of applications as a page: model objects straight into a template with Django's own formats."""
    rows = GrantApplication.objects.select_related("organisation", "board", "case", "round__scheme", "grant").order_by("-pk")
    asked = PlainFilters(request.GET, rows)
    shown = Paginator(asked.qs, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "filter": asked,
        "page_obj": shown,
        "pages": shown.paginator.get_elided_page_range(shown.number),
        "sums": asked.qs.order_by().aggregate(asked=Sum("requested_amount"), granted=Sum("grant__amount")),
    }
    return HttpResponse(compiled().render(RequestContext(request, context)))


@cache
def compiled():
    return Template(TEMPLATE.read_text())


class PlainResource(resources.ModelResource):
    organisation = fields.Field("organisation__name", column_name="Organisation")
    org_number = fields.Field("organisation__org_number", column_name="Organisationsnummer")
    board = fields.Field("board__name", column_name="Nämnd")
    scheme = fields.Field("round__scheme__name", column_name="Bidragsform")
    state = fields.Field("get_state_display", column_name="Status")
    submitted_on = fields.Field("submitted_on", column_name="Inkom")
    requested_amount = fields.Field("requested_amount", column_name="Sökt (kr)")
    granted = fields.Field("grant__amount", column_name="Beviljat (kr)")

    class Meta:
        model = GrantApplication
        fields = ["organisation", "org_number", "board", "scheme", "state", "submitted_on", "requested_amount", "granted"]


urlpatterns = [
    path("plain/api/", PlainApplications.as_view({"get": "list"})),
    path("plain/page/", plain_list),
    path("", include("config.urls")),
]
