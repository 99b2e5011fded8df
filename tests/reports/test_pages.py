"""The overview, the follow-up page, downloads and the log."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from grants.services import grant_application
from partnerships.audit.services import record
from partnerships.register.models import Organisation
from partnerships.register.rights import Role
from reports.due import due_list
from reports.lists import LISTS
from tests.fixtures import ApplicationFactory, OrganisationFactory, user_with
from tests.world import make_world

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("municipality")]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def rows_of(response):
    content = b"".join(response.streaming_content)
    return CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()


def test_the_start_page_is_open(client):
    response = client.get("/")
    assert response.status_code == 200
    assert "Provköpings kommun" in response.content.decode()


def test_the_overview_tells_what_to_do_and_what_is_missing(client, culture_officer, application):
    OrganisationFactory(name="Nätverket utan nummer")
    client.force_login(culture_officer)
    text = client.get("/oversikt/").content.decode()
    assert "Ansökan utan beslut" in text
    assert "Organisationer utan organisationsnummer" in text


def test_each_role_sees_its_own_due_list(application, culture_officer, social_officer):
    assert [due.title for due in due_list(culture_officer)] == ["Ansökan utan beslut"]
    assert due_list(social_officer) == []


def test_a_due_date_that_has_passed_stays_where_it_was(application, decision, secretary, culture_officer):
    application.period_to = date(2019, 12, 31)
    application.save()
    grant_application(actor=secretary, application=application, decision=decision, amount=Decimal("1000"))
    due = next(due for due in due_list(culture_officer) if due.title == "Redovisning av bidrag")
    assert (due.day, due.state) == (date(2020, 3, 30), "late")


def test_a_list_leaves_as_excel_with_its_filter_and_columns(client, secretary):
    OrganisationFactory(name="Åsa vänner", org_number="802999-0002")
    OrganisationFactory(name="Zornsällskapet")
    client.force_login(secretary)
    response = client.get("/uppfoljning/lista/organisationer.xlsx", {"search": "åsa"})
    assert response["Content-Type"] == XLSX
    assert response["Content-Disposition"].startswith("attachment")
    rows = rows_of(response)
    assert rows[3][:2] == ["Organisation", "Organisationsnummer"]
    assert [row[0] for row in rows[4:] if row[0]] == ["Åsa vänner"]


def test_a_list_reads_no_more_than_its_columns_show(client, culture_officer, round, django_assert_max_num_queries):
    ApplicationFactory.create_batch(5, round=round)
    client.force_login(culture_officer)
    with django_assert_max_num_queries(8) as asked:
        rows = rows_of(client.get("/uppfoljning/lista/bidrag.xlsx", {"state": "submitted"}))
    assert len([row for row in rows[4:] if row[4] == "Inlämnad"]) == 5
    [read] = [query["sql"] for query in asked.captured_queries if 'FROM "grants_grantapplication"' in query["sql"]]
    assert "purpose" not in read
    assert "search_text" not in read


@pytest.mark.parametrize("name", LISTS)
def test_every_list_leaves_in_a_few_questions(client, name, django_assert_max_num_queries):
    make_world()
    client.force_login(user_with(Role.FINANCE))
    with django_assert_max_num_queries(12):
        assert rows_of(client.get(f"/uppfoljning/lista/{name}.xlsx"))


def test_an_unreadable_filter_is_a_plain_error(client, secretary):
    client.force_login(secretary)
    assert client.get("/uppfoljning/lista/bidrag.xlsx", {"year": "99999"}).status_code == 400
    assert client.get("/uppfoljning/lista/finns-inte.xlsx").status_code == 404


def test_text_that_begins_with_an_equals_sign_stays_text(client, secretary):
    OrganisationFactory(name="=HYPERLINK(1)")
    client.force_login(secretary)
    content = b"".join(client.get("/uppfoljning/lista/organisationer.xlsx").streaming_content)
    cell = load_workbook(BytesIO(content)).worksheets[0]["A5"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


def test_another_boards_applications_are_not_in_the_export(client, social_officer, culture_officer, application):
    client.force_login(social_officer)
    assert application.organisation.name not in str(rows_of(client.get("/uppfoljning/lista/bidrag.xlsx")))
    client.force_login(culture_officer)
    assert application.organisation.name in str(rows_of(client.get("/uppfoljning/lista/bidrag.xlsx")))


def test_the_workbook_is_handed_out_to_those_who_may(client, coordinator, social_officer, admin):
    for user, status in ((coordinator, 200), (social_officer, 200), (admin, 200)):
        client.force_login(user)
        response = client.get("/uppfoljning/2019/arbetsbok.xlsx")
        assert response.status_code == status
        if status == 200:
            assert rows_of(response)[0][0].endswith("2019")


@pytest.mark.parametrize("year", ["0", "99999", "abc", "-1", "٢٠١٩", "2019'"])
def test_a_year_that_is_no_year_is_refused(client, coordinator, year):
    client.force_login(coordinator)
    assert client.get("/uppfoljning/", {"ar": year}).status_code == 400


def test_the_log_shows_ones_own_boards_and_acts(client, social_officer, culture_officer, secretary, application):
    record(culture_officer, "changed", application)
    for user, seen in ((culture_officer, True), (secretary, True), (social_officer, False)):
        client.force_login(user)
        assert (str(application) in client.get("/logg/").content.decode()) is seen


def test_the_overview_asks_as_much_of_the_database_for_ten_as_for_fifty(
    client, culture_officer, round, django_assert_max_num_queries
):
    client.force_login(culture_officer)
    asked = []
    for count in (10, 40):
        for _number in range(count):
            ApplicationFactory(round=round)
        with django_assert_max_num_queries(60) as captured:
            client.get("/oversikt/")
        asked.append(len(captured))
    assert asked[0] == asked[1]
    assert Organisation.objects.count() == 50
