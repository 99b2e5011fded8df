"""What can be asked of the rules for late applications."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import Filters, KeyFilter, StateFilter, TextFilter

from ..models import LateRule


class LateRuleFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök regel"))
    scheme = KeyFilter(field_name="scheme_id")
    board = KeyFilter(field_name="scheme__board_id")
    kind = StateFilter(choices=LateRule.Kind.choices, label=_("Slag"))

    class Meta:
        model = LateRule
        fields = []
