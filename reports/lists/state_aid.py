"""Lists of aid of minor importance, as Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.state_aid import filters, tables
from partnerships.state_aid.models import StateAid

from .export import ListExport

LISTS = {
    "statsstod": ListExport(
        _("Stöd av mindre betydelse"),
        StateAid.objects.select_related("organisation", "board", "case"),
        filters.StateAidFilters,
        tables.STATE_AID,
    ),
}
