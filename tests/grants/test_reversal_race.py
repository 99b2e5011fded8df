"""A claim and the reversal of what it rests on, at once: one of them goes through, whichever is first."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from grants.models import GrantDecision
from grants.services import claim_recovery, grant_application, plan_grant_payment
from partnerships.payments.services import attest_payment, execute_payment, reverse_payment
from tests.fixtures import WHY, ApplicationFactory, DecisionFactory
from tests.racing import at_once, faults

pytestmark = pytest.mark.django_db(transaction=True)

GRANTS = 16  # so many that some claim comes before its reversal


@pytest.fixture
def paid_grants(round, organisation, decision, secretary, culture_officer, attester, finance):
    """Grants of 1 000 kr, each paid in one payment."""
    for application in ApplicationFactory.create_batch(GRANTS, round=round, organisation=organisation):
        asked = {"actor": secretary, "application": application, "decision": decision}
        grant = grant_application(**asked, amount=Decimal("1000"), **WHY).grant
        asked = {"key": uuid4(), "amount": grant.amount, "due": date(2019, 2, 1), "giro_type": "bankgiro"}
        payment = attest_payment(actor=attester, payment=plan_grant_payment(actor=culture_officer, grant=grant, **asked))
        execute_payment(actor=finance, payment=payment, paid_on=date(2019, 2, 1), voucher_no="4711")
    return list(GrantDecision.objects.all())


def claim_and_reverse(grants, culture_officer, finance, culture_board):
    """Both acts on each grant, all at once; how many grants that are reclaimed beyond what is paid, and how many refusals."""
    later = DecisionFactory(board=culture_board, meeting_date=date(2019, 6, 1))

    def attempt(work):
        grant, reclaims = work
        if reclaims:
            return claim_recovery(actor=culture_officer, grant=grant, decision=later, ground="not_used", amount=Decimal("1000"))
        payment = grant.grant_payments.get().payment
        return reverse_payment(
            actor=finance, payment=payment, paid_on=date(2019, 7, 1), voucher_no="4712", reason="Fel mottagare"
        )

    answers = at_once(attempt, [(grant, reclaims) for grant in grants for reclaims in (True, False)])
    beyond = [grant for grant in grants if grant.recovery_claims.all().total("amount") > grant.paid()]
    return len(beyond), len(faults(answers, ValidationError))


def test_what_is_reclaimed_is_never_reversed_beneath_the_claim(paid_grants, culture_officer, finance, culture_board):
    assert claim_and_reverse(paid_grants, culture_officer, finance, culture_board) == (0, GRANTS)


def test_control_without_the_check_claims_stand_on_nothing(paid_grants, culture_officer, finance, culture_board, monkeypatch):
    monkeypatch.setattr(GrantDecision, "check_still_covers_claims", lambda grant, returned: None)
    beyond, _refused = claim_and_reverse(paid_grants, culture_officer, finance, culture_board)
    assert beyond > 0
