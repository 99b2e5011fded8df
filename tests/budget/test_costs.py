"""Actual costs: booked once, corrected by a reversal, never edited."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from budget.models import ActualCost, BudgetLine
from budget.services import register_cost, reverse_cost
from partnerships.audit.models import AuditEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def cost(finance, line):
    return register_cost(
        actor=finance,
        line=line,
        date=date(2019, 3, 15),
        amount=Decimal("20000"),
        supplier="Provkonsult AB",
        voucher_no="L 118",
    )


def test_a_cost_is_left_of_the_line(cost, line):
    assert BudgetLine.objects.with_money().get(pk=line.pk).left == Decimal("60000")


def test_more_than_planned_is_registered_all_the_same(finance, line):
    register_cost(actor=finance, line=line, date=date(2019, 3, 15), amount=Decimal("80000.50"))
    assert BudgetLine.objects.with_money().get(pk=line.pk).left == Decimal("-0.50")


def test_only_finance_books(line, culture_officer, secretary):
    for actor in (culture_officer, secretary):
        with pytest.raises(PermissionDenied):
            register_cost(actor=actor, line=line, date=date(2019, 3, 15), amount=Decimal("1"))


def test_a_cost_stands_on_the_line_of_its_year(finance, line):
    with pytest.raises(ValidationError, match="gäller 2019"):
        register_cost(actor=finance, line=line, date=date(2020, 1, 2), amount=Decimal("1"))


def test_a_cost_of_nothing_is_refused(finance, line):
    with pytest.raises(ValidationError, match="noll"):
        register_cost(actor=finance, line=line, date=date(2019, 3, 15), amount=Decimal("0"))


@pytest.mark.parametrize("field", ["supplier", "text"])
def test_a_personal_number_is_refused_and_not_logged(finance, line, field):
    with pytest.raises(ValidationError, match="personnummer"):
        register_cost(actor=finance, line=line, date=date(2019, 3, 15), amount=Decimal("1"), **{field: "Konsult 811218-9876"})
    assert not ActualCost.objects.exists()
    assert not AuditEvent.objects.filter(object_type="budget.actualcost").exists()


def test_a_wrong_cost_is_corrected_by_its_opposite(cost, finance, line):
    reversal = reverse_cost(actor=finance, cost=cost, date=date(2020, 1, 10), reason="Fel projekt")
    cost.refresh_from_db()
    assert (cost.amount, reversal.amount, reversal.reverses) == (Decimal("20000"), Decimal("-20000"), cost)
    assert BudgetLine.objects.with_money().get(pk=line.pk).actual == 0
    assert AuditEvent.objects.of(reversal).get().reason == "Fel projekt"


def test_a_cost_is_corrected_once_and_a_correction_never(cost, finance):
    reversal = reverse_cost(actor=finance, cost=cost, date=date(2019, 4, 1), reason="Fel")
    for each in (cost, reversal):
        with pytest.raises(ValidationError, match="redan rättad"):
            reverse_cost(actor=finance, cost=each, date=date(2019, 4, 1), reason="Fel")
    assert ActualCost.objects.count() == 2
