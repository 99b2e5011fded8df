"""What can be asked of criteria sets and criteria."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import DayFilter, Filters, KeyFilter, StateFilter, TextFilter

from ..models import CriteriaSet, Criterion


class CriteriaSetFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök kriterier"))
    valid_on = DayFilter(method="in_force_on", label=_("Gäller den"))

    class Meta:
        model = CriteriaSet
        fields = []

    def in_force_on(self, rows, name, day):
        return rows.in_force_on(day)


class CriterionFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök fråga"))
    criteria_set = KeyFilter(field_name="criteria_set_id")
    key = TextFilter(field_name="key", lookup_expr="exact")
    fault_means = StateFilter(choices=Criterion.FaultMeans.choices, label=_("Fel betyder"))

    class Meta:
        model = Criterion
        fields = []
