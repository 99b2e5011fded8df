"""What the API reads and writes of budgets."""

from rest_framework import serializers

from partnerships.cases.models import BoardDecision
from partnerships.ground.serializers import (
    DaySerializerField,
    KeyField,
    KronorSerializerField,
    RecordSerializer,
    StrictSerializer,
)

from .models import ActualCost, BudgetItem, BudgetLine, BudgetPlan, BudgetTransfer, ControlValue, Forecast, FundingRequest


class FirmSerializer(RecordSerializer):
    """A record that keeps the fields in `FIRM` as they were registered: what it belongs to is not changed afterwards."""

    FIRM = ()

    def get_fields(self):
        fields = super().get_fields()
        if self.instance is not None:
            for name in self.FIRM:
                fields[name].read_only = True
        return fields


class PlanSerializer(FirmSerializer):
    FIRM = ("owner_board",)

    planned = KronorSerializerField(read_only=True)
    actual = KronorSerializerField(read_only=True, allow_null=True)
    left = KronorSerializerField(read_only=True)

    class Meta:
        model = BudgetPlan
        fields = [
            "id", "title", "case", "owner_board", "first_year", "last_year", "source", "state", "decision", "planned", "actual",
            "left", "version",
        ]  # fmt: skip
        read_only_fields = ["state", "decision", "version"]


class ItemSerializer(FirmSerializer):
    FIRM = ("plan",)

    class Meta:
        model = BudgetItem
        fields = ["id", "plan", "name", "order", "version"]
        read_only_fields = ["version"]


class LineSerializer(FirmSerializer):
    FIRM = ("item", "year")

    proposed = KronorSerializerField(read_only=True)
    transferred = KronorSerializerField(read_only=True)
    actual = KronorSerializerField(read_only=True)
    forecast = KronorSerializerField(read_only=True, allow_null=True)
    left = KronorSerializerField(read_only=True)

    class Meta:
        model = BudgetLine
        fields = ["id", "item", "year", "amount", "proposed", "transferred", "actual", "forecast", "left", "version"]
        read_only_fields = ["version"]


class TransferSerializer(RecordSerializer):
    class Meta:
        model = BudgetTransfer
        fields = [
            "id", "line", "from_board", "to_board", "amount", "state", "decision", "booked_on", "voucher_no", "version",
        ]  # fmt: skip
        read_only_fields = ["state", "decision", "booked_on", "voucher_no", "version"]


class CostSerializer(RecordSerializer):
    class Meta:
        model = ActualCost
        fields = ["id", "line", "date", "amount", "supplier", "voucher_no", "text", "source", "reverses", "version"]
        read_only_fields = ["source", "reverses", "version"]


class ForecastSerializer(RecordSerializer):
    class Meta:
        model = Forecast
        fields = ["id", "line", "as_of", "amount", "version"]
        read_only_fields = ["version"]


class RequestSerializer(FirmSerializer):
    FIRM = ("board",)

    class Meta:
        model = FundingRequest
        fields = [
            "id", "board", "case", "year", "amount", "purpose", "budget_process", "source", "state", "granted_amount", "decision",
            "version",
        ]  # fmt: skip
        read_only_fields = ["state", "granted_amount", "decision", "version"]


class ControlValueSerializer(FirmSerializer):
    FIRM = ("plan",)

    class Meta:
        model = ControlValue
        fields = ["id", "plan", "kind", "item", "year", "stated_amount", "source", "source_date", "version"]
        read_only_fields = ["version"]


class DecisionAnswers(StrictSerializer):
    decision = KeyField(queryset=BoardDecision.objects.all())


class RequestDecisionAnswers(DecisionAnswers):
    granted_amount = KronorSerializerField()


class ReasonAnswers(StrictSerializer):
    reason = serializers.CharField(max_length=500)


class BookAnswers(StrictSerializer):
    booked_on = DaySerializerField()
    voucher_no = serializers.CharField(max_length=40, required=False, allow_blank=True)


class ReverseAnswers(StrictSerializer):
    date = DaySerializerField()
    voucher_no = serializers.CharField(max_length=40, required=False, allow_blank=True)
    reason = serializers.CharField(max_length=500)
