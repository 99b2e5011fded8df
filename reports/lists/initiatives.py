"""Lists of initiatives, as Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.initiatives import filters, tables
from partnerships.initiatives.models import Initiative

from .export import ListExport

LISTS = {
    "initiativ": ListExport(
        _("Initiativ"),
        Initiative.objects.select_related("organisation", "owner_office", "coordinator_office").prefetch_related(
            "boards_concerned"
        ),
        filters.InitiativeFilters,
        tables.IN_EXCEL,
        beside=tables.BESIDE,
    ),
}
