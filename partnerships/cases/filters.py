"""What can be asked of cases, meetings, decisions, assignments and documents."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import today
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

from .models import Assignment, BoardDecision, BoardMeeting, CaseReference, Document, GoverningDocument


class CaseFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök diarienummer eller ärende"))
    number = TextFilter(method="written_as", label=_("Diarienummer"))
    board = KeyFilter(field_name="board_id")
    matter = KeyFilter(field_name="matter_id")

    class Meta:
        model = CaseReference
        fields = []

    def written_as(self, rows, name, raw):
        return rows.written(raw)


class MeetingFilters(Filters):
    search = TextFilter(field_name="board__search_text", lookup_expr="contains", label=_("Sök nämnd"))
    board = RowChoiceFilter(rows=lambda: Board.objects.all(), field_name="board_id", label=_("Nämnd"))
    year = YearFilter(field_name="date__year")

    class Meta:
        model = BoardMeeting
        fields = []


class DecisionFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök rubrik, § eller dnr"))
    board = RowChoiceFilter(rows=lambda: Board.objects.all(), field_name="board_id", label=_("Nämnd"))
    year = YearFilter(field_name="year")
    outcome = StateFilter(choices=BoardDecision.Outcome.choices, label=_("Utfall"))
    case = KeyFilter(field_name="case_id")
    paragraph = KeyFilter(field_name="paragraph")
    is_delegated = YesNoFilter(label=_("Delegationsbeslut"))
    from_list = YesNoFilter(label=_("Ur en lista, inte bekräftat"))
    reported_at = KeyFilter(field_name="reported_at_id")
    unreported = YesNoFilter(method="not_reported")
    meeting_date_from = DayFilter(field_name="meeting_date", lookup_expr="gte")
    meeting_date_to = DayFilter(field_name="meeting_date", lookup_expr="lte")

    class Meta:
        model = BoardDecision
        fields = []

    def not_reported(self, rows, name, asked):
        waiting = {"is_delegated": True, "reported_to_board_on": None}
        return rows.filter(**waiting) if asked else rows.exclude(**waiting)


class AssignmentFilters(Filters):
    search = TextFilter(field_name="text", lookup_expr="contains", label=_("Sök i texten"))
    board = RowChoiceFilter(rows=lambda: Board.objects.all(), field_name="board_id", label=_("Nämnd"))
    state = StateFilter(choices=Assignment.State.choices, label=_("Status"))
    decision = KeyFilter(field_name="decision_id")

    class Meta:
        model = Assignment
        fields = []


class DocumentFilters(Filters):
    search = TextFilter(field_name="title", lookup_expr="contains", label=_("Sök titel"))
    case = KeyFilter(field_name="case_id")

    class Meta:
        model = Document
        fields = []


class GoverningFilters(Filters):
    """The state is that of today; `in_force_on` asks of any day."""

    search = TextFilter(method="search_words", label=_("Sök titel eller dnr"))
    kind = StateFilter(choices=GoverningDocument.Kind.choices, label=_("Slag"))
    board = RowChoiceFilter(rows=lambda: Board.objects.all(), field_name="board_id", label=_("Nämnd"))
    state = StateFilter(choices=GoverningDocument.State.choices, method="in_state", label=_("Status"))
    in_force_on = DayFilter(method="holding", label=_("Gällde den"))

    class Meta:
        model = GoverningDocument
        fields = []

    def in_state(self, rows, name, state):
        return rows.with_state_on(today()).filter(state_now=state)

    def holding(self, rows, name, day):
        return rows.filter(pk__in=GoverningDocument.objects.in_force_on(day).values("pk"))

    def filter_queryset(self, rows):
        return super().filter_queryset(rows).with_state_on(today())
