"""Page of what falls due, and the list as Excel."""

from django.core.exceptions import BadRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.filters import PAGE_PARAMETERS
from partnerships.ground.tables import page_table

from ..due import all_due
from ..filters import DueFilters
from ..tables import DUE, DUE_EXPORT
from .files import sheet_of


def due(request):
    """What falls due within a year and what is late, narrowed as the address says."""
    filters = asked_due(request)
    export_url = f"{reverse('reports:due_export')}?{request.GET.urlencode()}"
    context = {
        "title": _("Att göra"),
        "crumbs": [(_("Översikt"), reverse("reports:overview")), (_("Att göra"), "")],
        "intro": _(
            "Det som löper ut, ska sägas upp, följas upp, redovisas eller revideras inom ett år, och det som är försenat."
        ),
        "links": [(_("Till min kalender"), reverse("reports:calendar_keys", args=[request.user.pk]))],
        "filter": filters,
        "table": page_table(
            request,
            DUE,
            filters.shown() if filters.is_valid() else [],
            caption=_("Att göra"),
            export_url=export_url,
            empty=_("Inget i urvalet. Ändra eller rensa filtret."),
        ),
    }
    return render(request, "ground/_table.html" if request.htmx and not request.htmx.boosted else "ground/list.html", context)


def due_export(request):
    """What falls due as Excel, with the filter on screen."""
    filters = asked_due(request)
    if not filters.is_valid():
        raise BadRequest(_("Filtret kan inte läsas."))
    return sheet_of(_("Att göra"), DUE_EXPORT, filters.shown(), "att-gora")


def asked_due(request):
    if set(request.GET) - {*DueFilters.base_fields, *PAGE_PARAMETERS}:
        raise BadRequest(_("Adressen frågar efter något som inte finns."))
    return DueFilters(request.GET, all_due(request.user))
