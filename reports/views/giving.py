"""Open data of grants: what goes out, what is refused and why, and the files themselves."""

import tempfile
from pathlib import Path

from django import forms
from django.core.exceptions import BadRequest, ValidationError
from django.db.models import Max
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import api_view, permission_classes
from rest_framework.permissions import IsAuthenticated

from grants.models import GrantDecision
from partnerships.audit.acts import history_of
from partnerships.ground.columns import DAY, KRONOR, Column
from partnerships.ground.days import today
from partnerships.ground.errors import require
from partnerships.ground.filters import PAGE_PARAMETERS
from partnerships.ground.forms import RecordForm
from partnerships.ground.pages import act_page
from partnerships.ground.schema import ALWAYS, PROBLEM
from partnerships.ground.tables import page_table, table
from partnerships.register.models import Board

from .. import services
from ..giving import Package, json_of, write_spreadsheet
from ..models import GivingPublisher
from ..permissions import can_change_publisher, can_take_out_giving
from .files import handed_out

SHOWN = 200  # refused rows on the page
NAME = "360giving"

OUT = [
    Column(gettext_lazy("Vad"), "label", link=True, under="identifier", width=50),
    Column(gettext_lazy("Nämnd"), "board", width=30),
    Column(gettext_lazy("Beslutsdag"), "award_date", DAY),
    Column(gettext_lazy("Belopp (kr)"), "amount", KRONOR),
    Column(gettext_lazy("Anmärkning"), lambda row: " ".join(row.remarks) or "–", width=40),
]
REFUSED = [
    Column(gettext_lazy("Vad"), "label", link=True, under="identifier", width=50),
    Column(gettext_lazy("Nämnd"), "board", width=30),
    Column(gettext_lazy("Varför och vad du gör"), lambda row: " ".join(row.refused), width=60),
]


class GivingForm(forms.Form):
    """Which decisions: of one board or all, of one year or all."""

    board = forms.ModelChoiceField(
        Board.objects.all(), label=gettext_lazy("Nämnd"), required=False, empty_label=gettext_lazy("Alla")
    )
    year = forms.IntegerField(label=gettext_lazy("Beslutsår"), required=False, min_value=1900, max_value=2200)

    @property
    def form(self):
        """As a list's filters have it, for the template they share."""
        return self


class PublisherForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = GivingPublisher
        fields = ["prefix", "licence", "website"]


def asked_package(parameters):
    """(the form, the package that is asked for)."""
    if set(parameters) - {*GivingForm.base_fields, *PAGE_PARAMETERS}:
        raise BadRequest(_("Adressen frågar efter något som inte finns."))
    form = GivingForm(parameters)
    return form, Package(**form.cleaned_data) if form.is_valid() else None


def giving(request):
    require(can_take_out_giving(request.user))
    parameters = request.GET or QueryDict(f"year={latest_year()}")  # one year at first: all there is may be much to read through
    form, package = asked_package(parameters)
    out, refused = (package.rows, package.refused) if package else ([], [])
    asked = parameters.urlencode()
    context = {
        "title": _("Öppna data"),
        "crumbs": [(_("Uppföljning"), reverse("reports:follow_up")), (_("Öppna data"), "")],
        "filter": form,
        "warnings": [{"title": told, "text": "", "tone": "info"} for told in (package.remarks() if package else ())],
        "stats": [
            {"label": _("Går ut"), "value": len(out)},
            {"label": _("Stoppade"), "value": len(refused)},
            {"label": _("Med anmärkning"), "value": sum(bool(row.remarks) for row in out)},
        ],
        "table": page_table(request, OUT, out, caption=_("Det som går ut"), empty=_("Inget i urvalet kan publiceras.")),
        "refused": table(REFUSED, refused[:SHOWN], caption=_("Det som stoppas"), empty=_("Inget stoppas.")),
        "more": len(refused) - SHOWN,
        "json_url": f"{reverse('reports:giving_json')}?{asked}" if out else "",
        "sheet_url": f"{reverse('reports:giving_sheet')}?{asked}" if out else "",
        "publisher_url": reverse("reports:keep_publisher") if can_change_publisher(request.user) else "",
        "publisher": GivingPublisher.current(),
        "history": history_of(GivingPublisher.current(), user=request.user),
    }
    return render(request, "ground/_table.html" if request.htmx and not request.htmx.boosted else "reports/giving.html", context)


def latest_year():
    """The last year, up to this one, in which anything was granted."""
    rows = GrantDecision.objects.granted().filter(decision__year__lte=today().year)
    return rows.aggregate(latest=Max("decision__year"))["latest"] or today().year


def package_to_hand_out(request):
    require(can_take_out_giving(request.user))
    _form, package = asked_package(request.GET)
    if package is None:
        raise BadRequest(_("Filtret kan inte läsas."))
    if not package.rows:
        raise BadRequest(_("Inget i urvalet kan publiceras. Sidan Öppna data säger varför."))
    return package


def giving_json(request):
    return handed_out_json(package_to_hand_out(request))


def handed_out_json(package):
    response = HttpResponse(json_of(package), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{NAME}.json"'
    return response


def giving_sheet(request):
    package = package_to_hand_out(request)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{NAME}.xlsx"
        write_spreadsheet(package, path)
        return handed_out(path)


def keep_publisher(request):
    require(can_change_publisher(request.user))
    publisher = GivingPublisher.objects.first()
    form = PublisherForm(request.POST or None, user=request.user, thing=publisher)
    return act_page(
        request,
        form,
        keeping(request.user, publisher),
        title=_("Utgivare av öppna data"),
        intro=_("Det som står i filen om vem som publicerar den."),
        submit=_("Spara"),
        back=reverse("reports:giving"),
        done=reverse("reports:giving"),
    )


def keeping(user, publisher):
    def keep(**values):
        return services.keep_publisher(actor=user, publisher=publisher, **values)

    return keep


PROBLEMS = {(int(code), "application/problem+json"): PROBLEM for code in sorted(ALWAYS)}


@extend_schema(
    parameters=[OpenApiParameter("board", int), OpenApiParameter("year", int)],
    responses={(200, "application/json"): dict, **PROBLEMS},
)
@api_view(["GET"])
@permission_classes([IsAuthenticated])
def giving_endpoint(request):
    """The package of granted money in 360Giving's form, the same bytes as the file on the page."""
    try:
        return handed_out_json(package_to_hand_out(request))
    except BadRequest as fault:
        raise ValidationError(str(fault)) from fault
