"""Planning, adopting and forecasting, and who may."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from budget.models import BudgetItem, BudgetLine
from budget.services import (
    add_item,
    add_line,
    adopt_plan,
    change_line,
    change_plan,
    close_plan,
    make_forecast,
    propose_transfer,
    register_plan,
    state_control_value,
)
from partnerships.audit.models import AuditEvent
from partnerships.ground.days import today
from partnerships.ground.errors import Stale
from partnerships.register.rights import Role
from tests.fixtures import DecisionFactory, user_with

pytestmark = pytest.mark.django_db


def test_finance_registers_a_plan_that_is_proposed(finance, executive_board):
    plan = register_plan(actor=finance, title="Ny plan", owner_board=executive_board, first_year=2021, last_year=2022)
    assert (plan.state, plan.decision) == ("proposed", None)
    assert AuditEvent.objects.of(plan).get().board_id == executive_board.pk


@pytest.mark.parametrize("role", [Role.SOCIAL, Role.CULTURE, Role.SECRETARY, Role.READER, Role.ADMIN, Role.COORDINATOR])
def test_nobody_else_does(role, executive_board):
    with pytest.raises(PermissionDenied):
        register_plan(actor=user_with(role), title="Ny", owner_board=executive_board, first_year=2021, last_year=2022)


@pytest.mark.parametrize(("first", "last", "said"), [(2022, 2021, "före det första"), (2020, 2030, "högst tio år")])
def test_the_years_of_a_plan_have_bounds(finance, executive_board, first, last, said):
    with pytest.raises(ValidationError, match=said):
        register_plan(actor=finance, title="Ny", owner_board=executive_board, first_year=first, last_year=last)


def test_an_item_comes_with_the_amounts_known_so_far(plan, finance):
    item = add_item(actor=finance, plan=plan, name="Lokaler", order=3, amounts={2018: Decimal("500"), 2020: Decimal("0")})
    assert list(item.lines.order_by("year").values_list("year", "amount")) == [(2018, Decimal("500")), (2020, Decimal("0"))]


def test_an_item_stands_once_in_a_plan(plan, finance):
    with pytest.raises(ValidationError, match="redan en post"):
        add_item(actor=finance, plan=plan, name="Konferens", order=3)


def test_a_failed_amount_leaves_no_item(plan, finance):
    with pytest.raises(ValidationError, match="Planen gäller"):
        add_item(actor=finance, plan=plan, name="Lokaler", amounts={2018: Decimal("5"), 2021: Decimal("5")})
    assert not BudgetItem.objects.filter(name="Lokaler").exists()


def test_an_item_has_one_amount_a_year(plan, line, finance):
    with pytest.raises(ValidationError, match="redan ett belopp"):
        add_line(actor=finance, item=line.item, year=2019, amount=Decimal("1"))


def test_an_amount_is_never_negative(line, finance):
    with pytest.raises(ValidationError, match="mindre än"):
        change_line(actor=finance, line=line, amount=Decimal("-1"))


def test_an_amount_is_not_set_below_its_transfers(line, finance, executive_board, culture_board):
    propose_transfer(actor=finance, line=line, from_board=executive_board, to_board=culture_board, amount=Decimal("60000"))
    line.refresh_from_db()
    with pytest.raises(ValidationError, match="mindre än radens överföringar"):
        change_line(actor=finance, line=line, amount=Decimal("59999"))
    assert change_line(actor=finance, line=line, amount=Decimal("60000")).amount == Decimal("60000")


def test_the_second_who_changes_an_amount_is_told(line, finance):
    seen = BudgetLine.objects.get(pk=line.pk)
    change_line(actor=finance, line=line, amount=Decimal("1"), reason="Rättat mot beslutet")
    with pytest.raises(Stale):
        change_line(actor=finance, line=seen, amount=Decimal("2"))
    assert ["amount", "80000.00", "1.00"] in AuditEvent.objects.of(line).get().changes


def test_the_years_of_a_plan_are_not_changed_away_from_its_amounts(plan, finance):
    with pytest.raises(ValidationError, match="Facilitator .konsult. 2020 ligger utanför"):
        change_plan(actor=finance, plan=plan, last_year=2019)


def test_a_plan_is_adopted_by_a_decision_and_then_stands(plan, line, finance, executive_decision):
    plan = adopt_plan(actor=finance, plan=plan, decision=executive_decision)
    assert plan.state == "adopted"
    line = BudgetLine.objects.get(pk=line.pk)
    with pytest.raises(PermissionDenied):
        change_line(actor=finance, line=line, amount=Decimal("1"))
    with pytest.raises(PermissionDenied):
        add_item(actor=finance, plan=plan, name="Lokaler")


def test_a_decision_against_adopts_nothing(plan, finance, executive_board):
    decision = DecisionFactory(board=executive_board, outcome="rejected")
    with pytest.raises(ValidationError, match="Avslag"):
        adopt_plan(actor=finance, plan=plan, decision=decision)


@pytest.mark.parametrize(
    ("unlike", "said"),
    [
        ({"outcome": ""}, "uppgift saknas"),
        ({"outcome": "noted"}, "Lägger till handlingarna"),
        ({"paragraph": None}, "saknar beslutsdag eller paragraf"),
        ({"meeting_date": date(2018, 5, 30)}, "före handlingen"),
    ],
)
def test_a_plan_is_adopted_by_a_known_decision_in_favour(plan, finance, executive_board, unlike, said):
    with pytest.raises(ValidationError, match=said):
        adopt_plan(actor=finance, plan=plan, decision=DecisionFactory(board=executive_board, **unlike))


def test_without_a_dated_document_any_day_serves(plan, finance, executive_board):
    plan.control_values.update(source_date=None)
    decision = DecisionFactory(board=executive_board, meeting_date=date(2018, 5, 30), outcome="adopted")
    assert adopt_plan(actor=finance, plan=plan, decision=decision).state == "adopted"


def test_another_board_does_not_adopt_the_plan(plan, finance, decision):
    with pytest.raises(ValidationError, match="antas av Kommunstyrelsen"):
        adopt_plan(actor=finance, plan=plan, decision=decision)


def test_a_closed_plan_takes_nothing_more(plan, line, finance):
    close_plan(actor=finance, plan=plan, reason="Alla år är slut")
    line = BudgetLine.objects.select_related("item__plan").get(pk=line.pk)
    with pytest.raises(PermissionDenied):
        make_forecast(actor=finance, line=line, as_of=date(2019, 1, 1), amount=Decimal("1"))
    with pytest.raises(PermissionDenied):
        state_control_value(actor=finance, plan=line.plan, kind="total", stated_amount=Decimal("1"), source="Annan")


def test_the_owner_forecasts_and_so_does_a_board_that_is_to_have_the_money(
    line, finance, culture_officer, executive_board, culture_board
):
    make_forecast(actor=finance, line=line, as_of=date(2019, 1, 1), amount=Decimal("1"))
    with pytest.raises(PermissionDenied):
        make_forecast(actor=culture_officer, line=line, as_of=date(2019, 1, 1), amount=Decimal("1"))
    propose_transfer(actor=finance, line=line, from_board=executive_board, to_board=culture_board, amount=Decimal("1"))
    assert make_forecast(actor=culture_officer, line=line, as_of=date(2019, 1, 2), amount=Decimal("2")).pk


def test_a_forecast_is_not_made_after_today(line, finance):
    with pytest.raises(ValidationError, match="efter i dag"):
        make_forecast(actor=finance, line=line, as_of=today() + timedelta(days=1), amount=Decimal("1"))
