"""The named others of lists: what Django, REST framework and django-import-export do when nobody has thought of speed."""

from datetime import date
from decimal import Decimal
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
from import_export.widgets import DateWidget, DecimalWidget, ForeignKeyWidget
from rest_framework import filters, pagination, serializers, viewsets

from grants.models import GrantApplication, GrantDecision, GrantPayment, GrantRound
from grants.past_grants import PAST_ROUND
from grants.serializers.applications import ApplicationSerializer
from partnerships.cases.models import BoardDecision, CaseReference
from partnerships.ground.tables import PAGE_SIZE
from partnerships.payments.models import Payment
from partnerships.register.models import Organisation

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


class PlainImport(resources.ModelResource):
    """A list of old grants, row by row: what it points at looked up, every rule asked, each record saved. Without a log."""

    organisation = fields.Field("organisation", "Organisationsnummer", ForeignKeyWidget(Organisation, "org_number"))
    round = fields.Field("round", "År", ForeignKeyWidget(GrantRound))
    case = fields.Field("case", "Diarienummer", ForeignKeyWidget(CaseReference, "raw"))
    list_number = fields.Field("list_number", "Nummer i listan")
    submitted_on = fields.Field("submitted_on", "Inkom", DateWidget())
    requested_amount = fields.Field("requested_amount", "Sökt (kr)", DecimalWidget())
    purpose = fields.Field("purpose", "Ändamål")

    class Meta:
        model = GrantApplication
        fields = ["organisation", "round", "case", "list_number", "submitted_on", "requested_amount", "purpose"]
        import_id_fields = ["organisation", "round", "list_number"]
        clean_model_instances = True

    def __init__(self, user):
        super().__init__()
        self.user = user

    def before_import_row(self, row, **kwargs):
        named = {"scheme__board__name": row["Nämnd"], "scheme__name": row["Bidragsform"], "year": row["År"]}
        self.at = GrantRound.objects.select_related("scheme__board").get(**named)
        row["År"] = self.at.pk
        saved(CaseReference, raw=row["Diarienummer"], board=self.at.scheme.board, stated_in=PAST_ROUND)

    def after_init_instance(self, instance, new, row, **kwargs):
        instance.state, instance.from_list = "decided", True

    def after_save_instance(self, instance, row, **kwargs):
        board, amount, paid_on = self.at.scheme.board, Decimal(row["Beviljat (kr)"]), date.fromisoformat(row["Utbetalt datum"])
        about = {"board": board, "meeting_date": date.fromisoformat(row["Beslutsdatum"]), "paragraph": row["Paragraf"]}
        about |= {"title": f"{self.at.scheme} {self.at.year}", "outcome": "granted"}
        decision = BoardDecision.objects.filter(board=board, year=about["meeting_date"].year, paragraph=row["Paragraf"]).first()
        grant = GrantDecision(
            application=instance, decision=decision or saved(BoardDecision, **about), amount=amount,
            result="partly" if amount < instance.requested_amount else "granted",
        )  # fmt: skip
        grant.full_clean()
        grant.save()
        payment = Payment(
            organisation=instance.organisation, board=board, amount=Decimal(row["Utbetalt (kr)"]), due=paid_on, paid_on=paid_on,
            planned_by=self.user, voucher_no=row["Verifikationsnummer"], state="paid", from_list=True,
        )  # fmt: skip
        payment.full_clean(exclude=["giro_type", "giro_number"])
        payment.save()
        GrantPayment.objects.create(grant=grant, payment=payment)


def saved(model, **values):
    thing = model(**values)
    thing.full_clean()
    thing.save()
    return thing


urlpatterns = [
    path("plain/api/", PlainApplications.as_view({"get": "list"})),
    path("plain/page/", plain_list),
    path("", include("config.urls")),
]
