"""The API's endpoints for budgets."""

from partnerships.ground.viewsets import RecordViewSet, act_endpoint

from . import services
from .filters import (
    ControlValueFilters,
    CostFilters,
    ForecastFilters,
    ItemFilters,
    LineFilters,
    PlanFilters,
    RequestFilters,
    TransferFilters,
)
from .models import ActualCost, BudgetItem, BudgetLine, BudgetPlan, BudgetTransfer, ControlValue, Forecast, FundingRequest
from .serializers import (
    BookAnswers,
    ControlValueSerializer,
    CostSerializer,
    DecisionAnswers,
    ForecastSerializer,
    ItemSerializer,
    LineSerializer,
    PlanSerializer,
    ReasonAnswers,
    RequestDecisionAnswers,
    RequestSerializer,
    ReverseAnswers,
    TransferSerializer,
)


class PlanViewSet(RecordViewSet):
    queryset = BudgetPlan.objects.with_money()
    serializer_class = PlanSerializer
    filterset_class = PlanFilters
    ordering_fields = ("sort_text", "first_year")
    register, change, thing = services.register_plan, services.change_plan, "plan"

    adopt = act_endpoint(services.adopt_plan, "plan", DecisionAnswers)
    close = act_endpoint(services.close_plan, "plan", ReasonAnswers)


class ItemViewSet(RecordViewSet):
    queryset = BudgetItem.objects.select_related("plan")
    serializer_class = ItemSerializer
    filterset_class = ItemFilters
    register, change, thing = services.add_item, services.change_item, "item"


class LineViewSet(RecordViewSet):
    queryset = BudgetLine.objects.with_money().select_related("item__plan")
    serializer_class = LineSerializer
    filterset_class = LineFilters
    ordering_fields = ("year", "amount")
    register, change, thing = services.add_line, services.change_line, "line"


class TransferViewSet(RecordViewSet):
    queryset = BudgetTransfer.objects.select_related("line__item__plan")
    serializer_class = TransferSerializer
    filterset_class = TransferFilters
    ordering_fields = ("amount",)
    register = services.propose_transfer

    decide = act_endpoint(services.decide_transfer, "transfer", DecisionAnswers)
    book = act_endpoint(services.book_transfer, "transfer", BookAnswers)
    cancel = act_endpoint(services.cancel_transfer, "transfer", ReasonAnswers)


class CostViewSet(RecordViewSet):
    queryset = ActualCost.objects.select_related("line__item__plan")
    serializer_class = CostSerializer
    filterset_class = CostFilters
    ordering_fields = ("date", "amount")
    register = services.register_cost

    reverse = act_endpoint(services.reverse_cost, "cost", ReverseAnswers)


class ForecastViewSet(RecordViewSet):
    queryset = Forecast.objects.select_related("line__item__plan")
    serializer_class = ForecastSerializer
    filterset_class = ForecastFilters
    ordering_fields = ("as_of",)
    register = services.make_forecast


class RequestViewSet(RecordViewSet):
    queryset = FundingRequest.objects.all()
    serializer_class = RequestSerializer
    filterset_class = RequestFilters
    ordering_fields = ("year", "amount")
    register, change, thing = services.register_request, services.change_request, "request"

    decide = act_endpoint(services.decide_request, "request", RequestDecisionAnswers)


class ControlValueViewSet(RecordViewSet):
    queryset = ControlValue.objects.select_related("plan")
    serializer_class = ControlValueSerializer
    filterset_class = ControlValueFilters
    register, change, thing = services.state_control_value, services.change_control_value, "control_value"
