"""What can be asked of what the board decided on applications."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import Filters, KeyFilter, StateFilter, TextFilter, YearFilter

from ..models import GrantDecision


class DecisionFilters(Filters):
    search = TextFilter(field_name="application__search_text", lookup_expr="contains", label=_("Sök organisation"))
    application = KeyFilter(field_name="application_id")
    decision = KeyFilter(field_name="decision_id")
    late_rule = KeyFilter(field_name="late_rule_id")
    organisation = KeyFilter(field_name="application__organisation_id")
    year = YearFilter(field_name="decision__year")
    result = StateFilter(choices=GrantDecision.Result.choices, label=_("Utfall"))

    class Meta:
        model = GrantDecision
        fields = []
