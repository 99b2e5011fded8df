"""What can be asked of the spans of age that members are counted by."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import Filters, TextFilter, YesNoFilter

from ..models import AgeSpan


class AgeSpanFilters(Filters):
    search = TextFilter(field_name="name", lookup_expr="contains", label=_("Sök åldersspann"))
    active = YesNoFilter(label=_("Frågas efter"))

    class Meta:
        model = AgeSpan
        fields = []
