"""What the API is given to pay or to reckon aid."""

from rest_framework import serializers

from partnerships.ground.serializers import DaySerializerField, KeyField, KronorSerializerField, StrictSerializer
from partnerships.payments.models import Payment
from partnerships.payments.serializers import PartAnswers
from partnerships.register.models import Organisation
from partnerships.state_aid.serializers import PreparedAidAnswers

from ..models import IOPParty, IOPPayment


class IOPPaymentAnswers(StrictSerializer):
    """`key` is made by the client, once per payment: sent again it answers with the same payment."""

    key = serializers.UUIDField()
    party = KeyField(queryset=IOPParty.objects.all())
    year = serializers.IntegerField(min_value=1900, max_value=2200)
    amount = KronorSerializerField()
    due = DaySerializerField()
    giro_type = serializers.ChoiceField(choices=Payment.Giro.choices)
    text = serializers.CharField(max_length=100, required=False, allow_blank=True)
    account = serializers.CharField(max_length=20, required=False, allow_blank=True)
    cost_centre = serializers.CharField(max_length=20, required=False, allow_blank=True)


class IOPPartsAnswers(IOPPaymentAnswers):
    """Money planned in parts, each of the year in which it is due: one `key` for all of them."""

    year = amount = due = None
    parts = PartAnswers(many=True)


class RequestAnswers(StrictSerializer):
    payment = KeyField(queryset=Payment.objects.all())
    requested_on = DaySerializerField()
    requested_by_role = serializers.CharField(max_length=150)


class IOPPaymentSerializer(StrictSerializer, serializers.ModelSerializer):
    """Which agreement and which year's money a payment is for, and when the organisation asked for it."""

    class Meta:
        model = IOPPayment
        fields = ["id", "agreement", "payment", "year", "requested_on", "requested_by_role"]
        read_only_fields = fields


class YearOfMoneySerializer(serializers.Serializer):
    """One year of the municipality's money in an agreement, in kronor. What is left is promised and not planned.

    `lapsed`: notice ends the agreement before the year, so that nothing of it is left.
    """

    year = serializers.IntegerField()
    promised = KronorSerializerField(allow_null=True)
    planned = KronorSerializerField()
    requested = KronorSerializerField()
    attested = KronorSerializerField()
    paid = KronorSerializerField()
    left = KronorSerializerField(allow_null=True)
    lapsed = serializers.BooleanField()


class MoneySerializer(serializers.Serializer):
    years = YearOfMoneySerializer(many=True)


class IOPAidAnswers(PreparedAidAnswers):
    """`rest_reason` tells why the rest is no aid, where the amount is smaller than the municipality's money."""

    organisation = KeyField(queryset=Organisation.objects.all())
    amount = KronorSerializerField()
    rest_reason = serializers.CharField(max_length=500, required=False, allow_blank=True)
