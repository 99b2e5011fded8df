"""What falls due: the same days on the page, in Excel and in the calendar, and each kind of day there is."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.utils.text import slugify
from icalendar import Calendar
from python_calamine import CalamineWorkbook

from budget.models import BudgetPlan
from partnerships.agreements.models import IOPAgreement, IOPFollowUp, IOPMilestone
from partnerships.cases.models import Assignment, BoardMeeting
from partnerships.compact.models import Compact, DevelopmentArea, DevelopmentPlan, PlanPoint
from partnerships.events.models import Event
from partnerships.register.models import LegalParameter
from partnerships.register.rights import Role
from reports.calendar import number_of
from reports.due import all_due, due_list
from reports.services import make_calendar_key
from tests.agreements.conftest import AgreementFactory, signed, with_parts
from tests.fixtures import DecisionFactory, OrganisationFactory, SchemeFactory, user_with

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("municipality")]
PAGE, EXCEL = "/oversikt/att-gora/", "/oversikt/att-gora.xlsx"
NOTICE, ENDS = "Sista dag att säga upp IOP-avtal", "IOP-avtal löper ut"


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to("2026-11-21 12:00+01:00")


@pytest.fixture
def agreement(social_board):
    return running(social_board, "Öppen dagverksamhet")


def running(board, title):
    term = {"start_date": date(2026, 4, 16), "end_date": date(2027, 4, 15), "notice_months": 3}
    made = with_parts(AgreementFactory(title=title, responsible_board=board, **term), OrganisationFactory())
    return signed(made, DecisionFactory(board=board))


def on_page(client, **asked):
    """{(day, what)} of the table."""
    rows = client.get(PAGE, asked).context["table"].rows
    return {(row["cells"][0].text, row["cells"][1].text) for row in rows}


def in_excel(client, **asked):
    content = b"".join(client.get(EXCEL, asked).streaming_content)
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    return {(str(row[0]), row[1]) for row in rows[4:] if row[0]}


def in_feed(client, secret):
    events = Calendar.from_ical(client.get(f"/kalender/{secret}.ics").content).walk("VEVENT")
    return {(str(event.decoded("dtstart")), str(event["summary"]).partition(":")[0]) for event in events}


def test_a_day_is_the_same_on_the_page_in_excel_and_in_the_calendar_whatever_day_it_is(
    client, agreement, social_officer, time_machine
):
    secret = make_calendar_key(actor=social_officer, user=social_officer)
    for today, coming in (
        ("2026-11-21", {("2027-01-15", NOTICE), ("2027-04-15", ENDS)}),
        ("2027-01-15", {("2027-01-15", NOTICE), ("2027-04-15", ENDS)}),
        ("2027-01-16", {("2027-04-15", ENDS)}),  # too late to give notice
    ):
        time_machine.move_to(f"{today} 12:00+01:00")
        client.force_login(social_officer)
        shown = on_page(client)
        assert {each for each in shown if each[1] in (NOTICE, ENDS)} == coming
        assert shown == in_excel(client) == in_feed(client, secret)


def test_what_is_late_stays_on_its_day(client, agreement, social_officer, time_machine):
    """The year was to be followed up in February, and the step was to be done in April."""
    time_machine.move_to("2027-03-01 12:00+01:00")
    late = {(due.day, due.title) for due in due_list(social_officer) if due.state == "late"}
    assert late == {(date(2027, 2, 28), "Följ upp IOP-avtal 2026"), (date(2026, 4, 16), "Insats i IOP-avtal")}
    client.force_login(social_officer)
    assert on_page(client, nar="forsenat") == {(f"{day}", title) for day, title in late}


def test_what_is_late_outlives_the_agreement(client, agreement, social_officer, time_machine):
    """The step until it is done; that the agreement ran out until somebody has said what comes after, or for half a year."""

    def late():
        return {due.title for due in due_list(social_officer) if due.state == "late"} & {ENDS, "Insats i IOP-avtal"}

    time_machine.move_to("2027-04-16 12:00+01:00")
    assert late() == {ENDS, "Insats i IOP-avtal"}
    client.force_login(social_officer)
    assert "1 insats är försenad" in client.get(agreement.get_absolute_url()).content.decode()
    ended = IOPFollowUp.objects.create(agreement=agreement, year=2027, joint_conclusion="end")
    assert late() == {"Insats i IOP-avtal"}
    ended.delete()
    for day, told in (("2027-10-15", {ENDS, "Insats i IOP-avtal"}), ("2027-10-16", {"Insats i IOP-avtal"})):
        time_machine.move_to(f"{day} 12:00+01:00")
        assert late() == told
    agreement.milestones.update(done_on=date(2027, 4, 1))
    assert late() == set()


def test_every_event_of_the_calendar_has_a_number_of_its_own_that_stays(agreement, social_officer, time_machine):
    terms = {"extension": "automatic", "extension_months": 3, "latest_end": date(2028, 4, 15)}
    IOPAgreement.objects.filter(pk=agreement.pk).update(**terms)
    for _step in range(2):
        IOPMilestone.objects.create(agreement=agreement, title="Styrgruppsmöte", planned_end=date(2027, 2, 1))
    numbers = {}
    for day in ("2026-11-21", "2027-03-01"):
        time_machine.move_to(f"{day} 12:00+01:00")
        rows = due_list(social_officer)
        notices = {due.day: number_of(due) for due in rows if due.title == NOTICE}
        assert len(notices) > 2
        assert len({number_of(due) for due in rows}) == len(rows)
        assert all(numbers.get(day, number) == number for day, number in notices.items())
        numbers |= notices


def test_the_list_is_narrowed_by_when_what_board_and_who(client, agreement, social_officer, culture_board):
    other = running(culture_board, "Läxhjälp")
    client.force_login(social_officer)
    within = on_page(client, nar="3")
    assert ("2027-01-15", NOTICE) in within
    assert ("2027-04-15", ENDS) not in within
    assert on_page(client, slag="iop-avtal-loper-ut") == {("2027-04-15", ENDS)}
    assert on_page(client, ansvarig=slugify(str(agreement.responsible_office))) == on_page(client)
    seen = client.get(PAGE, {"vems": "alla", "namnd": culture_board.pk, "slag": "iop-avtal-loper-ut"}).context["table"].rows
    assert [row["cells"][1].under for row in seen] == [other.title]
    assert in_excel(client, vems="alla", slag="iop-avtal-loper-ut", nar="6") == {("2027-04-15", ENDS)}


@pytest.mark.parametrize("asked", [{"okänt": "1"}, {"namnd": "'"}, {"nar": "99"}])
def test_a_question_that_cannot_be_read_is_a_plain_answer(client, social_officer, asked):
    client.force_login(social_officer)
    assert client.get(EXCEL, asked).status_code == 400
    assert client.get(PAGE, asked).status_code in {200, 400}


def test_a_reader_sees_what_others_have_to_do_when_asking_for_it(client, agreement, reader, representative):
    client.force_login(reader)
    assert on_page(client) == set()
    assert ("2027-01-15", NOTICE) in on_page(client, vems="alla")
    client.force_login(representative)  # of another organisation
    assert ("2027-01-15", NOTICE) not in on_page(client, vems="alla")


def test_the_page_asks_as_much_of_the_database_for_one_as_for_many(
    client, social_board, social_officer, django_assert_max_num_queries
):
    asked = []
    for count in (1, 6):
        for number in range(count):
            running(social_board, f"Avtal {count} {number}")
        client.force_login(social_officer)
        with django_assert_max_num_queries(60) as captured:
            client.get(PAGE, {"vems": "alla"})
        asked.append(len(captured))
    assert asked[0] == asked[1]


def test_every_kind_of_day_is_in_the_list(social_board, culture_board, admin):
    """What each noun adds, as somebody sees it who sees nearly everything."""
    soon = date(2027, 2, 1)
    ends = {"start_date": soon, "end_date": date(2029, 1, 1)}
    decided = AgreementFactory(
        responsible_board=social_board, state="decided", decision=DecisionFactory(board=social_board), **ends
    )
    Assignment.objects.create(board=social_board, text="Följ upp", due=soon, state="open", decision=decided.decision)
    BoardMeeting.objects.create(board=social_board, date=date(2027, 2, 10), documents_due=soon)
    about = {"board": social_board, "is_delegated": True, "delegation_point": "1", "delegate_role": "Chef"}
    DecisionFactory(title="Delegerat", meeting_date=date(2026, 11, 2), notice_date=date(2026, 11, 10), **about)
    adopted = {"adopted_by": culture_board, "adopted_on": date(2024, 1, 1), "state": "in_force"}
    compact = Compact.objects.create(
        title="Ö", version_text="1", revision_due=soon, valid_to=date(2027, 3, 1), revision_responsible=culture_board, **adopted
    )
    plan = DevelopmentPlan.objects.create(compact=compact, name="Plan", period_end=soon)
    area = DevelopmentArea.objects.create(compact=compact, no=1, name="Samverkan")
    PlanPoint.objects.create(plan=plan, area=area, no=1, code="A1-1", text="Mötas", due=soon)
    Event.objects.create(title="Workshop", kind="workshop", date=date(2026, 11, 1))
    BudgetPlan.objects.create(title="Konferens", owner_board=social_board, first_year=2026, last_year=2026)
    SchemeFactory(board=culture_board, active_to=soon)
    for year, last in ((2025, date(2025, 12, 31)), (2026, date(2026, 12, 31))):
        value = {"value": Decimal(59200), "unit": "kr", "valid_from": date(year, 1, 1), "valid_to": last}
        LegalParameter.objects.create(key="PBB", name=f"Prisbasbelopp {year}", **value)
    user_with(Role.READER, board=social_board).role_assignments.update(valid_to=soon)
    found = {due.title: due for due in all_due(admin)}
    assert {title: str(due.day) for title, due in found.items()} == {
        "Träff att hålla och redovisa": "2026-11-01",
        "Sista dag att överklaga beslut": "2026-12-01",
        "Dialogforum som fattas": "2026-12-31",
        "Budgetplan slutar": "2026-12-31",
        "Beloppsgräns slutar gälla": "2026-12-31",
        "IOP-avtal att underteckna": "2027-02-01",
        "Uppdrag": "2027-02-01",
        "Manusstopp": "2027-02-01",
        "Delegationsbeslut att anmäla": "2027-02-10",
        "Överenskommelsen ska revideras": "2027-02-01",
        "Överenskommelsen löper ut": "2027-03-01",
        "Utvecklingsplanens period slutar": "2027-02-01",
        "Punkt i utvecklingsplanen": "2027-02-01",
        "Bidragsform upphör": "2027-02-01",
        "Roll upphör": "2027-02-01",
    }
    assert found["Beloppsgräns slutar gälla"].note == "Prisbasbelopp 2026"
    assert found["Dialogforum som fattas"].note.startswith("0 av 2")
    assert found["Roll upphör"].mine
    assert not found["IOP-avtal att underteckna"].mine
