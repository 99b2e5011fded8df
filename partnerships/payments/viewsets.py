"""The API's endpoints for payments. They are planned where what they pay for stands."""

from partnerships.ground.viewsets import ReadViewSet, RecordViewSet, act_endpoint

from . import services
from .filters import AccountFilters, OrderFilters, PaymentFilters
from .models import PayingAccount, Payment, PaymentOrder
from .serializers import (
    AccountSerializer,
    CancelAnswers,
    ExecuteAnswers,
    ExecuteOrderAnswers,
    OrderSerializer,
    PaymentSerializer,
    ReverseAnswers,
)


class PaymentViewSet(ReadViewSet):
    queryset = Payment.objects.all()
    serializer_class = PaymentSerializer
    filterset_class = PaymentFilters
    ordering_fields = ("due", "amount")

    attest = act_endpoint(services.attest_payment, "payment")
    execute = act_endpoint(services.execute_payment, "payment", ExecuteAnswers)
    cancel = act_endpoint(services.cancel_payment, "payment", CancelAnswers)
    reverse = act_endpoint(services.reverse_payment, "payment", ReverseAnswers)


class OrderViewSet(RecordViewSet):
    queryset = PaymentOrder.objects.with_sums()
    serializer_class = OrderSerializer
    filterset_class = OrderFilters
    ordering_fields = ("pay_on",)
    register = services.make_order

    execute = act_endpoint(services.execute_order, "order", ExecuteOrderAnswers)
    dissolve = act_endpoint(services.dissolve_order, "order", CancelAnswers)


class AccountViewSet(RecordViewSet):
    queryset = PayingAccount.objects.all()
    serializer_class = AccountSerializer
    filterset_class = AccountFilters
    register, change, thing = services.register_account, services.change_account, "account"
