"""What can be asked of welfare areas."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import Filters, TextFilter

from ..models import WelfareArea


class WelfareAreaFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök välfärdsområde"))

    class Meta:
        model = WelfareArea
        fields = []
