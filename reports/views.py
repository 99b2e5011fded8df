"""Pages of reports: the overview after sign-in, the annual follow-up, an organisation's money, the log, and every download."""

import re
import tempfile
from itertools import chain
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from partnerships.agreements.models import IOPAgreement
from partnerships.audit.acts import told
from partnerships.compact.models import Compact
from partnerships.ground.days import format_day, today
from partnerships.ground.errors import require
from partnerships.ground.files import content_disposition
from partnerships.ground.filters import PAGE_PARAMETERS
from partnerships.ground.pages import list_page
from partnerships.ground.tables import page_table, table
from partnerships.register.models import Municipality

from . import services
from .annual import CATALOGUE, COVER, write_annual_workbook
from .case_file import write_case_file
from .due import all_due, due_list
from .excel import Sheet, write_workbook
from .figures import figures_for
from .filters import DueFilters, EventFilters
from .lists import LISTS
from .log import events_for
from .period import ReportYear
from .permissions import can_read_follow_up, can_read_log, can_take_out_workbook
from .quality import Scope, agreements_with_gaps, findings, findings_to_mend
from .tables import DUE, DUE_EXPORT, EVENTS, FINDINGS, FOUND, summary_table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DUE_SHOWN = 12


@login_not_required
def start(request):
    """The open start page: who keeps this register, and what the compact says."""
    compact = Compact.objects.latest_adopted(today())
    context = {
        "title": _("Start"),
        "compact": compact,
        "expired": compact is not None and compact.is_expired(),
        "principles": compact.principles.all() if compact else [],
    }
    return render(request, "reports/start.html", context)


def overview(request):
    """What the user has to do, what is missing, and the year in figures."""
    due = due_list(request.user)
    year = today().year
    context = {
        "title": _("Översikt"),
        "year": year,
        "stats": figures_for(request.user, year),
        "timeline": [
            {"day": each.day, "title": each.title, "note": each.note, "state": each.state, "url": each.url}
            for each in due[:DUE_SHOWN]
        ],
        "more_due": len(due) - DUE_SHOWN,
        "findings": findings_to_mend(request.user) if can_read_follow_up(request.user) else [],
        "follow_up": can_read_follow_up(request.user),
        "roles": request.user.assignments,
    }
    return render(request, "reports/overview.html", context)


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


def follow_up(request):
    """The annual follow-up: which sheets the year's workbook has, what does not add up, and the workbook itself."""
    require(can_read_follow_up(request.user))
    report = ReportYear(asked_year(request))
    context = {
        "title": _("Uppföljning %(year)s") % {"year": report.year},
        "crumbs": [(_("Översikt"), reverse("reports:overview")), (_("Uppföljning"), "")],
        "report": report,
        "years": range(today().year, today().year - 10, -1),
        "sheets": [COVER, *CATALOGUE],
        "figures": summary_table(report),
        "findings": table(FINDINGS, findings(request.user, report), caption=_("Datakvalitet")),
        "may_take_out": can_take_out_workbook(request.user),
        "cut_off": format_day(report.cut_off),
    }
    return render(request, "reports/follow_up.html", context)


def finding(request, name):
    """What one check found: each thing with the page where it is mended."""
    require(can_read_follow_up(request.user))
    report = ReportYear(asked_year(request)) if request.GET else None
    made = chain(findings(request.user, report), [agreements_with_gaps(Scope(request.user))])
    found = next((each for each in made if each.name == name), None)
    if found is None:
        raise Http404
    context = {
        "title": found.check,
        "crumbs": [(_("Översikt"), reverse("reports:overview")), (found.check, "")],
        "intro": found.remedy,
        "found": table(FOUND, found.rows, caption=found.check, empty=_("Inget fel finns i det du kan se.")),
    }
    return render(request, "reports/finding.html", context)


def asked_year(request):
    if set(request.GET) - {"ar"}:
        raise BadRequest(_("Adressen frågar efter något som inte finns."))
    text = request.GET.get("ar", "") or str(today().year - 1)
    if not re.fullmatch("[0-9]{4}", text) or not 1900 <= int(text) <= 2200:
        raise BadRequest(_("Ange ett år mellan 1900 och 2200."))
    return int(text)


def workbook(request, year):
    """The year's workbook, checked against the database before it is handed out."""
    require(can_take_out_workbook(request.user))
    if not 1900 <= year <= 2200:
        raise Http404
    file_name = f"uppfoljning-ideburna-{year}.xlsx"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / file_name
        write_annual_workbook(year, path)
        return handed_out(path)


def list_export(request, name):
    """A list as Excel: the rows that the user may see, with the filter and the columns on screen."""
    if name not in LISTS:
        raise Http404
    export = LISTS[name]
    filters = export.filters(request.GET, export.rows_for(request.user), request=request)
    if not filters.is_valid():
        raise BadRequest(_("Filtret kan inte läsas."))
    return sheet_of(str(export.title), export.columns, filters.qs, name)


def sheet_of(title, columns, rows, name):
    """One list as a workbook."""
    sheet = Sheet(title=title, heading=title, columns=columns, rows=rows)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.xlsx"
        creator = str(Municipality.objects.first() or "")
        write_workbook([sheet], title=title, subject=title, creator=creator, created=timezone.now(), path=path)
        return handed_out(path)


def handed_out(path, content_type=XLSX):
    response = FileResponse(path.open("rb"), content_type=content_type)
    response["Content-Disposition"] = content_disposition(path.name)
    return response


def case_file(request, pk):
    """Everything about an agreement that the user may read, as one zip. That it was taken out is written in the log."""
    rows = IOPAgreement.objects.visible_to(request.user).with_parts().prefetch_related("successors")
    agreement = get_object_or_404(
        rows.select_related("responsible_board", "responsible_office", "welfare_area", "decision__board", "predecessor"), pk=pk
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"akt-iop-{agreement.pk}.zip"
        with path.open("wb") as file, override(settings.LANGUAGE_CODE):
            index, count = write_case_file(file, request, agreement)
        services.hand_out_case_file(actor=request.user, agreement=agreement, files=count, checksum=index.sha256)
        return handed_out(path, "application/zip")


def event(request, pk):
    """One event of the log: what was changed, and the record as it stands now for those who may see it."""
    require(can_read_log(request.user))
    event = get_object_or_404(events_for(request.user), pk=pk)
    (said,) = told([event], request.user)
    context = {
        "title": said["act"],
        "crumbs": [(_("Händelselogg"), reverse("reports:log")), (said["act"], "")],
        "facts": [
            (_("Benämning"), event.object_label),
            (_("Väg"), event.get_source_display()),
            *record_facts(request.user, event),
        ],
        "history": [said],
    }
    return render(request, "reports/event.html", context)


def record_facts(user, event):
    """The record, and the people and organisations that it is about, as they stand now: names the log itself does not hold."""
    rows = apps.get_model(event.object_type)._default_manager.all()
    thing = (rows.visible_to(user) if hasattr(rows, "visible_to") else rows.none()).filter(pk=event.object_id).first()
    if thing is None:
        return
    yield _("Posten nu"), str(thing), address_of(thing)
    for field in thing._meta.concrete_fields:
        if field.is_relation and getattr(field.related_model, "PERSONAL_FIELDS", None):
            related = field.related_model.objects.visible_to(user).filter(pk=getattr(thing, field.attname)).first()
            if related:
                yield capfirst(field.verbose_name), str(related), address_of(related)


def address_of(thing):
    return thing.get_absolute_url() if hasattr(thing, "get_absolute_url") else ""


def log(request):
    """The log of acts, of one's own boards or of all, as the table of rights says."""
    require(can_read_log(request.user))
    return list_page(
        request,
        EventFilters(request.GET, events_for(request.user)),
        EVENTS,
        title=_("Händelselogg"),
        intro=_("Vem som gjort vad och när. Loggen kan inte ändras."),
    )
