"""What can be asked of choices of form."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import Filters, KeyFilter, RowChoiceFilter, StateFilter, TextFilter
from partnerships.register.models import Board

from ..form_guide import Form
from ..models import FormChoice


def boards_with_choices():
    return Board.objects.filter(form_choices__isnull=False).distinct()


class FormChoiceFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök samarbete eller organisation"))
    form = StateFilter(choices=Form.choices, label=_("Form"))
    board = RowChoiceFilter(rows=boards_with_choices, field_name="board_id", label=_("Nämnd"))
    organisation = KeyFilter(field_name="organisation_id")
    initiative = KeyFilter(field_name="initiative_id")

    class Meta:
        model = FormChoice
        fields = []
