"""What can be asked of lists that come in, and of their rows."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import Filters, KeyFilter, StateFilter, TextFilter
from partnerships.ground.importing import KINDS

from .models import Import, ImportRow


class ImportFilters(Filters):
    search = None
    kind = StateFilter(choices=lambda: [(kind.name, kind.title) for kind in KINDS.values()], label=_("Lista"))
    state = StateFilter(choices=Import.State.choices, label=_("Status"))

    class Meta:
        model = Import
        fields = []


class RowFilters(Filters):
    search = TextFilter(field_name="label", lookup_expr="icontains", label=_("Sök"))
    outcome = StateFilter(choices=ImportRow.Outcome.choices, label=_("Utfall"))
    of = KeyFilter(field_name="of_id")

    class Meta:
        model = ImportRow
        fields = []
