"""A grant's money, or an agreement's, is planned in several parts in one act."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from grants.models import GrantDecision
from grants.services import grant_application, plan_grant_payments
from partnerships.ground.errors import KeyUsed
from partnerships.payments.models import Payment
from tests.fixtures import WHY

pytestmark = pytest.mark.django_db

DAYS = (date(2019, 2, 1), date(2019, 5, 1), date(2019, 9, 1))


@pytest.fixture
def grant(application, decision, secretary):
    grant_application(actor=secretary, application=application, decision=decision, amount=Decimal("10000"), **WHY)
    return GrantDecision.objects.get()


def parts_of(*amounts):
    return [{"amount": Decimal(amount), "due": due} for amount, due in zip(amounts, DAYS, strict=False)]


def plan(officer, grant, parts, key=None, **more):
    return plan_grant_payments(actor=officer, grant=grant, key=key or uuid4(), parts=parts, giro_type="bankgiro", **more)


def test_the_parts_are_planned_together(grant, culture_officer):
    planned = plan(culture_officer, grant, parts_of("3333.33", "3333.33", "3333.34"), account="4531", cost_centre="210")
    assert [(each.amount, each.due) for each in planned] == [
        (Decimal("3333.33"), DAYS[0]),
        (Decimal("3333.33"), DAYS[1]),
        (Decimal("3333.34"), DAYS[2]),
    ]
    assert grant.planned() == grant.amount
    assert {(each.account, each.cost_centre) for each in planned} == {("4531", "210")}


def test_the_sum_is_never_more_than_what_is_left_and_then_nothing_is_planned(grant, culture_officer):
    with pytest.raises(ValidationError, match="Del 3: .*0,01.*mer än det som är kvar"):
        plan(culture_officer, grant, parts_of("5000", "3000", "2000.01"))
    assert Payment.objects.count() == 0


def test_the_same_key_is_the_same_parts_and_no_others(grant, culture_officer):
    key, parts = uuid4(), parts_of("2000", "3000")
    assert plan(culture_officer, grant, parts, key) == plan(culture_officer, grant, parts, key)
    for other in (parts_of("2000", "3001"), parts_of("2000"), parts_of("2000", "3000", "1")):
        with pytest.raises(KeyUsed):
            plan(culture_officer, grant, other, key)
    assert Payment.objects.count() == 2


def test_the_form_shares_what_is_left_equally_to_the_ore(grant, culture_officer, client):
    client.force_login(culture_officer)
    url = f"/bidrag/{grant.application_id}/utbetalning/delar/?delar=3"
    form = client.get(url).context["form"]
    amounts = [form[f"amount_{number}"].initial for number in range(3)]
    assert amounts == [Decimal("3333.34"), Decimal("3333.33"), Decimal("3333.33")]
    sent = {name: form[name].value() for name in form.fields} | {"giro_type": "bankgiro", "due_0": "2019-02-01"}
    assert client.post(url, {name: value or "" for name, value in sent.items()}).status_code == 302
    assert Payment.objects.all().total("amount") == Decimal("10000")


@pytest.mark.parametrize("asked", ["0", "99", "x", "-1", ""])
def test_an_odd_number_of_parts_in_the_address_is_no_fault(grant, culture_officer, client, asked):
    client.force_login(culture_officer)
    assert client.get(f"/bidrag/{grant.application_id}/utbetalning/delar/?delar={asked}").status_code == 200


def test_the_api_plans_parts_in_one_call(grant, culture_officer, api_client):
    api_client.force_authenticate(culture_officer)
    url = f"/api/v1/grant-decisions/{grant.pk}/pay_parts/"
    parts = [{"amount": "4000.00", "due": "2019-02-01"}, {"amount": "6000.00", "due": "2019-08-01"}]
    sent = {"key": str(uuid4()), "giro_type": "bankgiro", "parts": parts}
    assert [api_client.post(url, sent, format="json").status_code for _ in range(2)] == [200, 200]
    assert api_client.post(url, sent | {"parts": parts[:1]}, format="json").status_code == 422
    assert api_client.post(url, sent | {"key": str(uuid4()), "parts": []}, format="json").status_code == 400
    assert Payment.objects.count() == 2
