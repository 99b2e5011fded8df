"""The API's endpoints for payments. They are planned where what they pay for stands."""

from partnerships.ground.viewsets import ReadViewSet, act_endpoint

from . import services
from .filters import PaymentFilters
from .models import Payment
from .serializers import CancelAnswers, ExecuteAnswers, PaymentSerializer, ReverseAnswers


class PaymentViewSet(ReadViewSet):
    queryset = Payment.objects.all()
    serializer_class = PaymentSerializer
    filterset_class = PaymentFilters
    ordering_fields = ("due", "amount")

    attest = act_endpoint(services.attest_payment, "payment")
    execute = act_endpoint(services.execute_payment, "payment", ExecuteAnswers)
    cancel = act_endpoint(services.cancel_payment, "payment", CancelAnswers)
    reverse = act_endpoint(services.reverse_payment, "payment", ReverseAnswers)
