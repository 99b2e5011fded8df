"""What the API reads and writes of payments."""

from rest_framework import serializers

from partnerships.ground.serializers import DaySerializerField, KronorSerializerField, RecordSerializer, StrictSerializer

from .models import PayingAccount, Payment, PaymentOrder


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
            "account",
            "cost_centre",
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


class OrderSerializer(RecordSerializer):
    """The payments of an order are read as `/payments/?order=`; `message_id` is what the bank knows the file by."""

    message_id = serializers.CharField(read_only=True)
    count = serializers.IntegerField(read_only=True)
    amount = KronorSerializerField(read_only=True)

    class Meta:
        model = PaymentOrder
        fields = [
            "id",
            "board",
            "due_from",
            "due_to",
            "pay_on",
            "created_by",
            "created_at",
            "state",
            "message_id",
            "count",
            "amount",
            "version",
        ]
        read_only_fields = ["created_by", "created_at", "state", "version"]


class VoucherAnswers(StrictSerializer):
    payment = serializers.IntegerField(min_value=1)
    voucher_no = serializers.CharField(max_length=40)


class ExecuteOrderAnswers(StrictSerializer):
    """One voucher for the whole order, or one for each payment."""

    paid_on = DaySerializerField()
    voucher_no = serializers.CharField(max_length=40, required=False, allow_blank=True)
    vouchers = VoucherAnswers(many=True, required=False)


class AccountSerializer(RecordSerializer):
    class Meta:
        model = PayingAccount
        fields = ["id", "iban", "bic", "payer_id", "payer_id_scheme", "version"]
        read_only_fields = ["version"]


class PartAnswers(StrictSerializer):
    """One part of what is planned together."""

    amount = KronorSerializerField()
    due = DaySerializerField()
