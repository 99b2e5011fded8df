"""Many repayments of one claim at once: together never more than was claimed, and each is reversed once."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from grants.models import GrantDecision, RecoveryClaim, Repayment
from grants.models.recoveries import RecoveryClaims
from grants.services import register_repayment, reverse_repayment
from partnerships.ground.models import Records
from tests.racing import at_once, faults

pytestmark = pytest.mark.django_db(transaction=True)
ATTEMPTS = 16


@pytest.fixture
def claim(application, decision):
    grant = GrantDecision.objects.create(application=application, decision=decision, result="partly", amount=Decimal("9000"))
    about = {"grant": grant, "ground": "not_used", "decision": decision, "decided_on": date(2019, 6, 1)}
    return RecoveryClaim.objects.create(amount=Decimal("4000"), **about)


def repay_at_once(claim, finance):
    """How much was repaid, and how many were refused."""

    def attempt(number):
        asked = {"paid_on": date(2019, 7, 1), "amount": Decimal("1000"), "voucher_no": str(number)}
        return register_repayment(actor=finance, claim=claim, **asked)

    refused = faults(at_once(attempt, range(ATTEMPTS)), ValidationError)
    return Repayment.objects.all().total("amount"), len(refused)


def test_no_more_is_repaid_than_was_claimed(claim, finance):
    assert repay_at_once(claim, finance) == (Decimal("4000"), ATTEMPTS - 4)


def test_a_repayment_is_reversed_once_and_its_claim_is_held_meanwhile(claim, finance, monkeypatch):
    asked = {"paid_on": date(2019, 7, 1), "amount": Decimal("1000"), "voucher_no": "1"}
    repayment = register_repayment(actor=finance, claim=claim, **asked)
    held = []
    monkeypatch.setattr(RecoveryClaims, "locked", lambda rows: held.append(1) or Records.locked(rows))

    def attempt(number):
        asked = {"paid_on": date(2019, 7, 2), "voucher_no": str(number), "reason": "Fel"}
        return reverse_repayment(actor=finance, repayment=repayment, **asked)

    assert len(faults(at_once(attempt, range(ATTEMPTS)), ValidationError)) == ATTEMPTS - 1
    assert Repayment.objects.all().total("amount") == 0
    assert len(held) == ATTEMPTS


def test_control_without_the_check_more_is_repaid(claim, finance, monkeypatch):
    monkeypatch.setattr(RecoveryClaim, "check_not_overpaid", lambda claim: None)
    assert repay_at_once(claim, finance) == (Decimal("16000"), 0)
