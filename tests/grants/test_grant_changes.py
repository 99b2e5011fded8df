"""Changes after the decision: asked by the association, decided by a decision of their own, and what then stands."""

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from openpyxl import load_workbook

from grants import services
from grants.models import GrantApplication, GrantChange, GrantDecision, ReportDuties
from grants.models.reconciliation import Reconciliation
from partnerships.payments.services import attest_payment, execute_payment
from reports.due.grants import changes_to_decide
from reports.giving import Package
from reports.organisation_money import OrganisationMoney
from reports.period import ReportYear
from reports.quality.checks import findings_to_mend
from reports.quality.grants import frames_that_do_not_add_up
from reports.quality.scope import Scope
from reports.sheets.grants import grants, grants_per_scheme
from tests.fixtures import WHY, DecisionFactory
from tests.racing import at_once, faults

pytestmark = pytest.mark.django_db

ASKED = {"asked_on": date(2019, 3, 1), "asked_by_role": "Ordförande", "grounds": "Vi kom igång sent"}
WHY_CHANGED = {"answer": "Ramen räcker inte", "rule_reference": "Punkt 4"}


@pytest.fixture
def grant(application, decision, secretary, culture_officer):
    GrantApplication.objects.update(period_from=date(2019, 1, 1), period_to=date(2019, 12, 31))
    about = {"actor": secretary, "application": application, "decision": decision}
    return services.grant_application(**about, amount=Decimal(60000), **WHY).grant


@pytest.fixture
def later(culture_board):
    return DecisionFactory(board=culture_board, meeting_date=date(2019, 4, 2))


def ask(actor, grant, **values):
    return services.ask_change(actor=actor, grant=grant, **ASKED, **values)


def pay(actor, grant, amount):
    about = {"due": date(2019, 2, 1), "giro_type": "bankgiro"}
    return services.plan_grant_payment(actor=actor, grant=grant, key=uuid4(), amount=Decimal(amount), **about)


def test_a_grant_is_not_changed_to_nothing(grant, culture_officer, secretary, later):
    change = ask(culture_officer, grant, amount=Decimal(100))
    with pytest.raises(ValidationError, match="mer än noll kronor"):
        services.grant_change(actor=secretary, change=change, decision=later, amount=Decimal(0), **WHY_CHANGED)
    assert grant.terms().amount == 60000


def test_a_later_end_gives_a_later_day_of_report_and_the_first_decision_stays(grant, representative, secretary, later):
    change = ask(representative, grant, period_to=date(2020, 6, 30), purpose="Läger i stället")
    services.grant_change(actor=secretary, change=change, decision=later)
    terms = grant.terms()
    assert (terms.period_to, terms.report_due) == (date(2020, 6, 30), date(2020, 9, 28))
    assert (terms.purpose, terms.amount) == ("Läger i stället", Decimal(60000))
    grant.refresh_from_db()
    assert grant.report_due == date(2020, 3, 30)
    assert grant.application.purpose == "Öppen mötesplats"


@pytest.mark.parametrize(("asked", "left"), [(45000, 55000), (100000, 0)])
def test_the_frame_follows_the_amount(grant, culture_officer, secretary, later, round, asked, left):
    change = ask(culture_officer, grant, amount=Decimal(asked))
    services.grant_change(actor=secretary, change=change, decision=later)
    round.refresh_from_db()
    assert round.remaining() == Decimal(left)
    assert frames_that_do_not_add_up(Scope()).count == 0


def test_never_beyond_the_frame_nor_beneath_what_is_paid_or_planned(grant, culture_officer, secretary, later):
    pay(culture_officer, grant, 50000)
    lower = ask(culture_officer, grant, amount=Decimal(40000))
    with pytest.raises(ValidationError, match="betalt eller planerat"):
        services.grant_change(actor=secretary, change=lower, decision=later)
    services.reject_change(actor=secretary, change=lower, decision=later, answer="Redan betalt")
    higher = ask(culture_officer, grant, amount=Decimal(100001))
    with pytest.raises(ValidationError, match="kvar i omgångens ram"):
        services.grant_change(actor=secretary, change=higher, decision=later)


def test_payments_are_bound_by_what_stands_now(grant, culture_officer, secretary, later):
    services.grant_change(actor=secretary, change=ask(culture_officer, grant, amount=Decimal(30000)), decision=later)
    with pytest.raises(ValidationError, match="mer än det som är kvar"):
        pay(culture_officer, grant, 30001)
    assert pay(culture_officer, grant, 30000)


def test_one_request_at_a_time_that_asks_for_something_new(grant, culture_officer):
    with pytest.raises(ValidationError, match="vad som ska ändras"):
        ask(culture_officer, grant)
    with pytest.raises(ValidationError, match="redan gäller"):
        ask(culture_officer, grant, amount=Decimal(60000))
    first = ask(culture_officer, grant, amount=Decimal(1000))
    with pytest.raises(ValidationError, match="redan begärd"):
        ask(culture_officer, grant, amount=Decimal(2000))
    services.withdraw_change(actor=culture_officer, change=first)
    assert ask(culture_officer, grant, amount=Decimal(2000)).state == "asked"


def test_the_decision_came_after_the_request_and_a_no_has_its_reason(grant, culture_officer, secretary, decision, later):
    change = ask(culture_officer, grant, amount=Decimal(1000))
    with pytest.raises(ValidationError, match="begärdes"):
        services.grant_change(actor=secretary, change=change, decision=decision)
    with pytest.raises(ValidationError, match="skälet"):
        services.reject_change(actor=secretary, change=change, decision=later, answer=" ")


# What the board decided, and of what was asked


@pytest.mark.parametrize("outcome", ["rejected", "tabled", "referred_back", "noted", "dismissed", ""])
def test_a_change_is_granted_by_a_decision_that_grants(grant, culture_officer, secretary, culture_board, client, outcome):
    change = ask(culture_officer, grant, amount=Decimal(45000))
    wrong = DecisionFactory(board=culture_board, meeting_date=date(2019, 4, 2), outcome=outcome)
    client.force_login(secretary)
    choices = client.get(reverse("grants:grant_change", args=[change.pk])).context["form"].fields["decision"].queryset
    assert wrong not in choices
    with pytest.raises(ValidationError, match="Beslutets utfall är"):
        services.grant_change(actor=secretary, change=change, decision=wrong)


@pytest.mark.parametrize(("outcome", "serves"), [("rejected", True), ("granted", True), ("adopted", False), ("tabled", False)])
def test_a_change_is_rejected_by_a_decision_that_rejects(
    grant, culture_officer, secretary, culture_board, client, outcome, serves
):
    change = ask(culture_officer, grant, amount=Decimal(45000))
    decision = DecisionFactory(board=culture_board, meeting_date=date(2019, 4, 2), outcome=outcome)
    client.force_login(secretary)
    choices = client.get(reverse("grants:reject_change", args=[change.pk])).context["form"].fields["decision"].queryset
    assert (decision in choices) == serves
    about = {"actor": secretary, "change": change, "decision": decision, "answer": "Ramen räcker inte"}
    if serves:
        assert services.reject_change(**about).state == "rejected"
    else:
        with pytest.raises(ValidationError, match="Beslutets utfall är"):
            services.reject_change(**about)


def test_a_granted_change_stays_granted_when_its_decision_is_corrected(grant, culture_officer, secretary, later):
    change = ask(culture_officer, grant, amount=Decimal(45000))
    change = services.grant_change(actor=secretary, change=change, decision=later)
    later.outcome = "rejected"
    with pytest.raises(ValidationError, match="Beslutets utfall är ”Avslag”"):
        change.check_rests_on(later)


def test_no_more_is_granted_than_was_asked(grant, culture_officer, secretary, later, round):
    change = ask(culture_officer, grant, amount=Decimal(70000))
    about = {"actor": secretary, "change": change, "decision": later, **WHY_CHANGED}
    with pytest.raises(ValidationError, match="högre än det begärda") as told:
        services.grant_change(**about, amount=Decimal("70000.01"))
    assert list(told.value.message_dict) == ["amount"]
    round.refresh_from_db()
    assert (grant.terms().amount, round.reserved) == (60000, 60000)
    services.grant_change(**about, amount=Decimal(70000))
    assert grant.terms().amount == 70000


def test_less_than_asked_has_its_reason_and_rule(grant, culture_officer, secretary, later):
    about = {"actor": secretary, "change": ask(culture_officer, grant, amount=Decimal(70000)), "decision": later}
    for said, lacking in (({}, ["answer", "rule_reference"]), ({"answer": "Ramen räcker inte"}, ["rule_reference"])):
        with pytest.raises(ValidationError) as told:
            services.grant_change(**about, amount=Decimal(65000), **said)
        assert list(told.value.message_dict) == lacking
    services.grant_change(**about, amount=Decimal(65000), **WHY_CHANGED)
    assert grant.terms().amount == 65000


def test_a_request_for_less_may_be_met_halfway_but_never_turned_into_more(grant, culture_officer, secretary, later):
    about = {"actor": secretary, "change": ask(culture_officer, grant, amount=Decimal(45000)), "decision": later, **WHY_CHANGED}
    with pytest.raises(ValidationError, match="högre än det begärda"):
        services.grant_change(**about, amount=Decimal(60001))
    services.grant_change(**about, amount=Decimal(50000))
    assert grant.terms().amount == 50000


def test_nothing_is_granted_that_was_not_asked(grant, culture_officer, secretary, later):
    change = ask(culture_officer, grant, purpose="Läger i stället")
    with pytest.raises(ValidationError) as told:
        services.grant_change(
            actor=secretary, change=change, decision=later, amount=Decimal(90000), period_to=date(2020, 6, 30), **WHY_CHANGED
        )
    assert list(told.value.message_dict) == ["amount", "period_to"]


# After the account


@pytest.fixture
def closed(grant, culture_officer, attester, finance):
    """Half of it paid, and all of that used."""
    execute_payment(
        actor=finance, payment=attest_payment(actor=attester, payment=pay(culture_officer, grant, 30000)),
        paid_on=date(2019, 2, 1), voucher_no="4711",
    )  # fmt: skip
    report = services.register_report(actor=culture_officer, grant=grant, used_amount=Decimal(30000))
    services.approve_report(actor=culture_officer, report=report)
    return GrantDecision.objects.get()


def test_nothing_more_is_planned_or_asked_of_a_closed_grant(closed, culture_officer, client):
    with pytest.raises(ValidationError, match="inget mer kan planeras. Ska mer betalas: öppna redovisningen igen"):
        pay(culture_officer, closed, 30000)
    with pytest.raises(ValidationError, match="kan inte höjas. Öppna redovisningen igen"):
        ask(culture_officer, closed, amount=Decimal(70000))
    client.force_login(culture_officer)
    assert reverse("grants:plan_payment", args=[closed.application_id]) not in client.get(closed.get_absolute_url()).text


def test_what_was_asked_before_the_grant_was_closed_does_not_raise_it(grant, culture_officer, secretary, later, request):
    change = ask(culture_officer, grant, amount=Decimal(70000))
    request.getfixturevalue("closed")
    with pytest.raises(ValidationError, match="kan inte höjas"):
        services.grant_change(actor=secretary, change=change, decision=later)


def test_what_is_left_of_a_closed_grant_is_shown_until_it_goes_back_to_the_frame(
    closed, culture_officer, secretary, later, round, client
):
    client.force_login(culture_officer)
    told = "Godkänd redovisning men allt är inte utbetalt"
    assert told in client.get(closed.report.get_absolute_url()).text
    assert told in [finding.check for finding in findings_to_mend(culture_officer)]
    services.grant_change(actor=secretary, change=ask(culture_officer, closed, amount=Decimal(30000)), decision=later)
    round.refresh_from_db()
    assert round.remaining() == 70000
    assert told not in client.get(closed.report.get_absolute_url()).text
    assert told not in [finding.check for finding in findings_to_mend(culture_officer)]


def test_a_grant_is_not_lowered_beneath_what_the_account_says_was_used(grant, culture_officer, secretary, later):
    change = ask(culture_officer, grant, amount=Decimal(39000))
    report = services.register_report(actor=culture_officer, grant=grant, used_amount=Decimal(40000))
    with pytest.raises(ValidationError, match="Enligt redovisningen är 40"):
        services.grant_change(actor=secretary, change=change, decision=later)
    services.withdraw_change(actor=culture_officer, change=change)
    with pytest.raises(ValidationError, match="Enligt redovisningen är 40"):
        ask(culture_officer, grant, amount=Decimal(39000))
    services.reject_report(actor=culture_officer, report=report, reason="Kvittona gäller annat")
    grant = GrantDecision.objects.get()
    services.grant_change(actor=secretary, change=ask(culture_officer, grant, amount=Decimal(39000)), decision=later)
    assert grant.terms().amount == 39000


def test_the_annual_sheets_tell_what_stands_after_a_change(grant, culture_officer, secretary, later, round):
    services.grant_change(actor=secretary, change=ask(culture_officer, grant, amount=Decimal(45000)), decision=later)
    services.grant_change(actor=secretary, change=ask(culture_officer, grant, period_to=date(2020, 3, 31)), decision=later)
    sheet = grants(ReportYear(2019), "Föreningsbidrag")
    (row,) = sheet.rows
    assert (row.amount_now, row.report_due_now) == (Decimal(45000), date(2020, 6, 29))
    assert sheet.sums["Beviljat (kr)"] == Decimal(45000)
    (of_scheme,) = grants_per_scheme(ReportYear(2019), "Bidrag per nämnd och form").rows
    assert (of_scheme["amount"], of_scheme["frame"] - of_scheme["amount"]) == (Decimal(45000), Decimal(55000))


def test_a_request_for_another_purpose_is_shown_on_every_page_it_stands_on(grant, culture_officer, client):
    change = ask(culture_officer, grant, period_to=date(2020, 3, 31), purpose="Ett läger i stället")
    assert change.asks() == "period till och med 2020-03-31, nytt ändamål"
    client.force_login(culture_officer)
    for page in (reverse("grants:change_list"), change.get_absolute_url(), grant.get_absolute_url()):
        assert client.get(page).status_code == 200


def test_the_association_asks_and_the_secretary_decides_on_their_pages(grant, representative, secretary, later, client):
    client.force_login(representative)
    asked = {**ASKED, "asked_on": "2019-03-01", "amount": "45 000", "period_to": "", "purpose": ""}
    answer = client.post(reverse("grants:ask_change", args=[grant.application_id]), asked)
    assert answer.status_code == 302, answer.text
    change = GrantChange.objects.get()
    client.force_login(secretary)
    due = [each.title for each in changes_to_decide(secretary) if each.mine]
    assert due == ["Ändring av bidrag att besluta"]
    sent = {"version": change.version, "decision": later.pk, "amount": "50 000", "answer": "Delvis", "rule_reference": "Punkt 4"}
    assert client.post(reverse("grants:grant_change", args=[change.pk]), sent).status_code == 302
    assert "50\u00a0000\u00a0kr" in client.get(grant.get_absolute_url()).text
    assert grant.terms().amount == Decimal(50000)


@pytest.mark.django_db(transaction=True)
def test_of_many_who_decide_at_once_one_moves_the_frame(grant, culture_officer, secretary, later, round):
    change = ask(culture_officer, grant, amount=Decimal(50000))

    def attempt(_person):
        return services.grant_change(actor=secretary, change=GrantChange.objects.get(pk=change.pk), decision=later)

    answers = at_once(attempt, range(8), people=8)
    round.refresh_from_db()
    assert round.reserved == Decimal(50000)
    assert len([answer for answer in answers if not isinstance(answer, Exception)]) == 1
    assert faults(answers, Exception)


def test_every_figure_is_what_stands_after_a_change(
    municipality, grant, culture_officer, secretary, finance, later, client, api_client
):
    """The list, its Excel, reconciliation, the parts to plan, the duty to account, the organisation's money and open data."""
    services.grant_change(actor=secretary, change=ask(culture_officer, grant, amount=Decimal(45000)), decision=later)
    moved = {"period_to": date(2019, 11, 30), "purpose": "Läger i stället"}
    services.grant_change(actor=secretary, change=ask(culture_officer, grant, **moved), decision=later)
    due = date(2019, 11, 30) + timedelta(days=grant.application.round.scheme.report_days)
    [row] = Reconciliation(GrantDecision).with_money().visible_to(finance)
    assert (row.decided, row.left) == (45000, 45000)
    [duty] = ReportDuties(GrantDecision).visible_to(culture_officer)
    assert (duty.amount_now, duty.report_due_now) == (45000, due)
    money = OrganisationMoney(finance, grant.application.organisation)
    assert money.totals["promised"] == 45000 == money.lines[0].promised
    told = Package().rows[0].data
    assert (told["amountAwarded"], told["description"]) == (45000, "Läger i stället")
    client.force_login(culture_officer)
    addresses = [reverse("grants:application_list"), reverse("grants:duty_list")]
    for url in (*addresses, reverse("grants:plan_payments", args=[grant.application_id])):
        text = client.get(url).text
        assert "45\u00a0000" in text, url
        assert "60\u00a0000" not in text, url
    book = load_workbook(BytesIO(client.get("/uppfoljning/lista/bidrag.xlsx").getvalue()))
    assert any(45000 in row for row in book.active.iter_rows(values_only=True))
    api_client.force_authenticate(culture_officer)
    read = api_client.get(f"/api/v1/grant-decisions/{grant.pk}/").json()
    assert (read["amount"], read["amount_now"], read["report_due_now"]) == ("60000.00", "45000.00", f"{due}")
    with pytest.raises(ValidationError, match="högre än det beviljade"):
        services.register_report(actor=culture_officer, grant=grant, used_amount=Decimal(45001))
