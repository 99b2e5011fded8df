"""What can be asked of decision lists, and of changes after the decision."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import DayFilter, Filters, KeyFilter, RowChoiceFilter, StateFilter, TextFilter, YearFilter

from .filters import boards_with_schemes
from .models import DecisionList, GrantChange, ListRow


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
