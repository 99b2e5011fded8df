"""The example data says what the documents say, and the year's workbook comes out of it."""

import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from budget.models import BudgetLine, FundingRequest
from config.examples.sodertalje.agreements import NOW
from config.examples.sodertalje.boards import BOARDS
from config.examples.sodertalje.fiction import REPRESENTED
from grants.models import GrantApplication, GrantRound
from grants.services import grant_application
from partnerships.agreements.models import IOPAgreement, IOPFollowUp
from partnerships.agreements.models.planned import planned_follow_ups
from partnerships.audit.models import AuditEvent
from partnerships.cases.models import Assignment, BoardDecision
from partnerships.compact.models import Commitment, Compact, PlanPoint, Principle
from partnerships.events.models import Event
from partnerships.ground.days import today
from partnerships.payments.models import Payment
from partnerships.register.models import Board, User
from partnerships.register.rights import Role
from reports.annual import CATALOGUE, WorkbookFault, write_annual_workbook
from reports.calendar import number_of
from reports.due import due_list
from reports.quality import findings

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("example")]


def adopted():
    return Compact.objects.latest_adopted(date(2026, 11, 21))


def test_loading_twice_adds_nothing():
    before = AuditEvent.objects.count()
    call_command("load_example", stdout=io.StringIO())
    assert AuditEvent.objects.count() == before


def test_an_unknown_set_is_refused():
    with pytest.raises(CommandError, match="Välj bland"):
        call_command("load_example", "atlantis")


def test_every_board_of_the_documents_is_there():
    assert Board.objects.count() == len(BOARDS)
    assert Board.objects.called("Enhörna kommunalnämnd") == Board.objects.get(code="EN")


def test_every_role_has_a_user_without_a_password():
    held = {role for user in User.objects.all() for role in user.role_assignments.values_list("role", flat=True)}
    assert {Role.SOCIAL, Role.FINANCE, Role.CULTURE, Role.SECRETARY, Role.READER, Role.ADMIN, Role.REPRESENTATIVE} <= held
    assert not any(user.has_usable_password() for user in User.objects.all())


def test_the_compact_has_seven_principles_and_thirty_five_commitments():
    commitments = Commitment.objects.filter(compact=adopted())
    assert Principle.objects.filter(compact=adopted()).count() == 7
    assert [commitments.filter(bearer=bearer).count() for bearer in ("municipality", "sector", "both")] == [18, 12, 5]
    assert PlanPoint.objects.filter(plan__compact=adopted()).count() == 22


def test_the_compact_has_been_expired_since_the_second_of_october_2022():
    assert not adopted().is_expired(date(2022, 10, 1))
    assert adopted().is_expired(date(2022, 10, 2))


def test_the_eight_meetings_are_there():
    days = [str(day) for day in Event.objects.order_by("date").values_list("date", flat=True)]
    assert days == [
        "2017-06-14",
        "2017-10-12",
        "2017-10-30",
        "2017-11-02",
        "2017-11-23",
        "2017-12-11",
        "2018-02-20",
        "2018-03-13",
    ]


def test_the_budget_is_172_000_and_the_request_stands_beside_it():
    assert BudgetLine.objects.all().total("amount") == Decimal("172000")
    assert [request.amount for request in FundingRequest.objects.order_by("year")] == [Decimal("250000")] * 3


def test_nothing_proposed_is_shown_as_decided():
    proposed = Assignment.objects.filter(state=Assignment.State.PROPOSED)
    assert sorted(proposed.values_list("point_no", flat=True)) == [1, 2]
    assert not proposed.filter(decision__isnull=False).exists()


def test_the_slips_of_the_documents_are_found():
    found = {finding.check: finding for finding in findings()}
    assert found["Nämnder vars beslut saknas i ärendet"].count == 2
    assert found["Diarienummer som skiljer sig mellan handlingar"].count == 1
    odd = found["Anslagsdatum före ärendet eller beslutet"]
    assert odd.things == ["Vårdinge-Mölnbo kommundelsnämnd, § 66: anslag 2016-06-19"]
    assert found["Beslut utan beslutsdag"].count == 4


def test_the_agreement_of_paragraph_161_shows_its_gaps():
    agreement = IOPAgreement.objects.get(decision__paragraph=161)
    assert agreement.current_state == IOPAgreement.State.UNKNOWN
    assert {"Idéburen part", "Kommunens medel, belopp", "Avtalsslut"} <= {str(gap.label) for gap in agreement.missing()}


def test_what_is_signed_has_no_gaps_and_one_draft_shows_the_checklist():
    agreements = IOPAgreement.objects.filter(imported_incomplete=False).with_parts()
    lacking = {agreement.state for agreement in agreements if agreement.missing()}
    assert lacking == {IOPAgreement.State.DRAFT}
    assert len(IOPAgreement.objects.with_parts().get(decision__paragraph=161, imported_incomplete=True).missing()) > 20


def test_fictional_agreements_have_goals_and_follow_ups_at_every_stage():
    agreements = IOPAgreement.objects.exclude(start_date=None)
    assert all(agreement.goals.count() >= 2 for agreement in agreements)
    follow_ups = IOPFollowUp.objects.select_related("agreement")
    assert {str(each.stage_in_words()) for each in follow_ups} == {"Svar samlas in", "Väntar på godkännande", "Godkänd"}
    late = [str(planned) for agreement in agreements for planned in planned_follow_ups(agreement) if planned.is_late(NOW)]
    assert late == ["2024"]


def test_every_round_adds_up_and_every_payment_has_two_people():
    for round in GrantRound.objects.all():
        assert round.reserved == sum(
            (application.grant.amount for application in round.applications.filter(grant__isnull=False)), Decimal(0)
        )
    assert not Payment.objects.filter(state="paid", attested_by=None).exists()


def test_each_board_with_grants_has_a_round_that_is_open_and_applications_that_it_can_grant():
    secretary = User.objects.get(role_assignments__role=Role.SECRETARY, role_assignments__board__code="SN")
    open_rounds = GrantRound.objects.open_on(today())
    assert {round.board.code for round in open_rounds} == {"KFN", "SN"}
    assert {round.year for round in open_rounds} == {today().year + 1}
    for round in open_rounds:
        assert round.applications.filter(state="draft").exists()
        assert not round.applications.filter(organisation__name=REPRESENTED).exists()
    submitted = GrantApplication.objects.filter(state="submitted")
    assert submitted.filter(board__code="KFN").count() >= 2
    with transaction.atomic():
        for application in submitted.filter(round__scheme__criteria=None):
            decision = application.decisions_that_serve(BoardDecision.objects.all(), application.GRANTING).latest("meeting_date")
            late, rule = application.late_days(), application.round.late_rule
            chosen = {"late_cut": Decimal(0), "late_reason": "Ny kassör"} if late and rule.kind == "ceiling" else {}
            grant_application(
                actor=secretary, application=application, decision=decision, amount=application.requested_amount, **chosen
            )
        transaction.set_rollback(True)


def test_no_decision_is_older_than_its_case():
    decided = BoardDecision.objects.exclude(case=None).exclude(meeting_date=None).select_related("case")
    made_up = [each for each in decided if each.case.raw.split("/")[0].split()[-1] in {"2017", "2018", "2024", "2025", "2026"}]
    assert len(made_up) > 10
    assert [str(each) for each in made_up if each.meeting_date.year < int(each.case.raw.split("/")[0].split()[-1])] == []


@pytest.fixture(scope="module")
def workbook(example, tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / "uppfoljning-ideburna-2019.xlsx"
    write_annual_workbook(2019, path)
    return path


def test_the_workbook_has_the_sheets_in_order(workbook):
    assert load_workbook(workbook).sheetnames == [
        "Försättsblad",
        "Sammanfattning",
        "IOP-avtal",
        "IOP-resurser",
        "Föreningsbidrag",
        "Bidrag per nämnd och form",
        "Upphandling och övriga avtal",
        "Åtaganden",
        "Facilitator och konferens",
        "Beslut och uppdrag",
        "Datakvalitet",
    ]
    assert len(CATALOGUE) == 10


def test_the_budget_sheet_gives_the_sums_as_formulas_and_as_values(workbook):
    headings, total = 4, 8
    formulas = load_workbook(workbook)["Facilitator och konferens"]
    values = CalamineWorkbook.from_path(str(workbook)).get_sheet_by_name("Facilitator och konferens").to_python()
    assert [cell.value for cell in formulas[headings]][1:5] == ["Budget 2018", "Budget 2019", "Budget 2020", "Budget totalt"]
    assert [cell.value.startswith("=SUM(") for cell in formulas[total][1:5]] == [True] * 4
    assert values[total - 1][1:5] == [43000, 86000, 43000, 172000]


def test_the_agreement_sheet_lists_paragraph_161_and_the_quality_sheet_counts_it(workbook):
    sheets = CalamineWorkbook.from_path(str(workbook))
    row = next(row for row in sheets.get_sheet_by_name("IOP-avtal").to_python() if "§ 161" in str(row[6]))
    assert row[13] == "Giltighet okänd"
    assert "Uppgift saknas" in row[-1]
    quality = {row[0]: row[1] for row in sheets.get_sheet_by_name("Datakvalitet").to_python()}
    assert quality["IOP-avtal utan känd motpart"] >= 1


def test_the_commitment_sheet_has_one_row_per_commitment(workbook):
    rows = CalamineWorkbook.from_path(str(workbook)).get_sheet_by_name("Åtaganden").to_python()
    assert len([row for row in rows[4:] if row[0]]) == 35


def test_no_protected_contact_is_in_the_workbook(workbook):
    text = str(
        [
            sheet.to_python()
            for sheet in map(CalamineWorkbook.from_path(str(workbook)).get_sheet_by_name, load_workbook(workbook).sheetnames)
        ]
    )
    assert "Föreståndaren" not in text


def test_a_workbook_that_disagrees_with_the_database_is_not_handed_out(tmp_path, monkeypatch):
    path = tmp_path / "x.xlsx"
    monkeypatch.setattr("reports.sheets.grants.granted_amount", lambda report: Decimal("1"))
    with pytest.raises(WorkbookFault, match="Föreningsbidrag"):
        write_annual_workbook(2019, path)
    assert not path.exists()


def test_check_budget_prints_the_table_and_names_what_no_longer_holds():
    said = io.StringIO()
    call_command("check_budget", stdout=said)
    assert "172\u00a0000" in said.getvalue()
    with transaction.atomic():
        line = BudgetLine.objects.get(year=2019, item__name="Konferens")
        line.amount = Decimal("6500")
        line.save()
        with pytest.raises((CommandError, SystemExit)) as refusal:
            call_command("check_budget", stdout=said, stderr=said)
        told = said.getvalue() + str(refusal.value)
        transaction.set_rollback(True)
    assert all(word in told for word in ("Konferens", "2019", "12\u00a0000", "12\u00a0500", "86\u00a0000", "86\u00a0500"))


def test_each_event_of_a_calendar_is_one_of_its_own():
    """A calendar keeps one event of each number: two of the same would hide a date."""
    for user in User.objects.all():
        numbers = [number_of(due) for due in due_list(user)]
        assert len(set(numbers)) == len(numbers), user
