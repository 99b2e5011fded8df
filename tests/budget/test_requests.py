"""Funding requests: beside the plan, open until a decision is registered."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from budget.control import table
from budget.models import FundingRequest
from budget.services import change_request, decide_request, register_request
from tests.fixtures import DecisionFactory

pytestmark = pytest.mark.django_db


def test_a_request_is_never_summed_with_a_plan(plan, funding_request):
    assert table(plan).total.plan == Decimal("172000")


def test_a_registered_request_is_undecided(finance, culture_board):
    request = register_request(actor=finance, board=culture_board, year=2020, amount=Decimal("250000"), purpose="Utbildning")
    assert (request.state, request.granted_amount, request.decision) == ("requested", None, None)


@pytest.mark.parametrize(("granted", "state"), [("250000", "granted"), ("249999.99", "partly"), ("0", "rejected")])
def test_what_is_granted_decides_the_outcome(funding_request, finance, council_decision, granted, state):
    request = decide_request(actor=finance, request=funding_request, decision=council_decision, granted_amount=Decimal(granted))
    assert (request.state, request.granted_amount) == (state, Decimal(granted))
    with pytest.raises(PermissionDenied):
        change_request(actor=finance, request=request, amount=Decimal("1"))


@pytest.mark.parametrize("granted", ["250000.01", "-1"])
def test_not_more_than_was_asked_for(funding_request, finance, council_decision, granted):
    with pytest.raises(ValidationError, match="från 0 kr till"):
        decide_request(actor=finance, request=funding_request, decision=council_decision, granted_amount=Decimal(granted))


def test_the_board_does_not_grant_itself_money(funding_request, finance, decision):
    with pytest.raises(ValidationError, match="kommunfullmäktige"):
        decide_request(actor=finance, request=funding_request, decision=decision, granted_amount=Decimal("1"))


@pytest.mark.parametrize(
    ("granted", "unlike", "said"),
    [
        ("1", {"outcome": "rejected"}, "Avslag"),
        ("1", {"outcome": "assigned"}, "Ger uppdrag"),
        ("0", {"outcome": "tabled"}, "Bordläggning"),
        ("0", {"outcome": ""}, "uppgift saknas"),
        ("0", {"paragraph": None}, "saknar beslutsdag eller paragraf"),
        ("1", {"meeting_date": None}, "saknar beslutsdag eller paragraf"),
    ],
)
def test_a_request_is_answered_by_a_known_decision(funding_request, finance, executive_board, granted, unlike, said):
    decision = DecisionFactory(board=executive_board, **unlike)
    with pytest.raises(ValidationError, match=said):
        decide_request(actor=finance, request=funding_request, decision=decision, granted_amount=Decimal(granted))


def test_a_rejection_may_be_answered_by_a_rejection(funding_request, finance, executive_board):
    decision = DecisionFactory(board=executive_board, outcome="rejected")
    request = decide_request(actor=finance, request=funding_request, decision=decision, granted_amount=Decimal("0"))
    assert request.state == "rejected"


@pytest.mark.parametrize("state", ["granted", "partly", "rejected"])
def test_the_database_refuses_an_outcome_without_a_decision(funding_request, state):
    with pytest.raises(IntegrityError), transaction.atomic():
        FundingRequest.objects.filter(pk=funding_request.pk).update(state=state, granted_amount=Decimal("250000"))
