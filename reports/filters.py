"""What can be asked of the log."""

from django.utils.translation import gettext_lazy as _

from partnerships.audit.models import AuditEvent
from partnerships.ground.filters import DayFilter, Filters, KeyFilter, StateFilter, TextFilter


class EventFilters(Filters):
    search = TextFilter(field_name="object_label", lookup_expr="contains", label=_("Sök benämning"))
    actor = TextFilter(field_name="actor_label", lookup_expr="contains", label=_("Vem"))
    object_type = TextFilter(field_name="object_type", lookup_expr="exact")
    object = KeyFilter(field_name="object_id")
    source = StateFilter(choices=AuditEvent.Source.choices, label=_("Väg"))
    from_day = DayFilter(field_name="at", lookup_expr="date__gte", label=_("Från"))
    to_day = DayFilter(field_name="at", lookup_expr="date__lte", label=_("Till och med"))

    class Meta:
        model = AuditEvent
        fields = []
