"""Every list as Excel."""

from django.core.exceptions import BadRequest
from django.http import Http404
from django.utils.translation import gettext as _

from ..lists import LISTS
from .files import sheet_of


def list_export(request, name):
    """A list as Excel: the rows that the user may see, with the filter and the columns on screen."""
    if name not in LISTS:
        raise Http404
    export = LISTS[name]
    filters = export.filters(request.GET, export.rows_for(request.user), request=request)
    if not filters.is_valid():
        raise BadRequest(_("Filtret kan inte läsas."))
    return sheet_of(str(export.title), export.columns, filters.qs, name)
