"""What can be asked of changes after the decision."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import DayFilter, Filters, KeyFilter, RowChoiceFilter, StateFilter, TextFilter

from ..models import GrantChange
from .schemes import boards_with_schemes


class ChangeFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök organisation"))
    board = RowChoiceFilter(rows=boards_with_schemes, field_name="board_id", label=_("Nämnd"))
    state = StateFilter(choices=GrantChange.State.choices, label=_("Status"))
    grant = KeyFilter(field_name="grant_id")
    asked_from = DayFilter(field_name="asked_on", lookup_expr="gte", label=_("Begärd från"))
    asked_to = DayFilter(field_name="asked_on", lookup_expr="lte", label=_("Begärd till"))

    class Meta:
        model = GrantChange
        fields = []
