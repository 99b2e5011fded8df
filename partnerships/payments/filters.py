"""What can be asked of payments."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import DayFilter, Filters, KeyFilter, RowChoiceFilter, StateFilter, TextFilter, YearFilter
from partnerships.register.models import Board

from .models import Payment


class PaymentFilters(Filters):
    search = TextFilter(field_name="organisation__search_text", lookup_expr="contains", label=_("Sök mottagare"))
    board = RowChoiceFilter(rows=lambda: Board.objects.all(), field_name="board_id", label=_("Nämnd"))
    state = StateFilter(choices=Payment.State.choices, label=_("Status"))
    year = YearFilter(field_name="paid_on__year", label=_("Utbetald år"))
    organisation = KeyFilter(field_name="organisation_id")
    due_from = DayFilter(field_name="due", lookup_expr="gte")
    due_to = DayFilter(field_name="due", lookup_expr="lte")

    class Meta:
        model = Payment
        fields = []
