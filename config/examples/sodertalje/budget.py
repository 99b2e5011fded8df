"""The budget of the memo of 2018-05-31: plan, proposed transfers, the requests beside it, and the sums that the memo states."""

from datetime import date
from decimal import Decimal

from budget.models import BudgetItem, BudgetLine, BudgetPlan, BudgetTransfer, ControlValue, FundingRequest
from partnerships.audit.services import add

MEMO = "Tjänsteskrivelse 2018-05-31"
MEMO_DAY = date(2018, 5, 31)
YEARS = (2018, 2019, 2020)

# What the memo's table says: amounts per year, then its own sums.
ITEMS = [("Facilitator (konsult)", (40_000, 80_000, 40_000), 160_000), ("Konferens", (3_000, 6_000, 3_000), 12_000)]
YEAR_TOTALS = (43_000, 86_000, 43_000)
TOTAL = 172_000

REQUESTED = 250_000
REQUEST_YEARS = (2019, 2020, 2021)
PURPOSE = (
    "Utbildning, föreläsningar och konferenser för kommunen och den idéburna sektorn, och aktiviteter som utvecklar samverkan"
)


def load(boards, cases, users):
    """Nothing here is decided: the memo proposes, and no decision on the money is known."""
    plan = BudgetPlan(
        title="Facilitator och konferens för samverkansöverenskommelsen",
        case=cases["KS 17/53"],
        owner_board=boards["KS"],
        first_year=YEARS[0],
        last_year=YEARS[-1],
        source=MEMO,
    )
    add(None, plan)
    for order, (name, amounts, stated) in enumerate(ITEMS, start=1):
        item = add(None, BudgetItem(plan=plan, name=name, order=order))
        for year, amount in zip(YEARS, amounts, strict=True):
            line = add(None, BudgetLine(item=item, year=year, amount=Decimal(amount)))
            propose_transfer(line, boards)
        state(plan, ControlValue.Kind.ROW, stated, item=item)
    for year, stated in zip(YEARS, YEAR_TOTALS, strict=True):
        state(plan, ControlValue.Kind.COLUMN, stated, year=year)
    state(plan, ControlValue.Kind.TOTAL, TOTAL)
    load_requests(boards, cases)
    return plan


def propose_transfer(line, boards):
    """The memo: the means should be possible to transfer to the culture and leisure board."""
    line.reserve(line.amount)
    transfer = BudgetTransfer(line=line, from_board=boards["KS"], to_board=boards["KFN"], amount=line.amount)
    add(None, transfer, act="proposed", reason=MEMO)


def state(plan, kind, amount, **of):
    add(None, ControlValue(plan=plan, kind=kind, stated_amount=Decimal(amount), source=MEMO, source_date=MEMO_DAY, **of))


def load_requests(boards, cases):
    for year in REQUEST_YEARS:
        request = FundingRequest(
            board=boards["KFN"],
            case=cases["KS 17/53"],
            year=year,
            amount=Decimal(REQUESTED),
            purpose=PURPOSE,
            budget_process="Mål och budget 2019–2021",
            source=MEMO,
        )
        add(None, request)
