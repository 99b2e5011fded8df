"""What can be asked of claims, and of what is repaid."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import DayFilter, Filters, KeyFilter, RowChoiceFilter, StateFilter, TextFilter

from ..models import RecoveryClaim, Repayment
from .schemes import boards_with_schemes


class RecoveryFilters(Filters):
    search = TextFilter(field_name="grant__application__search_text", lookup_expr="contains", label=_("Sök organisation"))
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
