"""The columns of the spans of age that members are counted by, on screen and in Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import NUMBER, YES_NO, Column

AGE_SPANS = [
    Column(_("Åldersspann"), "name", link=True, width=30),
    Column(_("Från ålder"), "age_from", NUMBER),
    Column(_("Till och med ålder"), "age_to", NUMBER),
    Column(_("Ordning"), "order", NUMBER, order="order"),
    Column(_("Frågas efter"), "active", YES_NO),
]
