"""Lists of events, as Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.events import filters, tables
from partnerships.events.models import Event

from .export import ListExport

LISTS = {
    "traffar": ListExport(_("Träffar"), Event.objects.prefetch_related("audiences"), filters.EventFilters, tables.EVENTS),
}
