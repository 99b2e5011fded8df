"""The columns of the rules for late applications, on screen and in Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import Column

LATE_RULES = [
    Column(_("Regel"), "name", link=True, width=30),
    Column(_("Slag"), "get_kind_display", width=30),
    Column(_("Vad som gäller"), "in_words", width=70),
    Column(_("Var regeln står"), "source", width=30),
]
