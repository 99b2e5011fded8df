"""What the API is told when a payment of what was granted is planned."""

from rest_framework import serializers

from partnerships.ground.serializers import DaySerializerField, KronorSerializerField, StrictSerializer
from partnerships.payments.models import Payment
from partnerships.payments.serializers import PartAnswers


class PaymentAnswers(StrictSerializer):
    """`key` is made by the client, once per payment: sent again it answers with the same payment."""

    key = serializers.UUIDField()
    amount = KronorSerializerField()
    due = DaySerializerField()
    giro_type = serializers.ChoiceField(choices=Payment.Giro.choices)
    text = serializers.CharField(max_length=100, required=False, allow_blank=True)
    account = serializers.CharField(max_length=20, required=False, allow_blank=True)
    cost_centre = serializers.CharField(max_length=20, required=False, allow_blank=True)


class PartsAnswers(PaymentAnswers):
    """A grant planned in parts: one `key` for all of them."""

    amount = due = None
    parts = PartAnswers(many=True)
