"""Resources and payments: money is promised, planned and paid; what is only valued stands beside it."""

import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from partnerships.agreements import services
from partnerships.agreements.models import IOPAgreement, IOPPayment, IOPResource
from partnerships.cases.models import BoardDecision
from partnerships.ground.errors import KeyUsed
from partnerships.payments import services as payments
from partnerships.payments.models import Payment

pytestmark = pytest.mark.django_db


def plan(agreement, user, **changes):
    values = {
        "key": uuid.uuid4(),
        "party": agreement.parties.get(side="idea_driven"),
        "year": 2024,
        "amount": Decimal("60000"),
        "due": date(2024, 3, 1),
        "giro_type": "bankgiro",
    }
    return services.plan_iop_payment(actor=user, agreement=agreement, **values | changes)


def test_nothing_is_paid_nor_planned_before_the_decision(running, social_officer, social_attester, finance):
    BoardDecision.objects.filter(pk=running.decision_id).update(meeting_date=date(2024, 2, 27))
    with pytest.raises(ValidationError, match="Beslutet är fattat 2024-02-27") as refused:
        plan(running, social_officer, due=date(2024, 2, 26))
    assert set(refused.value.message_dict) == {"due"}
    payment = payments.attest_payment(actor=social_attester, payment=plan(running, social_officer))
    asked = {"actor": finance, "payment": payment, "voucher_no": "1"}
    with pytest.raises(ValidationError, match="Beslutet är fattat 2024-02-27"):
        payments.execute_payment(paid_on=date(2024, 2, 26), **asked)
    payments.execute_payment(paid_on=date(2024, 2, 27), **asked)
    corrected = BoardDecision.objects.get(pk=running.decision_id)
    corrected.meeting_date = date(2024, 2, 28)
    with pytest.raises(ValidationError, match="Pengar betalades ut redan 2024-02-27"):
        IOPAgreement.objects.get(pk=running.pk).check_rests_on(corrected)


def test_money_in_kind_is_never_part_of_the_municipalitys_money(running, social_officer):
    municipal = running.parties.get(side="municipal")
    services.register_resource(
        actor=social_officer, party=municipal, kind="premises", year=2024, quantity=180, unit="m2", amount=Decimal("240000"),
        valuation_basis="Självkostnad",
    )  # fmt: skip
    assert running.promised(2024) == Decimal("100000")
    assert IOPAgreement.objects.with_money_in(2024).get().municipal_money == Decimal("100000")
    in_years = [IOPAgreement.objects.with_money_in(year).get().municipal_money for year in (2023, 2025, 2099)]
    assert in_years == [0, None, 0]  # within the term a year that nobody has told of is unknown


def test_unknown_money_is_not_nought(old_agreement):
    assert IOPAgreement.objects.with_money_in(2024).get().municipal_money is None


def test_an_estimated_value_tells_what_it_rests_on(draft, social_officer):
    party = draft.parties.get(side="idea_driven")
    with pytest.raises(ValidationError, match="hur värdet är uppskattat"):
        services.register_resource(actor=social_officer, party=party, kind="network", year=2024, amount=Decimal("1"))
    services.register_resource(actor=social_officer, party=party, kind="network", year=2024)


def test_a_resource_lies_inside_the_term(draft, social_officer):
    party = draft.parties.get(side="idea_driven")
    with pytest.raises(ValidationError, match="utanför avtalstiden"):
        services.register_resource(actor=social_officer, party=party, kind="network", year=2027)


def test_payments_stay_within_the_years_promise(running, social_officer):
    plan(running, social_officer)
    with pytest.raises(ValidationError, match=r"20.+000.+kr för lite"):
        plan(running, social_officer)
    plan(running, social_officer, amount=Decimal("40000"))
    assert Payment.objects.count() == 2


def test_each_year_has_its_own_promise(running, social_officer):
    with pytest.raises(ValidationError, match="2025"):
        plan(running, social_officer, year=2025)


def test_the_same_key_is_the_same_payment(running, social_officer):
    key = uuid.uuid4()
    first = plan(running, social_officer, key=key)
    assert plan(running, social_officer, key=key) == first
    assert IOPPayment.objects.count() == 1
    with pytest.raises(KeyUsed):
        plan(running, social_officer, key=key, amount=Decimal("1"))
    with pytest.raises(KeyUsed):
        plan(running, social_officer, key=key, year=2025)


def test_a_reversed_payment_gives_the_money_back_to_the_promise(running, social_officer, social_attester, finance):
    payment = plan(running, social_officer, amount=Decimal("100000"))
    payment = payments.attest_payment(actor=social_attester, payment=payment)
    payment = payments.execute_payment(actor=finance, payment=payment, paid_on=date(2024, 3, 1), voucher_no="L1")
    assert running.by_year(running.payments().paid()) == {2024: Decimal("100000")}
    payments.reverse_payment(actor=finance, payment=payment, paid_on=date(2024, 4, 1), voucher_no="L2", reason="Fel mottagare")
    assert running.planned(2024) == 0
    assert running.by_year(running.payments().paid()) == {2024: 0}


def test_the_promise_of_an_old_agreement_cannot_be_cut_below_what_is_planned(running, social_officer):
    IOPAgreement.objects.update(imported_incomplete=True)
    plan(running, social_officer)
    resource = IOPResource.objects.get(kind="money")
    with pytest.raises(ValidationError, match=r"10.+000.+kr för lite"):
        services.change_resource(actor=social_officer, resource=resource, amount=Decimal("50000"))
    services.change_resource(actor=social_officer, resource=resource, amount=Decimal("60000"))


@pytest.mark.parametrize(
    "values", [{"amount": Decimal("150000")}, {"year": 2025}, {"kind": "network", "unit": "", "amount": None}]
)
def test_the_municipalitys_money_stands_when_it_is_signed(running, social_officer, values):
    money = IOPResource.objects.get(kind="money")
    with pytest.raises(ValidationError, match="genom ett tilläggsavtal"):
        services.change_resource(actor=social_officer, resource=money, **values)
    told = services.change_resource(actor=social_officer, resource=money, description="Stöd", reason="Förtydligat")
    assert told.description == "Stöd"


def test_no_municipal_money_is_added_to_what_is_signed(running, social_officer):
    municipal, other = running.parties.get(side="municipal"), running.parties.get(side="idea_driven")
    for party in (municipal, other):
        money = {"party": party, "kind": "money", "year": 2025, "unit": "kr", "amount": Decimal("1000")}
        if party == municipal:
            with pytest.raises(ValidationError, match="tilläggsavtal"):
                services.register_resource(actor=social_officer, **money)
        else:
            theirs = services.register_resource(actor=social_officer, **money)
    with pytest.raises(ValidationError, match="tilläggsavtal"):
        services.change_resource(actor=social_officer, resource=theirs, party=municipal)
    with pytest.raises(ValidationError, match="tilläggsavtal"):
        services.change_resource(actor=social_officer, resource=IOPResource.objects.get(amount=100000), party=other)


def test_an_unknown_amount_is_filled_in_once(running, social_officer):
    IOPResource.objects.filter(kind="money").update(amount=None)
    money = IOPResource.objects.get(kind="money")
    with pytest.raises(ValidationError, match="Skriv varför"):
        services.change_resource(actor=social_officer, resource=money, amount=Decimal("90000"))
    money = services.change_resource(actor=social_officer, resource=money, amount=Decimal("90000"), reason="Står i avtalet")
    with pytest.raises(ValidationError, match="tilläggsavtal"):
        services.change_resource(actor=social_officer, resource=money, amount=Decimal("95000"))


def test_what_is_known_of_an_old_agreements_money_is_filled_in(running, social_officer):
    IOPAgreement.objects.update(imported_incomplete=True)
    money = IOPResource.objects.get(kind="money")
    services.change_resource(actor=social_officer, resource=money, amount=Decimal("95000"))
    services.register_resource(
        actor=social_officer, party=money.party, kind="money", year=2025, unit="kr", amount=Decimal("1000")
    )
    assert (running.promised(2024), running.promised(2025)) == (Decimal("95000"), Decimal("1000"))


def test_a_payment_is_due_in_the_term_or_soon_after(running, social_officer):
    some = Decimal("1000")
    for day, told in ((date(2023, 12, 31), "i kraft först 2024-01-01"), (date(2027, 4, 1), "senast 2027-03-31")):
        with pytest.raises(ValidationError, match=told):
            plan(running, social_officer, due=day, amount=some)
    for day in (date(2024, 1, 1), date(2027, 3, 31)):
        plan(running, social_officer, due=day, amount=some)


def test_paid_and_planned_are_summed_apart_and_cancelled_not_at_all(client, running, social_officer, social_attester, finance):
    cancelled = plan(running, social_officer, amount=Decimal("5000"))
    payments.cancel_payment(actor=social_officer, payment=cancelled, reason="Fel")
    plan(running, social_officer, amount=Decimal("20000"))
    paid = payments.attest_payment(actor=social_attester, payment=plan(running, social_officer, amount=Decimal("30000")))
    payments.execute_payment(actor=finance, payment=paid, paid_on=date(2024, 3, 1), voucher_no="L1")
    client.force_login(social_officer)
    text = client.get(running.get_absolute_url()).content.decode()
    assert "Utbetalt: 30\xa0000\xa0kr. Planerat och attesterat: 20\xa0000\xa0kr." in text
    assert "55\xa0000" not in text


def test_nothing_is_paid_before_it_is_signed(draft, social_officer):
    with pytest.raises(PermissionDenied):
        plan(draft, social_officer)


def test_finance_checks_the_money_but_registers_none(running, finance):
    resource = IOPResource.objects.get(kind="volunteer_time")
    checked = {"delivered_quantity": 90, "valuation_basis": "Schablon", "reason": "Kontrollerat"}
    assert services.change_resource(actor=finance, resource=resource, **checked).delivered
    with pytest.raises(PermissionDenied):
        services.register_resource(actor=finance, party=resource.party, kind="network", year=2024)


def test_money_is_planned_in_parts_each_of_the_year_in_which_it_is_due(running, social_officer, client):
    asked = {"party": running.parties.get(side="idea_driven"), "giro_type": "bankgiro", "key": uuid.uuid4()}
    parts = [{"amount": Decimal("50000"), "due": date(2024, month, 1)} for month in (3, 9)]
    for _again in range(2):
        services.plan_iop_payments(actor=social_officer, agreement=running, parts=parts, **asked)
    assert running.planned(2024) == Decimal("100000")
    over = [{"amount": Decimal("1"), "due": date(2024, 10, 1)}]
    with pytest.raises(ValidationError, match="Del 1"):
        services.plan_iop_payments(actor=social_officer, agreement=running, parts=over, **asked | {"key": uuid.uuid4()})
    client.force_login(social_officer)
    assert client.get(f"/iop/{running.pk}/utbetalning/delar/?delar=4").status_code == 200
