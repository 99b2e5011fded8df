"""Lists of plans, transfers, costs and requests, as Excel."""

from django.utils.translation import gettext_lazy as _

from budget import filters, tables
from budget.models import ActualCost, BudgetPlan, BudgetTransfer, FundingRequest
from partnerships.ground.columns import YEAR, Column

from .export import CASE, ListExport

LISTS = {
    "budgetplaner": ListExport(
        _("Budgetplaner"),
        BudgetPlan.objects.with_money().select_related("owner_board", "case"),
        filters.PlanFilters,
        tables.PLANS,
        beside=(CASE,),
    ),
    "overforingar": ListExport(
        _("Överföringar"),
        BudgetTransfer.objects.with_columns().select_related("line__item", "from_board", "to_board"),
        filters.TransferFilters,
        tables.TRANSFERS,
    ),
    "utfall": ListExport(
        _("Utfall"),
        ActualCost.objects.select_related("line__item"),
        filters.CostFilters,
        tables.COSTS,
        beside=(Column(_("Budgetår"), "line.year", YEAR), Column(_("Text"), "text", width=40)),
    ),
    "askanden": ListExport(
        _("Äskanden"),
        FundingRequest.objects.select_related("board", "case"),
        filters.RequestFilters,
        tables.REQUESTS,
        beside=(CASE,),
    ),
}
