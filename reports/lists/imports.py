"""Lists of what has been brought in, as Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.imports import filters, tables
from partnerships.imports.models import Import

from .export import ListExport

LISTS = {
    "importer": ListExport(_("Listor som lästs in"), Import.objects.all(), filters.ImportFilters, tables.IMPORTS),
}
