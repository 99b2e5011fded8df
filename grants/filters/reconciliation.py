"""What can be asked of the money of the grants: grant by grant, and per round, board or year."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import Filters, RowChoiceFilter, StateFilter, TextFilter, YearFilter, YesNoFilter

from ..models import GrantDecision
from ..models.reconciliation import PER_CHOICES
from .rounds import rounds_by_name
from .schemes import boards_with_schemes


class ReconciliationFilters(Filters):
    search = TextFilter(field_name="application__search_text", lookup_expr="contains", label=_("Sök organisation"))
    board = RowChoiceFilter(rows=boards_with_schemes, field_name="application__board_id", label=_("Nämnd"))
    year = YearFilter(field_name="application__round__year")
    round = RowChoiceFilter(rows=rounds_by_name, field_name="application__round_id", label=_("Omgång"))
    agrees = YesNoFilter(method="that_agree", label=_("Stämmer"))
    paid_unknown = YesNoFilter(method="of_unknown", label=_("Uppgift saknas"))

    class Meta:
        model = GrantDecision
        fields = []

    def that_agree(self, rows, name, yes):
        return rows.agreeing(yes)

    def of_unknown(self, rows, name, yes):
        return rows.paid_unknown(yes)


class GroupFilters(ReconciliationFilters):
    """The same grants, reckoned together per round, board or year."""

    search = agrees = paid_unknown = None
    per = StateFilter(method="grouped", choices=PER_CHOICES, label=_("Per"), empty_label=None, initial="round")

    def grouped(self, rows, name, what):
        return rows

    @property
    def grants(self):
        return super().qs

    @property
    def qs(self):
        return list(self.grants.per(self.form.cleaned_data.get("per") or "round"))
