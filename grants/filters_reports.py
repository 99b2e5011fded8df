"""What can be asked of accounts, reminders, samples and recovery."""

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

from .filters import boards_with_schemes
from .models import GrantDecision, RecoveryClaim, Repayment, ReportReminder, ReportSample, RiskRule, SampledGrant, Standing

ORGANISATION = _("Sök organisation")


class DutyFilters(Filters):
    search = TextFilter(field_name="application__search_text", lookup_expr="contains", label=ORGANISATION)
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
    search = TextFilter(field_name="grant__application__search_text", lookup_expr="contains", label=ORGANISATION)
    grant = KeyFilter(field_name="grant_id")
    channel = StateFilter(choices=ReportReminder.Channel.choices, label=_("Hur"))

    class Meta:
        model = ReportReminder
        fields = []


class RiskRuleFilters(Filters):
    search = None
    board = RowChoiceFilter(rows=boards_with_schemes, field_name="board_id", label=_("Nämnd"))
    kind = StateFilter(choices=RiskRule.Kind.choices, label=_("Regel"))
    is_on = YesNoFilter(field_name="is_on", label=_("Används"))

    class Meta:
        model = RiskRule
        fields = []


class SampleFilters(Filters):
    search = None
    board = RowChoiceFilter(rows=boards_with_schemes, field_name="board_id", label=_("Nämnd"))
    year = YearFilter()

    class Meta:
        model = ReportSample
        fields = []


class SampledFilters(Filters):
    search = TextFilter(field_name="grant__application__search_text", lookup_expr="contains", label=ORGANISATION)
    sample = KeyFilter(field_name="sample_id")
    grant = KeyFilter(field_name="grant_id")
    to_be_checked = YesNoFilter(method="who_is_to_be_checked", label=_("Uttagen"))
    outcome = StateFilter(choices=SampledGrant.Outcome.choices, label=_("Utfall"))

    class Meta:
        model = SampledGrant
        fields = []

    def who_is_to_be_checked(self, rows, name, asked):
        named = SampledGrant.objects.to_be_checked().order_by().values("pk")
        return rows.filter(pk__in=named) if asked else rows.exclude(pk__in=named)


class RecoveryFilters(Filters):
    search = TextFilter(field_name="grant__application__search_text", lookup_expr="contains", label=ORGANISATION)
    board = RowChoiceFilter(rows=boards_with_schemes, field_name="grant__application__board_id", label=_("Nämnd"))
    state = StateFilter(field_name="state_now", choices=RecoveryClaim.State.choices, label=_("Status"))
    ground = StateFilter(choices=RecoveryClaim.Ground.choices, label=_("Grund"))
    grant = KeyFilter(field_name="grant_id")
    organisation = KeyFilter(field_name="grant__application__organisation_id")

    class Meta:
        model = RecoveryClaim
        fields = []


class RepaymentFilters(Filters):
    search = None
    claim = KeyFilter(field_name="claim_id")
    paid_from = DayFilter(field_name="paid_on", lookup_expr="gte")
    paid_to = DayFilter(field_name="paid_on", lookup_expr="lte")

    class Meta:
        model = Repayment
        fields = []
