"""What can be asked of decision lists."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import Filters, KeyFilter, RowChoiceFilter, StateFilter, TextFilter, YearFilter

from ..models import DecisionList, ListRow
from .schemes import boards_with_schemes


class DecisionListFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök rubrik"))
    board = RowChoiceFilter(rows=boards_with_schemes, field_name="board_id", label=_("Nämnd"))
    year = YearFilter(field_name="meeting__date__year")
    state = StateFilter(choices=DecisionList.State.choices, label=_("Status"))
    meeting = KeyFilter(field_name="meeting_id")
    decision = KeyFilter(field_name="decision_id")

    class Meta:
        model = DecisionList
        fields = []


class ListRowFilters(Filters):
    search = TextFilter(field_name="application__search_text", lookup_expr="contains", label=_("Sök organisation"))
    decision_list = KeyFilter(field_name="decision_list_id")
    application = KeyFilter(field_name="application_id")
    proposal = StateFilter(choices=ListRow.Proposal.choices, label=_("Förslag"))

    class Meta:
        model = ListRow
        fields = []
