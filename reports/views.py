"""Pages of reports: the overview after sign-in, an organisation's money, and every download."""

import tempfile
from pathlib import Path

from django.http import FileResponse, Http404, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from grants.models import GrantApplication
from grants.tables import APPLICATIONS
from partnerships.ground.files import content_disposition
from partnerships.ground.tables import table
from partnerships.register.models import Municipality, Organisation

from .excel import Sheet, write_workbook
from .lists import LISTS

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def overview(request):
    return render(request, "reports/overview.html", {"title": _("Översikt")})


def list_export(request, name):
    """A list as Excel: the rows that the user may see, with the filter and the columns on screen."""
    if name not in LISTS:
        raise Http404
    export = LISTS[name]
    filters = export.filters(request.GET, export.rows.visible_to(request.user))
    if not filters.is_valid():
        return HttpResponseBadRequest(_("Filtret kan inte läsas."), content_type="text/plain")
    sheet = Sheet(title=str(export.title), heading=str(export.title), columns=export.columns, rows=filters.qs)
    return workbook_response([sheet], title=str(export.title), file_name=f"{name}.xlsx")


def workbook_response(sheets, *, title, file_name):
    """Write a workbook and hand it out as an attachment."""
    municipality = Municipality.objects.first()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / file_name
        write_workbook(sheets, title=title, subject=title, creator=str(municipality or ""), created=timezone.now(), path=path)
        response = FileResponse(path.open("rb"), content_type=XLSX)
    response["Content-Disposition"] = content_disposition(file_name)
    return response


def organisation_money(request, pk):
    """What one organisation has from every board; fetched into the organisation's page."""
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), pk=pk)
    applications = GrantApplication.objects.visible_to(request.user).filter(organisation=organisation)
    applications = applications.select_related("organisation", "board", "case", "round__scheme", "grant")
    context = {
        "title": organisation.name,
        "applications": table(APPLICATIONS, applications, caption=_("Bidrag"), empty=_("Inga bidrag.")),
    }
    return render(request, "reports/organisation_money.html", context)
