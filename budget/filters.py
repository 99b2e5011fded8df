"""What can be asked of budgets."""

from functools import partial

from django.forms import HiddenInput
from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import DayFilter, Filters, KeyFilter, RowChoiceFilter, StateFilter, TextFilter, YearFilter
from partnerships.register.models import Board

from .models import ActualCost, BudgetItem, BudgetLine, BudgetPlan, BudgetTransfer, ControlValue, Forecast, FundingRequest

# Asked by a link or the API; nobody types a number on the page.
HiddenKey = partial(KeyFilter, widget=HiddenInput)


def boards_with_plans():
    return Board.objects.filter(budget_plans__isnull=False).distinct()


def boards_with_requests():
    return Board.objects.filter(funding_requests__isnull=False).distinct()


class PlanFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök benämning eller dnr"))
    owner_board = RowChoiceFilter(rows=boards_with_plans, field_name="owner_board_id", label=_("Nämnd"))
    year = YearFilter(method="running_in")
    state = StateFilter(choices=BudgetPlan.State.choices, label=_("Status"))

    class Meta:
        model = BudgetPlan
        fields = []

    def running_in(self, rows, name, year):
        return rows.filter(first_year__lte=year, last_year__gte=year)


class ItemFilters(Filters):
    search = TextFilter(field_name="plan__search_text", lookup_expr="contains", label=_("Sök plan"))
    plan = HiddenKey(field_name="plan_id")

    class Meta:
        model = BudgetItem
        fields = []


class LineFilters(Filters):
    search = TextFilter(field_name="item__plan__search_text", lookup_expr="contains", label=_("Sök plan"))
    plan = HiddenKey(field_name="item__plan_id")
    item = HiddenKey(field_name="item_id")
    year = YearFilter()

    class Meta:
        model = BudgetLine
        fields = []


class TransferFilters(Filters):
    search = TextFilter(field_name="line__item__plan__search_text", lookup_expr="contains", label=_("Sök plan"))
    year = YearFilter(field_name="line__year")
    state = StateFilter(choices=BudgetTransfer.State.choices, label=_("Status"))
    plan = HiddenKey(field_name="line__item__plan_id")
    line = HiddenKey(field_name="line_id")
    from_board = HiddenKey(field_name="from_board_id")
    to_board = HiddenKey(field_name="to_board_id")

    class Meta:
        model = BudgetTransfer
        fields = []


class CostFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök leverantör, verifikation eller text"))
    year = YearFilter(field_name="line__year", label=_("Budgetår"))
    from_day = DayFilter(field_name="date", lookup_expr="gte", label=_("Bokfört från"))
    to_day = DayFilter(field_name="date", lookup_expr="lte", label=_("Bokfört till"))
    plan = HiddenKey(field_name="line__item__plan_id")
    line = HiddenKey(field_name="line_id")

    class Meta:
        model = ActualCost
        fields = []


class ForecastFilters(Filters):
    search = TextFilter(field_name="line__item__plan__search_text", lookup_expr="contains", label=_("Sök plan"))
    year = YearFilter(field_name="line__year")
    plan = HiddenKey(field_name="line__item__plan_id")
    line = HiddenKey(field_name="line_id")

    class Meta:
        model = Forecast
        fields = []


class RequestFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök ändamål, budgetprocess eller dnr"))
    board = RowChoiceFilter(rows=boards_with_requests, field_name="board_id", label=_("Nämnd"))
    year = YearFilter()
    state = StateFilter(choices=FundingRequest.State.choices, label=_("Status"))
    case = HiddenKey(field_name="case_id")

    class Meta:
        model = FundingRequest
        fields = []


class ControlValueFilters(Filters):
    search = TextFilter(field_name="plan__search_text", lookup_expr="contains", label=_("Sök plan"))
    plan = HiddenKey(field_name="plan_id")
    kind = StateFilter(choices=ControlValue.Kind.choices, label=_("Summa av"))

    class Meta:
        model = ControlValue
        fields = []
