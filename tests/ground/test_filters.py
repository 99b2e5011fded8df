"""Whatever is asked of a list, on the page, in its Excel file or in the API, the answer is a list or a plain refusal."""

from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_filters import BooleanFilter
from rest_framework.throttling import SimpleRateThrottle

from config.api import router
from partnerships.ground.filters import YesNoFilter
from partnerships.register.models import Board
from reports.lists import LISTS
from tests.fixtures import BoardFactory, OrganisationFactory, RoundFactory

pytestmark = pytest.mark.django_db

HOSTILE = [
    "99999999999999999999999", "-99999999999999999999999", "9223372036854775808", "-9223372036854775809", "0", "-1", "1,2,3",
    "1e400", "99999", "9999-12-31", "9999-12-31T23:59:59-14:00", "0001-01-01", "0000-00-00", "10000-01-01", "2019-02-30", "NaN",
    "Infinity",
    "\x00", "a\x00b", "x" * 101, "x" * 20_000, "%", "_", "\\", "'", "' OR 1=1 --", "[]", "{}", "None", "null", "true", "=1+1",
    "١٢", "１", "5 000,50", "🙂", "åäö", " ", "", "\n\r\t", "\u202e", "KS 17/145", "K" * 60 + "S 17/145",
]  # fmt: skip
UNDECLARED = [
    "id__in",
    "name__contains",
    "board__code",
    "version",
    "_connector",
    "_negated",
    "pk",
    "search__regex",
    "password",
    "organisation__name",
]


@pytest.fixture
def _no_throttle(monkeypatch):
    monkeypatch.setattr(SimpleRateThrottle, "allow_request", lambda *asked: True)


ENDPOINTS = {prefix: viewset for prefix, viewset, _name in router.registry}


@pytest.mark.usefixtures("application", "decision")
@pytest.mark.parametrize("prefix", ENDPOINTS)
def test_no_value_of_any_filter_fails_in_the_database(finance, prefix):
    filterset, rows = ENDPOINTS[prefix].filterset_class, ENDPOINTS[prefix].queryset.visible_to(finance)
    for name, value in product(filterset.base_filters, HOSTILE):
        filters = filterset({name: value}, rows)
        if filters.is_valid():
            assert len(filters.qs) >= 0, (name, value)


@pytest.mark.usefixtures("_no_throttle", "application")
@pytest.mark.parametrize("prefix", ENDPOINTS)
def test_an_endpoint_refuses_what_is_not_declared_and_answers_what_cannot_be_read(api, prefix):
    url, declared = reverse(f"api-{prefix}-list"), ENDPOINTS[prefix].filterset_class.base_filters
    for name in set(UNDECLARED) - set(declared):
        assert api.get(url, {name: "1"}).status_code == 400, name
    for name, value in product(declared, ("%FF%FE", "%ED%A0%80", "%00", "%", "99999999999999999999999")):
        assert api.get(f"{url}?{name}={value}").status_code in {200, 400}, (name, value)


@pytest.mark.usefixtures("application", "decision")
def test_no_value_of_any_filter_of_a_list_that_leaves_as_excel_fails(finance):
    """Those that are not an endpoint's own."""
    asked_already = {base for viewset in ENDPOINTS.values() for base in viewset.filterset_class.mro()}
    for export in (export for export in LISTS.values() if export.filters not in asked_already):
        for name, value in product(export.filters.base_filters, HOSTILE):
            filters = export.filters({name: value}, export.rows.visible_to(finance))
            if filters.is_valid():
                assert len(filters.qs) >= 0, (name, value)


@pytest.mark.usefixtures("_no_throttle", "application")
def test_what_is_not_declared_narrows_nothing_and_shows_nothing_more(pages, finance):
    url = reverse("grants:application_list")
    plain = pages(finance).get(url).context["table"].page.count
    for name in UNDECLARED:
        assert pages(finance).get(url, {name: "1"}).context["table"].page.count == plain


@pytest.mark.usefixtures("application")
@pytest.mark.parametrize(
    "asked",
    ["page=0", "page=-1", "page=99999999999999999999", "page=x", "ordering=password", "ordering=-board__name", "ordering=%00"],
)
def test_a_page_that_is_not_there_shows_one_that_is(pages, finance, asked):
    answer = pages(finance).get(f"{reverse('grants:application_list')}?{asked}")
    assert answer.status_code == 200
    assert answer.context["table"].page.count == 1


@pytest.mark.usefixtures("application")
def test_a_filter_that_cannot_be_read_shows_nothing_and_says_why(pages, finance):
    answer = pages(finance).get(reverse("grants:application_list"), {"year": "99999"})
    assert answer.context["table"].page.count == 0
    assert "year" in answer.context["filter"].form.errors
    export = pages(finance).get(reverse("reports:list_export", args=["bidrag"]), {"year": "99999"})
    assert export.status_code == 400


@pytest.mark.parametrize(("asked", "found"), [("", 2), ("true", 1), ("false", 1)])
def test_a_question_of_yes_or_no_is_first_not_asked(pages, finance, asked, found):
    OrganisationFactory(org_number="802456-9876")
    OrganisationFactory()
    answer = pages(finance).get(reverse("register:organisation_list"), {"org_number_missing": asked})
    assert answer.context["table"].page.count == found
    choices = answer.context["filter"].form["org_number_missing"].subwidgets
    assert [str(choice.choice_label) for choice in choices] == ["Alla", "Ja", "Nej"]
    assert [choice.data["value"] for choice in choices if choice.data["selected"]] == [asked]


def test_no_list_asks_yes_or_no_in_another_way():
    plain = [
        (filters.__name__, name)
        for filters in {
            *(viewset.filterset_class for viewset in ENDPOINTS.values()),
            *(export.filters for export in LISTS.values()),
        }
        for name, each in filters.base_filters.items()
        if isinstance(each, BooleanFilter) and not isinstance(each, YesNoFilter)
    ]
    assert plain == []


def test_rows_to_choose_from_are_read_once_for_each_page(pages, finance, application):
    url = reverse("grants:application_list")
    with CaptureQueriesContext(connection) as asked:
        pages(finance).get(url, {"board": application.board_id})
    boards = [query["sql"] for query in asked if query["sql"].startswith('SELECT DISTINCT "register_board"')]
    assert len(boards) == 1
    BoardFactory(code="NY")  # the next page reads them again
    RoundFactory(scheme__board=Board.objects.get(code="NY"))
    assert "Nämnden NY" in pages(finance).get(url).content.decode()
