"""What can be asked of samples, what they drew and the rules of risk."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import Filters, KeyFilter, RowChoiceFilter, StateFilter, TextFilter, YearFilter, YesNoFilter

from ..models import ReportSample, RiskRule, SampledGrant
from .schemes import boards_with_schemes


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
    search = TextFilter(field_name="grant__application__search_text", lookup_expr="contains", label=_("Sök organisation"))
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
