"""What the partnership costs: plans, transfers between boards, actual costs and forecasts, funding requests."""

from .costs import ActualCost, Forecast
from .plans import BudgetItem, BudgetLine, BudgetPlan, ControlValue
from .requests import FundingRequest
from .transfers import BudgetTransfer

__all__ = [
    "ActualCost",
    "BudgetItem",
    "BudgetLine",
    "BudgetPlan",
    "BudgetTransfer",
    "ControlValue",
    "Forecast",
    "FundingRequest",
]
