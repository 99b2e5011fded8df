"""What can be asked of meetings."""

from django.forms import HiddenInput
from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import DayFilter, Filters, StateFilter, TextFilter, YearFilter

from .models import Event, EventAudience


class EventFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök rubrik eller plats"))
    year = YearFilter(field_name="date__year")
    kind = StateFilter(choices=Event.Kind.choices, label=_("Typ"))
    audience = StateFilter(field_name="audiences__audience", choices=EventAudience.Audience.choices, label=_("Målgrupp"))
    # Asked by address and API; the page has questions enough.
    state = StateFilter(choices=Event.State.choices, label=_("Status"), widget=HiddenInput)
    date_from = DayFilter(field_name="date", lookup_expr="gte", label=_("Från och med"), widget=HiddenInput)
    date_to = DayFilter(field_name="date", lookup_expr="lte", label=_("Till och med"), widget=HiddenInput)

    class Meta:
        model = Event
        fields = []
