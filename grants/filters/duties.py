"""What can be asked of grants that are to be accounted for, and of reminders."""

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

from ..models import GrantDecision, ReportReminder, Standing
from .schemes import boards_with_schemes


class DutyFilters(Filters):
    search = TextFilter(field_name="application__search_text", lookup_expr="contains", label=_("Sök organisation"))
    board = RowChoiceFilter(rows=boards_with_schemes, field_name="application__board_id", label=_("Nämnd"))
    year = YearFilter(field_name="application__round__year")
    standing = StateFilter(field_name="standing", choices=Standing.choices, label=_("Läge"))
    to_remind = YesNoFilter(method="who_is_to_be_reminded", label=_("Ska påminnas"))
    organisation = KeyFilter(field_name="application__organisation_id")
    due_from = DayFilter(field_name="report_due_now", lookup_expr="gte")
    due_to = DayFilter(field_name="report_due_now", lookup_expr="lte")

    class Meta:
        model = GrantDecision
        fields = []

    def who_is_to_be_reminded(self, rows, name, asked):
        named = rows.to_remind_on(today()).order_by().values("pk")
        return rows.filter(pk__in=named) if asked else rows.exclude(pk__in=named)


class ReminderFilters(Filters):
    search = TextFilter(field_name="grant__application__search_text", lookup_expr="contains", label=_("Sök organisation"))
    grant = KeyFilter(field_name="grant_id")
    channel = StateFilter(choices=ReportReminder.Channel.choices, label=_("Hur"))

    class Meta:
        model = ReportReminder
        fields = []
