"""What an application has been paid, with what reverses it, in one query for a whole list."""

from decimal import Decimal
from uuid import uuid4

import pytest

from grants.models import GrantApplication
from grants.services import grant_application, plan_grant_payment
from partnerships.ground.days import today
from partnerships.payments.services import attest_payment, execute_payment, reverse_payment
from tests.fixtures import WHY

pytestmark = pytest.mark.django_db


def money(application):
    return GrantApplication.objects.with_money().get(pk=application.pk)


@pytest.fixture
def paid(application, decision, secretary, culture_officer, attester, finance):
    """Two payments of 600 and 400 kr, both paid."""
    granted = grant_application(actor=secretary, application=application, decision=decision, amount=Decimal("1000"), **WHY)
    payments = []
    for amount in ("600", "400"):
        planned = plan_grant_payment(
            actor=culture_officer, grant=granted.grant, key=uuid4(), amount=Decimal(amount), due=today(), giro_type="bankgiro"
        )
        attested = attest_payment(actor=attester, payment=planned)
        payments.append(execute_payment(actor=finance, payment=attested, paid_on=today(), voucher_no="L1"))
    return payments


def test_nothing_paid_is_not_known_as_nought(application):
    assert money(application).paid is None


def test_what_is_paid_is_summed(application, paid):
    assert (money(application).paid, money(application).last_paid_on) == (Decimal("1000"), today())


def test_a_reversal_is_taken_away(application, paid, finance):
    reverse_payment(actor=finance, payment=paid[1], paid_on=today(), voucher_no="L2", reason="Fel belopp")
    assert money(application).paid == Decimal("600")
