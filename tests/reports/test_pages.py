"""The overview, the follow-up page, downloads and the log."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from grants.services import grant_application
from partnerships.audit.services import record
from partnerships.ground.days import today
from partnerships.register.models import Organisation
from partnerships.register.rights import Role
from reports.due import due_list
from reports.lists import LISTS
from tests.fixtures import WHY, ApplicationFactory, OrganisationFactory, user_with
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
    assert "Ansökan utan beslut" in client.get("/oversikt/").content.decode()
    assert "Organisationer utan organisationsnummer" in client.get("/oversikt/att-se-over/").content.decode()


def test_each_role_sees_its_own_due_list(application, culture_officer, social_officer):
    assert [due.title for due in due_list(culture_officer)] == ["Ansökan utan beslut"]
    assert due_list(social_officer) == []


def test_a_due_date_that_has_passed_stays_where_it_was(application, decision, secretary, culture_officer):
    application.period_to = date(2019, 12, 31)
    application.save()
    grant_application(actor=secretary, application=application, decision=decision, amount=Decimal("1000"), **WHY)
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
    assert len([row for row in rows[4:] if row[rows[3].index("Status")] == "Inlämnad"]) == 5
    assert rows[3][:5] == ["Organisation", "Organisationsnummer", "Diarienummer", "År", "Utfall"]
    assert rows[4][3] == 2019
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
        with django_assert_max_num_queries(52) as captured:
            client.get("/oversikt/")
        asked.append(len(captured))
    assert asked[0] == asked[1]
    assert Organisation.objects.count() == 50


def test_what_another_organisation_has_is_not_said_to_be_nothing(
    client, application, representative, social_officer, coordinator
):
    other = ApplicationFactory(organisation__name="Annan förening").organisation
    for user, of, said, not_said in (
        (representative, other, "Visas bara för organisationen själv och kommunen.", "Inga bidrag."),
        (representative, application.organisation, "Inga IOP-avtal.", "Visas bara"),
        (social_officer, application.organisation, "Inget hos dina nämnder.", "Inga bidrag."),
        (coordinator, OrganisationFactory(), "Inga bidrag.", "Visas bara"),
    ):
        client.force_login(user)
        page = client.get(reverse("reports:organisation_money", args=[of.pk])).content.decode()
        assert said in page
        assert not_said not in page
    client.force_login(representative)
    assert "Ingen kontaktperson är registrerad" not in client.get(other.get_absolute_url()).content.decode()


def test_an_event_leads_to_what_was_changed_and_to_whom(client, admin, culture_officer, social_officer, application):
    record(culture_officer, "changed", application, changes=[["requested_amount", "25000", "99000"]])
    client.force_login(culture_officer)
    [row] = client.get("/logg/").context["table"].rows
    page = client.get(row["cells"][1].url).content.decode()
    assert "25\u00a0000" in page
    assert "99\u00a0000" in page
    assert application.get_absolute_url() in page
    client.force_login(social_officer)
    assert client.get(row["cells"][1].url).status_code == 404
    given = record(admin, "gave_role", social_officer.role_assignments.get())
    client.force_login(admin)
    assert social_officer.name in client.get(given.get_absolute_url()).content.decode()


def test_an_application_is_not_late_the_day_it_comes_in(client, application, culture_officer):
    application.submitted_on = today()
    application.save()
    [due] = due_list(culture_officer)
    assert (due.day > today(), due.state) == (True, "later")
    application.submitted_on = application.round.closes
    application.save()
    client.force_login(culture_officer)
    for address in ("/oversikt/", "/oversikt/att-gora/"):
        assert '<span class="ds-tag" data-color="danger">Försenat</span>' in client.get(address).content.decode()


def test_what_is_late_is_counted_as_it_stands_among_what_to_do(client, application, decision, secretary, culture_officer):
    application.period_to = date(2019, 12, 31)
    application.save()
    grant_application(actor=secretary, application=application, decision=decision, amount=Decimal("1000"), **WHY)
    client.force_login(culture_officer)
    finding = next(
        each for each in client.get("/oversikt/att-se-over/").context["findings"] if each.check.startswith("Försenade")
    )
    assert finding.count == len([due for due in due_list(culture_officer) if due.title == "Redovisning av bidrag"]) == 1
    client.force_login(secretary)
    assert not any(each.check.startswith("Försenade") for each in client.get("/oversikt/att-se-over/").context["findings"])


def test_payments_are_in_the_menu_of_those_who_handle_them(client, finance, attester, culture_officer, secretary, representative):
    for user, shown in ((finance, 1), (attester, 1), (culture_officer, 1), (secretary, 0), (representative, 0)):
        client.force_login(user)
        entries = [entry for entry in client.get("/oversikt/").context["menu"] if entry["label"] == "Utbetalningar"]
        assert len(entries) == shown
    client.force_login(finance)
    menu = client.get(entries_url := reverse("payments:payment_list")).context["menu"]
    assert [entry["url"] for entry in menu if entry["current"]] == [entries_url]
