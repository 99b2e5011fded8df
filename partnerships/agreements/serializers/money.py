"""What the API is given to pay or to reckon aid."""

from rest_framework import serializers

from partnerships.ground.serializers import DaySerializerField, KeyField, KronorSerializerField, StrictSerializer
from partnerships.payments.models import Payment
from partnerships.register.models import Organisation
from partnerships.state_aid.serializers import PreparedAidAnswers

from ..models import IOPParty


class IOPPaymentAnswers(StrictSerializer):
    """`key` is made by the client, once per payment: sent again it answers with the same payment."""

    key = serializers.UUIDField()
    party = KeyField(queryset=IOPParty.objects.all())
    year = serializers.IntegerField(min_value=1900, max_value=2200)
    amount = KronorSerializerField()
    due = DaySerializerField()
    giro_type = serializers.ChoiceField(choices=Payment.Giro.choices)
    text = serializers.CharField(max_length=100, required=False, allow_blank=True)


class IOPAidAnswers(PreparedAidAnswers):
    organisation = KeyField(queryset=Organisation.objects.all())
    amount = KronorSerializerField()
