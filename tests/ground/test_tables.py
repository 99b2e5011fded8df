"""A list on the page: pages, orders, sums over every page, and what is not known."""

from decimal import Decimal

import pytest
from django.test import RequestFactory
from django.urls import reverse

from grants.models import GrantApplication
from grants.tables.applications import APPLICATIONS
from partnerships.ground.columns import DAY, KRONOR, NUMBER, SHARE, YES_NO, Column
from partnerships.ground.tables import page_table, table
from tests.fixtures import ApplicationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def sixty(round, organisation):
    ApplicationFactory.create_batch(60, round=round, organisation=organisation, requested_amount=Decimal("10.10"))


def shown(finance, asked=""):
    request = RequestFactory().get(f"/{asked}")
    rows = GrantApplication.objects.with_terms().visible_to(finance)
    rows = rows.select_related("organisation", "board", "case", "round__scheme", "grant")
    return page_table(request, APPLICATIONS, rows, caption="Bidrag")


def test_the_sum_row_covers_every_page(finance, sixty):
    found = shown(finance, "?page=2")
    assert len(found.rows) == 10
    assert (found.page.start, found.page.end, found.page.count) == (51, 60, 60)
    assert "606\u00a0kr" in [cell.text for cell in found.total]


def test_links_to_pages_keep_the_question(finance, sixty):
    found = shown(finance, "?search=prov&ordering=-requested_amount")
    assert found.page.next_url == "?search=prov&ordering=-requested_amount&page=2"
    assert [heading.aria_sort for heading in found.columns if heading.sort_url].count("descending") == 1


def test_an_order_from_the_address_holds_and_ties_are_broken_by_number(finance, sixty):
    first = [row["cells"] for row in shown(finance, "?ordering=requested_amount").rows]
    assert len(first) == 50
    pages = [shown(finance, f"?ordering=requested_amount&page={page}").rows for page in (1, 2)]
    assert len({cells["cells"][0].url for page in pages for cells in page}) == 60


def test_what_is_not_known_is_said(finance, sixty):
    GrantApplication.objects.filter(pk=GrantApplication.objects.latest("pk").pk).update(state="draft", submitted_on=None)
    GrantApplication.objects.exclude(state="draft").update(submitted_on=None)
    found = shown(finance)
    place = {heading.heading: index for index, heading in enumerate(found.columns)}
    draft, sent = (row["cells"] for row in found.rows[:2])
    assert (sent[place["Inkom"]].text, sent[place["Inkom"]].missing) == ("uppgift saknas", True)
    # Nobody has come to these yet, so there is nothing to know.
    for cell in (draft[place["Inkom"]], sent[place["Beviljat (kr)"]], found.total[place["Beviljat (kr)"]]):
        assert (cell.text, cell.missing, cell.under) == ("–", False, "")


def test_nought_and_no_are_known():
    row = {"amount": Decimal(0), "count": 0, "flag": False, "share": 0, "day": None}
    columns = [
        Column("Belopp", "amount", KRONOR),
        Column("Antal", "count", NUMBER),
        Column("Svar", "flag", YES_NO),
        Column("Andel", "share", SHARE),
        Column("Dag", "day", DAY),
    ]
    cells = table(columns, [row], caption="Prov").rows[0]["cells"]
    assert [cell.text for cell in cells] == ["0\u00a0kr", "0", "nej", "0\u00a0%", "uppgift saknas"]
    assert [cell.missing for cell in cells] == [False, False, False, False, True]


def test_a_misspelt_column_is_a_fault_and_not_an_empty_cell(application):
    with pytest.raises(AttributeError):
        table([Column("Fel", "organisation.nmae")], [application], caption="Prov")


def test_an_empty_list_has_no_sum(finance):
    assert shown(finance).total is None


def test_htmx_gets_the_table_alone_and_a_reader_without_it_the_page(pages, finance, sixty):
    url = reverse("grants:application_list")
    alone = pages(finance).get(url, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in alone
    assert "<table" in alone
    assert "<html" in pages(finance).get(url).content.decode()
