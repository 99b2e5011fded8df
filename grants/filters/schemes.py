"""What can be asked of forms of grant."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import Filters, KeyFilter, RowChoiceFilter, StateFilter, TextFilter
from partnerships.register.models import Board

from ..models import CalcMethod, GrantScheme


def boards_with_schemes():
    return Board.objects.filter(grant_schemes__isnull=False).distinct()


class SchemeFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök bidragsform"))
    board = RowChoiceFilter(rows=boards_with_schemes, field_name="board_id", label=_("Nämnd"))
    category = StateFilter(choices=GrantScheme.Category.choices, label=_("Slag"))
    calc_method = StateFilter(choices=CalcMethod.choices, label=_("Räknesätt"))
    eligible_category = KeyFilter(field_name="eligible_categories")

    class Meta:
        model = GrantScheme
        fields = []
