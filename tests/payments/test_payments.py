"""One plans, another attests, finance pays; what is paid is only ever reversed."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from grants.models import GrantDecision
from grants.services import claim_recovery, grant_application, plan_grant_payment
from partnerships.cases.models import BoardDecision
from partnerships.ground.days import add_months, today
from partnerships.ground.errors import KeyUsed, Stale
from partnerships.ground.money import format_kronor
from partnerships.payments.models import Payment
from partnerships.payments.services import attest_payment, cancel_payment, execute_payment, reverse_payment
from partnerships.register.models import RoleAssignment
from partnerships.register.rights import Role
from reports.quality import findings, findings_to_mend
from tests.conftest import SecureApiClient, SecureClient
from tests.fixtures import WHY, ApplicationFactory, DecisionFactory

pytestmark = pytest.mark.django_db

DUE = date(2019, 2, 1)


@pytest.fixture
def grant(application, decision, secretary):
    grant_application(actor=secretary, application=application, decision=decision, amount=Decimal("60000"), **WHY)
    return GrantDecision.objects.get()


@pytest.fixture
def planned(grant, culture_officer):
    return plan(culture_officer, grant, "60000")


def plan(officer, grant, amount, key=None, **asked):
    asked = {"due": DUE, "giro_type": "bankgiro"} | asked
    return plan_grant_payment(actor=officer, grant=grant, key=key or uuid4(), amount=Decimal(amount), **asked)


@pytest.fixture
def attested(planned, attester):
    return attest_payment(actor=attester, payment=planned)


@pytest.fixture
def paid(attested, finance):
    return execute_payment(actor=finance, payment=attested, paid_on=DUE, voucher_no="4711")


def test_money_goes_to_the_organisations_own_giro(planned, organisation):
    assert planned.giro_number == organisation.bankgiro


def test_a_giro_that_the_organisation_does_not_have_is_refused(grant, culture_officer):
    with pytest.raises(ValidationError, match="inget sådant gironummer"):
        plan(culture_officer, grant, "1", giro_type="plusgiro")


def test_the_planner_cannot_attest_even_as_attester(planned, culture_officer, culture_board):
    RoleAssignment.objects.create(user=culture_officer, role=Role.ATTESTER, board=culture_board)
    del culture_officer.assignments
    with pytest.raises(PermissionDenied):
        attest_payment(actor=culture_officer, payment=planned)
    with pytest.raises(IntegrityError, match="attester_is_not_planner"), transaction.atomic():
        Payment.objects.filter(pk=planned.pk).update(attested_by=culture_officer)


def test_nothing_is_paid_that_is_not_attested(planned, finance):
    with pytest.raises(ValidationError, match="”Planerad” kan inte bli ”Utbetald”"):
        execute_payment(actor=finance, payment=planned, paid_on=DUE, voucher_no="4711")
    with pytest.raises(IntegrityError, match="payment_is_attested_before_it_is_paid"), transaction.atomic():
        Payment.objects.filter(pk=planned.pk).update(state="paid", paid_on=DUE)


def test_an_attest_on_what_has_changed_since_is_refused(planned, attester):
    Payment.objects.get(pk=planned.pk).save()
    with pytest.raises(Stale):
        attest_payment(actor=attester, payment=planned)


def test_what_is_paid_is_neither_cancelled_nor_paid_again(paid, culture_officer, finance):
    with pytest.raises(ValidationError):
        cancel_payment(actor=culture_officer, payment=paid, reason="Fel")
    with pytest.raises(ValidationError):
        execute_payment(actor=finance, payment=paid, paid_on=DUE, voucher_no="4712")


def test_a_reversal_stands_beside_what_was_paid(paid, grant, finance):
    reversal = reverse_payment(actor=finance, payment=paid, paid_on=date(2019, 3, 1), voucher_no="4800", reason="Fel mottagare")
    assert (reversal.amount, reversal.reverses) == (-paid.amount, paid)
    paid.refresh_from_db()
    assert (paid.state, paid.amount) == ("paid", Decimal("60000"))
    for again in (paid, reversal):
        with pytest.raises(ValidationError, match="inte redan är rättad"):
            reverse_payment(actor=finance, payment=again, paid_on=DUE, voucher_no="1", reason="Igen")


def test_a_reversed_payment_can_be_planned_anew(paid, grant, finance, culture_officer):
    reverse_payment(actor=finance, payment=paid, paid_on=date(2019, 3, 1), voucher_no="4800", reason="Fel mottagare")
    assert grant.planned() == 0
    assert plan(culture_officer, grant, "60000").state == "planned"


def test_a_cancelled_payment_leaves_room_for_another(planned, grant, culture_officer):
    cancel_payment(actor=culture_officer, payment=planned, reason="Fel belopp")
    assert plan(culture_officer, grant, "60000")


def test_no_more_than_was_granted(planned, grant, culture_officer):
    with pytest.raises(ValidationError, match="mer än det som är kvar att betala"):
        plan(culture_officer, grant, "0.01")
    assert Payment.objects.count() == 1


@pytest.mark.parametrize("amount", ["0", "-1", "0.001", "NaN"])
def test_an_amount_is_more_than_nothing_and_whole_ore(grant, culture_officer, amount):
    with pytest.raises(ValidationError):
        plan(culture_officer, grant, amount)


def test_no_more_is_reclaimed_than_was_paid(paid, grant, culture_board, culture_officer):
    about = {"ground": "not_used", "decision": DecisionFactory(board=culture_board, meeting_date=date(2019, 6, 1))}
    claim_recovery(actor=culture_officer, grant=grant, amount=Decimal("60000"), **about)
    with pytest.raises(ValidationError, match="större än det som har betalats ut"):
        claim_recovery(actor=culture_officer, grant=grant, amount=Decimal("0.01"), **about)


# Days within reason


@pytest.mark.parametrize("day", [date(1999, 12, 31), today() + timedelta(days=1)])
def test_a_payment_is_not_paid_tomorrow_nor_before_the_bounds(attested, grant, finance, day):
    BoardDecision.objects.filter(pk=grant.decision_id).update(meeting_date=None)
    with pytest.raises(ValidationError, match="Utbetalningsdagen ska vara mellan"):
        execute_payment(actor=finance, payment=attested, paid_on=day, voucher_no="4711")
    attested.refresh_from_db()
    assert attested.state == Payment.State.ATTESTED


def test_nothing_is_paid_nor_planned_before_the_decision(grant, attested, finance, culture_officer):
    decided = grant.decision.meeting_date
    before = decided - timedelta(days=1)
    with pytest.raises(ValidationError, match=f"Beslutet är fattat {decided}") as refused:
        execute_payment(actor=finance, payment=attested, paid_on=before, voucher_no="4711")
    assert set(refused.value.message_dict) == {"paid_on"}
    api, address = SecureApiClient(), f"/api/v1/payments/{attested.pk}/execute/"
    api.force_authenticate(finance)
    answer = api.post(
        address, {"paid_on": str(before), "voucher_no": "1"}, format="json", headers={"If-Match": f'"{attested.version}"'}
    )
    assert (answer.status_code, [fault["field"] for fault in answer.json()["errors"]]) == (400, ["paid_on"])
    client = SecureClient()
    client.force_login(finance)
    sent = {"paid_on": str(before), "voucher_no": "1", "version": attested.version}
    page = client.post(f"/utbetalningar/{attested.pk}/betald/", sent)
    assert (page.status_code, "Beslutet är fattat" in page.content.decode()) == (422, True)
    assert Payment.objects.get(pk=attested.pk).state == "attested"
    cancel_payment(actor=culture_officer, payment=attested, reason="Fel")
    with pytest.raises(ValidationError, match="Beslutet är fattat") as refused:
        plan(culture_officer, grant, "1", due=before)
    assert set(refused.value.message_dict) == {"due"}
    api.force_authenticate(culture_officer)
    sent = {"key": str(uuid4()), "amount": "100.00", "due": str(before), "giro_type": "bankgiro"}
    assert api.post(f"/api/v1/grant-decisions/{grant.pk}/pay/", sent, format="json").status_code == 400
    assert Payment.objects.count() == 1
    assert plan(culture_officer, grant, "1", due=decided)


def test_a_day_before_the_attest_is_not_refused_but_looked_into(attested, finance, reader, attester):
    Payment.objects.filter(pk=attested.pk).update(attested_at=datetime(2019, 2, 2, 12, tzinfo=UTC))
    payment = execute_payment(actor=finance, payment=Payment.objects.get(pk=attested.pk), paid_on=DUE, voucher_no="4711")
    reverse_payment(actor=finance, payment=payment, paid_on=DUE, voucher_no="4712", reason="Fel")

    def found(user):
        return next(finding for finding in findings(user) if finding.check == "Betald före attest").rows

    told = "Betald 2019-02-01, attesterad 2019-02-02"
    assert [(row.url, row.note) for row in found(finance)] == [(payment.get_absolute_url(), told)]
    assert not found(reader)
    assert "Betald före attest" in {finding.check for finding in findings_to_mend(finance)}
    client = SecureClient()
    client.force_login(finance)
    assert told in client.get("/uppfoljning/datakvalitet/betald-fore-attest/").content.decode()
    Payment.objects.update(attested_at=datetime(2019, 2, 1, 22, 59, tzinfo=UTC))  # still that day in Sweden
    assert not found(finance)


@pytest.mark.parametrize("voucher", ["", " "])
def test_no_money_moves_without_a_voucher(attested, finance, voucher):
    with pytest.raises(ValidationError, match="Verifikationsnummer saknas"):
        execute_payment(actor=finance, payment=attested, paid_on=DUE, voucher_no=voucher)
    paid = execute_payment(actor=finance, payment=Payment.objects.get(pk=attested.pk), paid_on=DUE, voucher_no="4711")
    with pytest.raises(ValidationError, match="Verifikationsnummer saknas"):
        reverse_payment(actor=finance, payment=paid, paid_on=DUE, voucher_no=voucher, reason="Fel")


@pytest.mark.parametrize("due", [date(1999, 12, 31), add_months(today(), 24) + timedelta(days=1)])
def test_a_payment_is_due_within_two_years(grant, culture_officer, due):
    with pytest.raises(ValidationError, match="Betalningsdagen ska vara mellan"):
        plan(culture_officer, grant, "1", due=due)
    assert plan(culture_officer, grant, "1", due=add_months(today(), 24))


def test_a_reversal_is_not_made_before_what_it_reverses(paid, finance):
    with pytest.raises(ValidationError, match="före utbetalningen"):
        reverse_payment(actor=finance, payment=paid, paid_on=DUE - timedelta(days=1), voucher_no="4800", reason="Fel mottagare")
    assert Payment.objects.get() == paid


# What the list adds up


def test_the_sums_leave_out_what_is_cancelled(paid, grant, finance, culture_officer):
    reverse_payment(actor=finance, payment=paid, paid_on=date(2019, 3, 1), voucher_no="4800", reason="Fel mottagare")
    plan(culture_officer, grant, "1000")
    cancel_payment(actor=culture_officer, payment=plan(culture_officer, grant, "30000"), reason="Fel belopp")
    client = SecureClient()
    client.force_login(finance)
    shown = client.get("/utbetalningar/").context
    assert {stat["label"]: stat["value"] for stat in shown["stats"]} == {
        "Utbetalt": "0\u00a0kr",
        "Planerat och attesterat": "1\u00a0000\u00a0kr",
    }
    assert shown["table"].total is None


# The same payment sent twice


def test_the_same_key_is_the_same_payment(grant, culture_officer):
    key = uuid4()
    assert plan(culture_officer, grant, "100", key) == plan(culture_officer, grant, "100", key)
    assert Payment.objects.count() == grant.grant_payments.count() == 1


@pytest.mark.parametrize("other", [{"amount": "101"}, {"due": date(2019, 2, 2)}, {"text": "annat"}])
def test_a_key_that_is_used_is_refused_for_other_contents(grant, culture_officer, other):
    key = uuid4()
    plan(culture_officer, grant, "100", key)
    with pytest.raises(KeyUsed, match="redan använd"):
        plan(culture_officer, grant, **{"amount": "100", "key": key} | other)
    assert Payment.objects.count() == 1


def test_a_key_that_is_used_is_refused_for_another_grant_of_the_same_organisation(
    grant, round, organisation, decision, secretary, culture_officer
):
    other = ApplicationFactory(round=round, organisation=organisation, requested_amount=Decimal("1000"))
    grant_application(actor=secretary, application=other, decision=decision, amount=Decimal("1000"), **WHY)
    key = uuid4()
    plan(culture_officer, grant, "100", key)
    with pytest.raises(KeyUsed):
        plan(culture_officer, other.grant, "100", key)


def test_the_api_answers_422_to_a_key_that_is_used(grant, culture_officer):
    client, url = SecureApiClient(), f"/api/v1/grant-decisions/{grant.pk}/pay/"
    client.force_authenticate(culture_officer)
    sent = {"key": str(uuid4()), "amount": "100.00", "due": "2019-02-01", "giro_type": "bankgiro"}
    assert [client.post(url, sent, format="json").status_code for _ in range(2)] == [200, 200]
    refused = client.post(url, sent | {"amount": "101.00"}, format="json")
    assert (refused.status_code, refused.json()["status"]) == (422, 422)
    assert Payment.objects.count() == 1


def test_a_reversed_payment_and_its_reversal_point_at_each_other(paid, finance):
    reversal = reverse_payment(actor=finance, payment=paid, paid_on=date(2019, 3, 1), voucher_no="4712", reason="Fel mottagare")
    client = SecureClient()
    client.force_login(finance)
    page = client.get(paid.get_absolute_url())
    assert page.context["state"][0] == "Återförd"
    assert ("Återförd genom", "−60\xa0000\xa0kr, 2019-03-01", reversal.get_absolute_url()) in page.context["facts"]
    page = client.get(reversal.get_absolute_url())
    assert page.context["state"][0] == "Rättelse"
    assert ("Rättar", "60\xa0000\xa0kr, 2019-02-01", paid.get_absolute_url()) in page.context["facts"]
    (event,) = page.context["history"]
    told = {change["label"]: change["after"] for change in event["changes"]}
    assert told == {
        "Belopp": "−60\xa0000\xa0kr",
        "Utbetald": "2019-03-01",
        "Verifikationsnummer": "4712",
        "Rättar": "Utbetalning till Provköpings mötesplats",
    }
    assert "rättelse" in client.get("/utbetalningar/").content.decode()


def test_the_attester_sees_what_is_paid_before_attesting(planned, grant, attester, culture_officer):
    client = SecureClient()
    client.force_login(attester)
    for address in (planned.get_absolute_url(), f"{planned.get_absolute_url()}attestera/"):
        facts = {fact[0]: fact[1:] for fact in client.get(address).context["facts"]}
        application = grant.application
        assert facts["Avser"] == (f"Bidragsansökan: {application}", application.get_absolute_url())
        assert facts["Beslut"] == (str(grant.decision),)
        assert facts["Beviljat"] == facts["Planerat och utbetalt, med denna"] == (format_kronor(grant.amount),)
        assert facts["Därav utbetalt"] == (format_kronor(0),)


def test_the_list_says_what_each_payment_is_for_in_as_many_queries_however_many_they_are(
    grant, round, decision, secretary, culture_officer, attester, finance, client
):
    client.force_login(finance)
    counts = []
    for more in (1, 5):
        for _number in range(more):
            other = ApplicationFactory(round=round, requested_amount=Decimal("10"))
            other.organisation.bankgiro = grant.application.organisation.bankgiro
            other.organisation.save()
            grant_application(actor=secretary, application=other, decision=decision, amount=Decimal("10"), **WHY)
            planned = plan(culture_officer, other.grant, "10")
        client.get("/utbetalningar/")
        with CaptureQueriesContext(connection) as queries:
            text = client.get("/utbetalningar/").content.decode()
        counts.append(len(queries))
    assert counts[0] == counts[1], counts
    assert str(other) in text
    paid = execute_payment(actor=finance, payment=attest_payment(actor=attester, payment=planned), paid_on=DUE, voucher_no="1")
    reversal = reverse_payment(actor=finance, payment=paid, paid_on=date(2019, 3, 1), voucher_no="2", reason="Fel")
    assert reversal.purpose() == other
