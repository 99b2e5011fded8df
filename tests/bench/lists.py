"""Lists: a page of the API, a page to look at and the list as Excel, against what the plain ways cost."""

import tempfile
from pathlib import Path
from urllib.parse import urlencode

from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from import_export.formats.base_formats import XLSX

from config.management.commands.make_bench_data import BOARDS
from grants.models import GrantApplication, GrantRound
from grants.viewsets import ApplicationViewSet
from partnerships.ground.columns import DAY, KRONOR, TEXT
from partnerships.register.models import Board, Organisation, RoleAssignment
from partnerships.register.rights import Role

from .plain import PlainResource
from .race import Figure, Race, medians
from .workbooks import write_with_xlsxwriter

API, LIST = "api-grant-applications-list", "grants:application_list"
LAST_PAGE = "cj0x"  # the cursor that reads from the end: base64 of r=1
EXPORTED = {
    "organisation__name": TEXT,
    "organisation__org_number": TEXT,
    "board__name": TEXT,
    "round__scheme__name": TEXT,
    "state": TEXT,
    "submitted_on": DAY,
    "requested_amount": KRONOR,
    "grant__amount": KRONOR,
}


class Reader(Client):
    """Somebody in finance, who may read everything, signed in and asking over https."""

    def __init__(self):
        super().__init__(SERVER_NAME="register.test")
        user, made = get_user_model().objects.get_or_create(email="prov-lasare@example.org", defaults={"name": "Provläsare"})
        if made:
            RoleAssignment.objects.create(user=user, role=Role.FINANCE, whole_municipality=True)
        self.force_login(user)
        session = self.session
        session["signed_in_at"] = session["seen_at"] = timezone.now().timestamp()
        session.save()

    def fetch(self, address, **asked):
        response = self.get(f"{address}?{urlencode(asked)}", secure=True)
        if response.status_code != 200:
            raise AssertionError(f"{address} {asked} answered {response.status_code}")
        if response.streaming:
            response.getvalue()  # a file is read to its end, which closes it
        return response

    def asking(self, address, **asked):
        return lambda: self.fetch(address, **asked)


def races(reader):
    board = Board.objects.get(code=next(iter(BOARDS)))
    api, page, export = reverse(API), reverse(LIST), reverse("reports:list_export", args=["bidrag"])
    decided = {"board": board.pk, "state": "decided"}
    drf = "DRF ModelSerializer, sidnummer, django-filter"
    for order, theirs in (("", "-id"), ("-requested_amount", "-requested_amount,-id")):
        ours = reader.asking(api, page_size=100, **decided, **({"ordering": order} if order else {}))
        plain = reader.asking("/plain/api/", page_size=100, **decided, ordering=theirs)
        if ours().json()["results"] != plain().json()["results"]:
            raise AssertionError("the register and the plain way give different rows")
        axis = f"API, 100 rader, filtrerat, {'störst belopp' if order else 'nyast'} först"
        yield Race(axis, drf, ours, plain, goal=0.30, rounds=10)
    yield Race(
        "sida, 50 rader, hela anropet",
        "Djangos mall och modellobjekt",
        reader.asking(page, **decided),
        reader.asking("/plain/page/", **decided),
        goal=0.30,
        rounds=10,
    )
    ours = reader.asking(export, **decided)
    axis = f"databas → arbetsbok, {board_rows(decided).count()} rader"
    yield Race(axis, "django-import-export", ours, lambda: import_export(decided), goal=0.06, rounds=4)
    yield Race(axis, "XlsxWriter över values_list", ours, lambda: values_list(decided), goal=None, rounds=4)


def board_rows(asked):
    return GrantApplication.objects.filter(**asked).order_by("-pk")


def import_export(asked):
    rows = board_rows(asked).select_related("organisation", "board", "round__scheme", "grant")
    return XLSX().export_data(PlainResource().export(rows))


def values_list(asked):
    with tempfile.TemporaryDirectory() as folder:
        rows = board_rows(asked).values_list(*EXPORTED).iterator()
        write_with_xlsxwriter(rows, list(EXPORTED.values()), Path(folder, "bidrag.xlsx"))


def documented(reader):
    """Every filter and order of the API's list of applications, first and last page: (what, address's parameters)."""
    some = {
        "board": Board.objects.get(code=next(iter(BOARDS))).pk,
        "year": 2019,
        "state": "submitted",
        "round": GrantRound.objects.filter(board__code__in=BOARDS).first().pk,
        "scheme": GrantRound.objects.filter(board__code__in=BOARDS).first().scheme_id,
        "organisation": Organisation.objects.order_by("pk").last().pk,
        "initiative": 1,  # of which none came
        "completion_overdue": "true",
        "assessor": 1,
        "conflict": "true",
        "search": "scoutkår",
        "requested_amount_min": 150_000,
        "requested_amount_max": 6_000,
    }
    if some.keys() != ApplicationViewSet.filterset_class.base_filters.keys():
        raise AssertionError("a filter of the list of applications is not measured")
    orders = [sign + name for name in ApplicationViewSet.ordering_fields for sign in ("", "-")]
    asked = [{}, *({name: value} for name, value in some.items()), *({"ordering": order} for order in orders)]
    for each in asked:
        for page in ({}, {"cursor": LAST_PAGE}):
            yield each | page


def growth(reader, rounds):
    """What each documented list takes now, by its parameters."""
    times = {}
    for asked in documented(reader):
        [times[urlencode(asked)]] = medians(min(rounds, 4), reader.asking(reverse(API), page_size=100, **asked))
    return times


def compared(before, after, few, many):
    """The documented lists that grew the most, and how many hold the goal."""
    worst = sorted(before, key=lambda asked: after[asked] / before[asked], reverse=True)
    axis = "API, lista vid {} bidrag: ?{}"
    return [
        Figure(axis.format(many, asked), f"egen vid {few}", 1000 * before[asked], 1000 * after[asked], goal=1.5)
        for asked in worst
    ]
