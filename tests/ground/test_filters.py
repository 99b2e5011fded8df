"""Whatever is asked of a list, on the page, in its Excel file or in the API, the answer is a list or a plain refusal."""

import pytest
from django.urls import reverse
from rest_framework.throttling import SimpleRateThrottle

from config.api import router
from reports.lists import LISTS

pytestmark = pytest.mark.django_db

HOSTILE = [
    "99999999999999999999999", "-99999999999999999999999", "9223372036854775808", "-9223372036854775809", "0", "-1", "99999", "9999-12-31",
    "9999-12-31T23:59:59-14:00", "0001-01-01", "0000-00-00", "10000-01-01", "2019-02-30", "1e400", "NaN", "Infinity", "\x00", "a\x00b", "\ud800".encode("utf-8", "surrogatepass"),
    b"\xff\xfe", "x" * 101, "x" * 20_000, "%", "_", "\\", "'", "' OR 1=1 --", "1,2,3", "[]", "{}", "None", "null", "true", "١٢", "5 000,50", "１", "🙂", "åäö", " ", "",
    "K" * 60 + "S 17/145", "KS 17/145", "\u202e", "a" * 100, "\n\r\t", "=cmd|' /C calc'!A0",
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


def asked_of(filters):
    return [(name, value) for name in filters.base_filters for value in HOSTILE]


@pytest.mark.usefixtures("_no_throttle", "application", "decision")
@pytest.mark.parametrize("prefix", [prefix for prefix, _viewset, _name in router.registry])
def test_an_endpoint_answers_every_question(api, prefix):
    viewset = {prefix: viewset for prefix, viewset, _name in router.registry}[prefix]
    url = reverse(f"api-{prefix}-list")
    for name, value in asked_of(viewset.filterset_class):
        assert api.get(url, {name: value}).status_code in {200, 400}, (name, value)
    for name in UNDECLARED:
        if name not in viewset.filterset_class.base_filters:
            assert api.get(url, {name: "1"}).status_code == 400, name


@pytest.mark.usefixtures("application", "decision")
@pytest.mark.parametrize("name", LISTS)
def test_a_filter_never_fails_in_the_database(finance, name):
    """As the page and the Excel file ask it; both show or refuse what the filter says."""
    export = LISTS[name]
    for field, value in asked_of(export.filters):
        if isinstance(value, bytes):
            continue
        filters = export.filters({field: value}, export.rows.visible_to(finance))
        if filters.is_valid():
            assert len(filters.qs) >= 0


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
