"""What can be asked of the times to apply."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import today
from partnerships.ground.filters import Filters, KeyFilter, RowChoiceFilter, StateFilter, TextFilter, YearFilter, YesNoFilter

from ..models import GrantRound
from .schemes import boards_with_schemes


def rounds_by_name():
    return GrantRound.objects.select_related("scheme")


class RoundFilters(Filters):
    search = TextFilter(field_name="scheme__search_text", lookup_expr="contains", label=_("Sök bidragsform"))
    board = RowChoiceFilter(rows=boards_with_schemes, field_name="board_id", label=_("Nämnd"))
    scheme = KeyFilter(field_name="scheme_id")
    year = YearFilter()
    phase = StateFilter(method="in_phase", choices=GrantRound.Phase.choices, label=_("Läge"))
    late_rule = KeyFilter(field_name="late_rule_id")
    without_frame = YesNoFilter(field_name="frame", lookup_expr="isnull", label=_("Utan ram"))

    class Meta:
        model = GrantRound
        fields = []

    def in_phase(self, rows, name, phase):
        return rows.in_phase_on(phase, today())
