"""A plan with its lines, what was moved and what it cost."""

from datetime import date
from decimal import Decimal

from budget.models import ActualCost, BudgetItem, BudgetLine, BudgetPlan, BudgetTransfer, ControlValue, Forecast, FundingRequest


def budgets(world):
    world.plan = BudgetPlan.objects.create(title="Konferens", owner_board=world.board, first_year=2018, last_year=2020)
    world.item = BudgetItem.objects.create(plan=world.plan, name="Konferens")
    world.other_item = BudgetItem.objects.create(plan=world.plan, name="Lokal", order=2)
    world.line = BudgetLine.objects.create(item=world.item, year=2018, amount=Decimal("3000"), reserved=Decimal("200"))
    for year in (2019, 2020):
        BudgetLine.objects.create(item=world.item, year=year, amount=Decimal("3000"))
    world.control_value = ControlValue.objects.create(
        plan=world.plan, kind="total", stated_amount=Decimal("9000"), source="Tjänsteskrivelse"
    )
    moved = {"line": world.line, "from_board": world.board, "to_board": world.other_board, "amount": Decimal("100")}
    world.transfer = BudgetTransfer.objects.create(**moved)
    world.decided_transfer = BudgetTransfer.objects.create(state="decided", decision=world.decision, **moved)
    world.cost = ActualCost.objects.create(line=world.line, date=date(2018, 3, 1), amount=Decimal("500"))
    world.forecast = Forecast.objects.create(line=world.line, as_of=date(2018, 6, 1), amount=Decimal("3000"))
    world.request = FundingRequest.objects.create(board=world.board, year=2019, amount=Decimal("250000"), purpose="Utbildning")
