"""The plan of the documents: two items over three years, 172 000 kr in all, with the sums that the document states."""

from datetime import date
from decimal import Decimal

import pytest

from budget.models import BudgetItem, BudgetLine, BudgetPlan, ControlValue, FundingRequest
from partnerships.cases.models import CaseReference
from partnerships.register.models import Board
from tests.fixtures import BoardFactory, DecisionFactory

AMOUNTS = {"Facilitator (konsult)": (40_000, 80_000, 40_000), "Konferens": (3_000, 6_000, 3_000)}
STATED = [
    ("row", "Facilitator (konsult)", None, 160_000),
    ("row", "Konferens", None, 12_000),
    ("column", None, 2018, 43_000),
    ("column", None, 2019, 86_000),
    ("column", None, 2020, 43_000),
    ("total", None, None, 172_000),
]


@pytest.fixture
def case(executive_board):
    return CaseReference.objects.create(raw="KS 17/53", board=executive_board, stated_in="Tjänsteskrivelse 2018-05-31")


@pytest.fixture
def plan(executive_board, case):
    plan = BudgetPlan.objects.create(
        title="Facilitator och konferens",
        case=case,
        owner_board=executive_board,
        first_year=2018,
        last_year=2020,
        source="Tjänsteskrivelse 2018-05-31",
    )
    items = {}
    for order, (name, amounts) in enumerate(AMOUNTS.items(), start=1):
        items[name] = BudgetItem.objects.create(plan=plan, name=name, order=order)
        for year, amount in zip((2018, 2019, 2020), amounts, strict=True):
            BudgetLine.objects.create(item=items[name], year=year, amount=Decimal(amount))
    for kind, name, year, amount in STATED:
        ControlValue.objects.create(
            plan=plan,
            kind=kind,
            item=items.get(name),
            year=year,
            stated_amount=Decimal(amount),
            source="Tjänsteskrivelse 2018-05-31",
            source_date=date(2018, 5, 31),
        )
    return plan


@pytest.fixture
def line(plan):
    """Facilitator 2019, 80 000 kr."""
    return BudgetLine.objects.select_related("item__plan__owner_board").get(item__order=1, year=2019)


@pytest.fixture
def funding_request(culture_board, case):
    return FundingRequest.objects.create(
        board=culture_board,
        case=case,
        year=2019,
        amount=Decimal("250000"),
        purpose="Utbildning och föreläsningar",
        budget_process="Mål och budget 2019–2021",
    )


@pytest.fixture
def council_decision(db):
    council = BoardFactory(code="KF", name="Kommunfullmäktige", kind=Board.Kind.COUNCIL)
    return DecisionFactory(board=council, title="Mål och budget")


@pytest.fixture
def executive_decision(executive_board):
    return DecisionFactory(board=executive_board, title="Överföring av medel")
