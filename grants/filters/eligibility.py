"""What can be asked of the conditions for grants, of examinations and of which organisations may get grants."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import today
from partnerships.ground.filters import Filters, KeyFilter, StateFilter, TextFilter, YearFilter, YesNoFilter
from partnerships.register.models import Organisation

from ..models import EligibilityCheck, EligibilityCondition

UNCHECKED = "unchecked"
STANDINGS = [*EligibilityCheck.Finding.choices, (UNCHECKED, _("Inte prövad"))]


class ConditionFilters(Filters):
    search = TextFilter(field_name="text", lookup_expr="icontains", label=_("Sök villkor"))
    kind = StateFilter(choices=EligibilityCondition.Kind.choices, label=_("Slag"))
    year = YearFilter(method="in_force_in", label=_("Gäller år"))
    blocking = YesNoFilter(label=_("Hindrar bidrag"))

    class Meta:
        model = EligibilityCondition
        fields = []

    def in_force_in(self, rows, name, year):
        return rows.in_force_in(int(year))


class CheckFilters(Filters):
    search = TextFilter(field_name="organisation__search_text", lookup_expr="contains", label=_("Sök organisation"))
    organisation = KeyFilter(field_name="organisation_id")
    year = YearFilter()
    finding = StateFilter(choices=EligibilityCheck.Finding.choices, label=_("Bedömning"))
    counting = YesNoFilter(method="that_count", label=_("Den som gäller"))

    class Meta:
        model = EligibilityCheck
        fields = []

    def that_count(self, rows, name, counting):
        return rows.counting() if counting else rows.exclude(pk__in=rows.counting().values("pk"))


class StandingFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök namn eller organisationsnummer"))
    year = YearFilter(method="of_year")
    standing = StateFilter(method="that_stand", choices=STANDINGS, label=_("Bedömning"))

    class Meta:
        model = Organisation
        fields = []

    @property
    def asked_year(self):
        return int(self.form.cleaned_data.get("year") or today().year)

    def filter_queryset(self, rows):
        return super().filter_queryset(rows.with_standing(self.asked_year))

    def of_year(self, rows, name, year):
        return rows

    def that_stand(self, rows, name, standing):
        return rows.filter(finding=None if standing == UNCHECKED else standing)
