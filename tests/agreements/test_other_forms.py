"""Agreements of the other forms and procurements: how they stand, their money, the chain of yearly ones, direct award."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from grants.models import GrantApplication
from partnerships.agreements import services
from partnerships.agreements.models import IOPAgreement, OtherAgreement, Procurement, WelfareArea
from partnerships.agreements.models.plain import PlainAgreement
from partnerships.agreements.models.procurements import direct_award_limits
from partnerships.agreements.models.united import AgreementRows
from partnerships.audit.models import AuditEvent
from partnerships.ground.errors import Stale
from partnerships.register.models import LegalParameter
from reports.annual import write_annual_workbook
from reports.due import due_list
from reports.period import ReportYear
from reports.quality import findings
from reports.sheets.other_agreements import money as money_of_sheet
from reports.sheets.other_agreements import unknown_money
from reports.sheets.summary import organisations
from tests.fixtures import ApplicationFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
State = PlainAgreement.State
CONCLUDED = {"agreed_on": date(2023, 12, 1), "follow_up_plan": "Varje år"}


@pytest.fixture
def yearly(social_board, organisation):
    return an_agreement(social_board, organisation, 2026)


def an_agreement(board, organisation, year, **values):
    facts = {"start_date": date(year, 1, 1), "end_date": date(year, 12, 31), "form": "yearly", **CONCLUDED, **values}
    return OtherAgreement.objects.create(title=f"Nätverk {year}", organisation=organisation, responsible_board=board, **facts)


def set_amount(actor, agreement, year, amount, **values):
    kronor = amount and Decimal(amount)
    agreement = type(agreement).objects.get(pk=agreement.pk)
    return services.set_yearly_amount(actor=actor, agreement=agreement, year=year, amount=kronor, **values)


def test_the_days_say_how_an_agreement_stands(social_board, organisation):
    def state(day=date(2026, 11, 21), **values):
        agreement = an_agreement(social_board, organisation, 2026, **values)
        return OtherAgreement.objects.with_state_on(day).get(pk=agreement.pk).state_now

    assert state(agreed_on=None) == State.DRAFT
    assert state(start_date=date(2027, 1, 1), end_date=None) == State.COMING
    assert state() == state(day=date(2026, 1, 1)) == state(day=date(2026, 12, 31)) == State.RUNNING
    assert state(end_date=None, open_ended=True) == State.RUNNING
    assert state(end_date=None) == State.UNKNOWN
    assert state(day=date(2027, 1, 1)) == State.ENDED
    assert state(cancelled_on=date(2026, 3, 1), cancel_reason="Flyttar") == State.CANCELLED
    assert state(day=date(2026, 2, 28), cancelled_on=date(2026, 3, 1), cancel_reason="Flyttar") == State.RUNNING


def test_the_money_of_a_year_is_stated_once_and_corrected_with_a_reason(yearly, social_officer):
    set_amount(social_officer, yearly, 2026, "185000")
    with pytest.raises(ValidationError, match="utanför avtalstiden"):
        set_amount(social_officer, yearly, 2027, "1")
    with pytest.raises(ValidationError, match="Skriv varför"):
        set_amount(social_officer, yearly, 2026, "190000")
    set_amount(social_officer, yearly, 2026, "190000", reason="Räknat om")
    assert yearly.years.get().amount == Decimal("190000")
    assert AuditEvent.objects.of(yearly).first().reason == "Räknat om"
    with pytest.raises(Stale):
        services.set_yearly_amount(actor=social_officer, agreement=yearly, year=2026, amount=Decimal(1), reason="Sen")
    set_amount(social_officer, yearly, 2026, None, reason="Fel avtal")
    assert not yearly.years.exists()


def test_what_is_concluded_is_filled_in_and_corrected_with_a_reason(yearly, social_officer):
    filled = services.change_other_agreement(actor=social_officer, agreement=yearly, quality_requirements="Öppet")
    with pytest.raises(ValidationError, match="Skriv varför det rättas: avtalsslut"):
        services.change_other_agreement(actor=social_officer, agreement=filled, end_date=date(2026, 6, 30))
    with pytest.raises(ValidationError, match="inte tas bort"):
        services.change_other_agreement(actor=social_officer, agreement=filled, agreed_on=None, reason="Fel")


def test_it_is_stopped_once_with_a_reason_and_not_after_its_end(yearly, social_officer, culture_officer):
    services.cancel_agreement(actor=social_officer, agreement=yearly, reason="Parten lades ned")
    yearly.refresh_from_db()
    assert yearly.cancelled_on == date(2026, 11, 21)
    with pytest.raises(ValidationError, match="redan avbrutet"):
        services.cancel_agreement(actor=social_officer, agreement=yearly, reason="Igen")
    old = an_agreement(yearly.responsible_board, yearly.organisation, 2020)
    with pytest.raises(ValidationError, match="löpte ut"):
        services.cancel_agreement(actor=social_officer, agreement=old, reason="Sent")
    assert not OtherAgreement.objects.visible_to(culture_officer).exists()


def test_what_is_stopped_before_a_year_has_no_money_in_it(social_board, organisation, social_officer):
    agreement = an_agreement(social_board, organisation, 2024, end_date=date(2026, 12, 31))
    for year in (2024, 2026):
        set_amount(social_officer, agreement, year, "1000")
    agreement.refresh_from_db()
    services.cancel_agreement(actor=social_officer, agreement=agreement, reason="Slut", cancelled_on=date(2025, 6, 1))
    assert [money_of_sheet(ReportYear(year)) for year in (2024, 2026)] == [Decimal(1000), 0]
    assert [row.municipal_money for row in AgreementRows().with_money_in(2026)] == [0]


def test_a_year_of_the_term_without_an_amount_is_unknown_and_told_so_everywhere(
    client, social_board, organisation, social_officer
):
    agreement = an_agreement(social_board, organisation, 2019, end_date=date(2026, 12, 31))
    known = an_agreement(social_board, organisation, 2019, end_date=date(2026, 12, 31))
    set_amount(social_officer, agreement, 2019, "1000")
    assert [row.municipal_money for row in AgreementRows().with_money_in(2020)] == [None, None]
    assert (money_of_sheet(ReportYear(2020)), money_of_sheet(ReportYear(2017))) == (None, 0)
    set_amount(social_officer, known, 2020, "0")
    assert (money_of_sheet(ReportYear(2020)), unknown_money(ReportYear(2020))) == (0, 1)
    client.force_login(social_officer)
    page = client.get("/avtal/", {"year": 2020}).content.decode()
    assert '<span class="missing">uppgift saknas</span>' in page
    assert "1 uppgift saknas" in page
    checks = {finding.check: finding.count for finding in findings(report=ReportYear(2020))}
    assert checks["Övriga avtal och upphandlingar utan känt belopp för 2020"] == 1
    assert checks["IOP-avtal utan känt belopp för 2020"] == 0


def test_three_years_in_a_row_can_be_considered_as_iop_and_no_more_is_said(client, yearly, social_officer, running):
    assert yearly.years_in_a_row() == 1
    second = an_agreement(yearly.responsible_board, yearly.organisation, 2025)
    first = an_agreement(yearly.responsible_board, yearly.organisation, 2024)
    services.change_other_agreement(actor=social_officer, agreement=second, predecessor=first)
    yearly = services.change_other_agreement(actor=social_officer, agreement=yearly, predecessor=second)
    assert (yearly.years_in_a_row(), [each.start_date.year for each in first.chain()]) == (3, [2024, 2025, 2026])
    with pytest.raises(ValidationError, match="förnya sig självt"):
        services.change_other_agreement(actor=social_officer, agreement=first, predecessor=yearly)
    client.force_login(social_officer)
    assert "3 år i rad: kan övervägas som IOP" in client.get(yearly.get_absolute_url()).content.decode()
    yearly = services.change_other_agreement(actor=social_officer, agreement=yearly, leads_to=running)
    text = client.get(yearly.get_absolute_url()).content.decode()
    assert ("kan övervägas" in text, running.get_absolute_url() in text) == (False, True)
    assert first.get_absolute_url() in client.get(running.get_absolute_url()).content.decode()


def test_the_years_in_a_row_are_counted_without_being_tied_and_a_draft_tells_what_keeps_it_one(
    client, yearly, social_officer, culture_board
):
    board, organisation = yearly.responsible_board, yearly.organisation
    an_agreement(board, organisation, 2025)
    an_agreement(culture_board, organisation, 2024)  # another board's is another chain
    assert yearly.years_in_a_row() == 2
    an_agreement(board, organisation, 2024)
    an_agreement(board, organisation, 2023, form="service")
    draft = an_agreement(board, organisation, 2027, agreed_on=None)
    assert (yearly.years_in_a_row(), draft.years_in_a_row()) == (3, 3)  # a draft is no year, but follows on three
    client.force_login(social_officer)
    text = client.get(draft.get_absolute_url()).content.decode()
    assert "3 år i rad: kan övervägas som IOP" in text
    assert text.index("#id_agreed_on") < text.index("Ingånget eller beslut")


@pytest.fixture
def limits(db):
    for key, value in (("lou_direct_award_sek", "586907"), ("lou_documentation_sek", "100000")):
        facts = {"name": key, "unit": "kr", "valid_from": date(2018, 1, 1), "valid_to": date(2019, 12, 31)}
        LegalParameter.objects.create(key=key, value=Decimal(value), source_title="Konkurrensverket", **facts)


@pytest.mark.parametrize(
    ("day", "amount", "about"),
    [
        (date(2019, 3, 1), "586908", ["above_limit", "undocumented"]),
        (date(2019, 3, 1), "586907", ["undocumented"]),
        (date(2019, 3, 1), "100000", []),
        (date(2020, 3, 1), "900000", []),  # the register has no limit for that day, and guesses none
    ],
)
def test_a_direct_award_is_held_against_the_limits_of_its_own_day(social_board, limits, day, amount, about):
    award = {"direct_award": True, "direct_award_amount": Decimal(amount), "agreed_on": day, "law": "lou"}
    procurement = Procurement.objects.create(title="Facilitator", responsible_board=social_board, **award)
    assert [warning.about for warning in procurement.award_warnings(direct_award_limits())] == about
    count = {finding.check: finding.count for finding in findings()}
    assert count["Direktupphandlingar över den allmänna gränsen"] == ("above_limit" in about)
    assert count["Direktupphandlingar utan dokumentation"] == ("undocumented" in about)


def test_a_choice_system_has_neither_reservation_nor_direct_award(social_board, social_officer):
    with pytest.raises(ValidationError, match="valfrihetssystem"):
        services.register_procurement(
            actor=social_officer, responsible_board=social_board, title="LOV", law="lov", reserved_for_idea_driven=True
        )


def test_a_missing_follow_up_demand_is_a_fault_in_every_form(social_board, organisation):
    an_agreement(social_board, organisation, 2026, follow_up_plan="")
    Procurement.objects.create(title="Upphandling", responsible_board=social_board, agreed_on=date(2026, 1, 1))
    Procurement.objects.create(title="Utkast", responsible_board=social_board)
    count = {finding.check: finding.count for finding in findings()}
    assert count["Övriga avtal och upphandlingar utan krav på uppföljning"] == 2


@pytest.fixture
def every_form(running, yearly, social_officer, organisation):
    """One organisation with a grant, an IOP agreement, a yearly agreement and a procurement."""
    area = WelfareArea.objects.create(name="Äldre")
    OtherAgreement.objects.filter(pk=yearly.pk).update(welfare_area=area)
    reserved = {"law": "lou", "reserved_for_idea_driven": True, "open_ended": True, "start_date": date(2024, 1, 1)}
    facts = {"organisation": organisation, "responsible_board": yearly.responsible_board, **CONCLUDED, **reserved}
    procurement = Procurement.objects.create(title="Arbetsträning", **facts)
    set_amount(social_officer, yearly, 2026, "185000")
    set_amount(social_officer, procurement, 2026, "900000")
    ApplicationFactory(organisation=organisation, round__year=2026, state=GrantApplication.State.SUBMITTED)
    return [running, yearly, procurement]


def test_the_register_unites_every_form_with_filters_and_the_years_money(client, every_form, social_officer, culture_officer):
    rows = AgreementRows().with_money_in(2026)
    assert [row.kind for row in rows] == ["reserved", "yearly", "iop"]
    assert {row.organisation_name for row in rows} == {"Provköpings mötesplats"}
    assert [row.kind for row in rows.of_kind("reserved")] == ["reserved"]
    assert [row.kind for row in rows.with_organisation(OrganisationFactory())] == []
    assert len(rows.running_in(2024)) == 2
    client.force_login(social_officer)
    text = client.get("/avtal/", {"year": "2026"}).content.decode()
    assert all(each.get_absolute_url() in text for each in every_form)
    assert "1\u00a0085\u00a0000" in text
    assert client.get("/avtal/", {"kind": "yearly", "ordering": "-municipal_money"}).content.decode().count("Reserverad upp") == 1
    client.force_login(culture_officer)
    assert "Inget avtal i urvalet" in client.get("/avtal/").content.decode()


def test_an_iop_has_the_same_words_and_days_in_both_lists(client, running, social_officer, time_machine):
    terms = {"extension": "automatic", "extension_months": 12, "latest_end": date(2030, 12, 31), "end_date": date(2025, 12, 31)}
    IOPAgreement.objects.filter(pk=running.pk).update(**terms)
    client.force_login(social_officer)
    for address in ("/iop/", "/avtal/"):
        [row] = client.get(address).context["table"].rows
        texts = [str(cell.text) for cell in row["cells"]]
        assert "Förlängd" in texts, address
        assert "2026-12-31" in texts, address


def test_the_register_and_the_record_ask_the_database_as_often_however_much_there_is(client, every_form, social_officer):
    def questions(address):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    client.force_login(social_officer)
    addresses = ["/avtal/", *(each.get_absolute_url() for each in every_form[1:])]
    questions("/avtal/")
    before = [questions(address) for address in addresses]
    board, organisation = every_form[1].responsible_board, every_form[1].organisation
    for year in range(2015, 2026):
        set_amount(social_officer, an_agreement(board, organisation, year), year, "1000")
    for year in range(2024, 2026):
        set_amount(social_officer, every_form[2], year, "1000")
    assert [questions(address) for address in addresses] == before


def test_the_sheet_sums_every_form_and_an_organisation_is_counted_once(every_form, tmp_path):
    from openpyxl import load_workbook

    path = tmp_path / "x.xlsx"
    write_annual_workbook(2026, path)  # refuses to hand out sums that are not the database's
    rows = [[cell.value for cell in row] for row in load_workbook(path)["Upphandling och övriga avtal"].iter_rows()]
    headings = next(row for row in rows if row[0] == "Nämnd")
    assert headings == [
        "Nämnd", "Organisation", "Form", "Välfärdsområde", "Dnr", "Från", "Till", "Belopp år (kr)", "Kommentar",
    ]  # fmt: skip
    assert {row[2]: row[7] for row in rows if row[0] == "Socialnämnden"} == {
        "Årlig överenskommelse": 185000, "Reserverad upphandling": 900000,
    }  # fmt: skip
    assert rows[-1][7].startswith("=SUM(")
    assert organisations(ReportYear(2026)) == 1
    summary = {row[0].value: row[1].value for row in load_workbook(path)["Sammanfattning"].iter_rows()}
    assert summary["Övriga avtal och upphandlingar (kr)"] == 1085000
    assert summary["Övriga avtal och upphandlingar, pågående inom välfärdsområdet Äldre"] == 1


def test_the_ends_and_the_notice_of_every_form_fall_due(every_form, social_officer, reader):
    titles = {due.title for due in due_list(social_officer)}
    assert "Övrigt avtal löper ut" in titles
    assert not due_list(reader)


def test_the_api_states_amounts_and_refuses_a_reader(client, yearly, social_officer, reader):
    client.force_login(social_officer)
    address = f"/api/v1/other-agreements/{yearly.pk}/"
    answer = client.post(f"{address}set_amount/", {"year": 2026, "amount": "185000.00"}, content_type="application/json")
    assert answer.json()["amounts"] == [{"year": 2026, "amount": "185000.00"}]
    assert client.get("/api/v1/other-agreements/", {"state": "running", "form": "yearly"}).json()["count"] == 1
    client.force_login(reader)
    answer = client.post(f"{address}cancel/", {"reason": "Nej"}, content_type="application/json")
    assert answer.status_code == 403
