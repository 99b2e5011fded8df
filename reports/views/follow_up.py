"""The annual follow-up: its page, its workbook, and what each check of the data found."""

import re
import tempfile
from itertools import chain
from pathlib import Path

from django.core.exceptions import BadRequest
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.days import format_day, today
from partnerships.ground.errors import require
from partnerships.ground.tables import table

from ..annual import CATALOGUE, COVER, write_annual_workbook
from ..period import ReportYear
from ..permissions import can_read_follow_up, can_take_out_workbook
from ..quality import Scope, agreements_with_gaps, findings
from ..tables import FINDINGS, FOUND, summary_table
from .files import handed_out


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
