"""What the API reads and writes of payments."""

from rest_framework import serializers

from partnerships.ground.serializers import DaySerializerField, RecordSerializer, StrictSerializer

from .models import Payment


class PaymentSerializer(RecordSerializer):
    class Meta:
        model = Payment
        fields = [
            "id",
            "key",
            "organisation",
            "board",
            "amount",
            "due",
            "giro_type",
            "giro_number",
            "text",
            "planned_by",
            "attested_by",
            "attested_at",
            "paid_on",
            "voucher_no",
            "reverses",
            "state",
            "version",
        ]
        read_only_fields = fields


class ExecuteAnswers(StrictSerializer):
    paid_on = DaySerializerField()
    voucher_no = serializers.CharField(max_length=40)


class ReverseAnswers(ExecuteAnswers):
    reason = serializers.CharField(max_length=500)


class CancelAnswers(StrictSerializer):
    reason = serializers.CharField(max_length=500)
