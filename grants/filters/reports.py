"""What can be asked of the accounts of how grants were used."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import DayFilter, Filters, KeyFilter, StateFilter, TextFilter

from ..models import GrantReport


class ReportFilters(Filters):
    search = TextFilter(field_name="grant__application__search_text", lookup_expr="contains", label=_("Sök organisation"))
    grant = KeyFilter(field_name="grant_id")
    state = StateFilter(choices=GrantReport.State.choices, label=_("Status"))
    received_from = DayFilter(field_name="received_on", lookup_expr="gte")
    received_to = DayFilter(field_name="received_on", lookup_expr="lte")

    class Meta:
        model = GrantReport
        fields = []
