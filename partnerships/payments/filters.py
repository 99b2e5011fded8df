"""What can be asked of payments."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import (
    DayFilter,
    Filters,
    KeyFilter,
    RowChoiceFilter,
    StateFilter,
    TextFilter,
    YearFilter,
    YesNoFilter,
)
from partnerships.register.models import Board

from .models import PayingAccount, Payment, PaymentOrder


class PaymentFilters(Filters):
    search = TextFilter(field_name="organisation__search_text", lookup_expr="contains", label=_("Sök mottagare"))
    board = RowChoiceFilter(rows=lambda: Board.objects.all(), field_name="board_id", label=_("Nämnd"))
    state = StateFilter(choices=Payment.State.choices, label=_("Status"))
    year = YearFilter(field_name="paid_on__year", label=_("Utbetald år"))
    organisation = KeyFilter(field_name="organisation_id")
    order = KeyFilter(method="in_order")
    to_order = YesNoFilter(method="outside_orders", label=_("Attesterad, inte i underlag"))
    due_from = DayFilter(field_name="due", lookup_expr="gte")
    due_to = DayFilter(field_name="due", lookup_expr="lte")

    class Meta:
        model = Payment
        fields = []

    def in_order(self, rows, name, number):
        return rows.filter(order_lines__order=int(number), order_lines__live=True)

    def outside_orders(self, rows, name, yes):
        outside = Payment.objects.to_order()
        return rows.filter(pk__in=outside) if yes else rows.exclude(pk__in=outside)


class AccountFilters(Filters):
    search = TextFilter(field_name="payer_id", lookup_expr="contains")

    class Meta:
        model = PayingAccount
        fields = []


class OrderFilters(Filters):
    search = KeyFilter(field_name="pk", label=_("Underlagets nummer"))
    board = RowChoiceFilter(rows=lambda: Board.objects.all(), field_name="board_id", label=_("Nämnd"))
    state = StateFilter(choices=PaymentOrder.State.choices, label=_("Status"))
    pay_from = DayFilter(field_name="pay_on", lookup_expr="gte", label=_("Betalningsdag från"))
    pay_to = DayFilter(field_name="pay_on", lookup_expr="lte", label=_("Betalningsdag till"))

    class Meta:
        model = PaymentOrder
        fields = []
