"""What can be asked of aid of minor importance."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import DayFilter, Filters, KeyFilter, RowChoiceFilter, StateFilter, TextFilter, YearFilter
from partnerships.register.models import Board

from .models import StateAid


class StateAidFilters(Filters):
    search = TextFilter(field_name="organisation__search_text", lookup_expr="contains", label=_("Sök organisation"))
    board = RowChoiceFilter(rows=lambda: Board.objects.all(), field_name="board_id", label=_("Nämnd"))
    kind = StateFilter(choices=StateAid.Kind.choices, label=_("Slag"))
    state = StateFilter(choices=StateAid.State.choices, label=_("Status"))
    year = YearFilter(field_name="granted_on__year", label=_("Beviljat år"))
    organisation = KeyFilter(field_name="organisation_id")
    granted_from = DayFilter(field_name="granted_on", lookup_expr="gte")
    granted_to = DayFilter(field_name="granted_on", lookup_expr="lte")

    class Meta:
        model = StateAid
        fields = []
