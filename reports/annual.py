"""The annual workbook: the catalogue of its sheets, its checks, and writing it."""

import hashlib
import json

from django.utils import timezone
from django.utils.translation import gettext as _

from partnerships.register.models import Municipality

from .excel import check_workbook, write_workbook
from .period import ReportYear
from .sheets.agreements import agreements, resources
from .sheets.budget import facilitator_and_conference
from .sheets.compact import commitments
from .sheets.cover import cover
from .sheets.decisions import decisions
from .sheets.grants import grants, grants_per_scheme
from .sheets.other_agreements import other_agreements
from .sheets.quality import quality
from .sheets.summary import summary

COVER = "Försättsblad"

# The sheets after the cover, in the order that the board reads them.
CATALOGUE = {
    "Sammanfattning": summary,
    "IOP-avtal": agreements,
    "IOP-resurser": resources,
    "Föreningsbidrag": grants,
    "Bidrag per nämnd och form": grants_per_scheme,
    "Upphandling och övriga avtal": other_agreements,
    "Åtaganden": commitments,
    "Facilitator och konferens": facilitator_and_conference,
    "Beslut och uppdrag": decisions,
    "Datakvalitet": quality,
}


class WorkbookFault(Exception):
    """The workbook does not agree with the database, and is not handed out."""

    def __init__(self, faults):
        self.faults = faults
        super().__init__("\n".join(faults))


def write_annual_workbook(year, path):
    """Write the year's workbook, and check that every sum in it is the database's own. Raises `WorkbookFault`."""
    report = ReportYear(year)
    sheets = [build(report, title) for title, build in CATALOGUE.items()]
    for sheet in sheets:
        sheet.rows = list(sheet.rows)
    municipality = str(Municipality.objects.first() or "")
    title = _("Uppföljning av samverkan med idéburen sektor %(year)s") % {"year": year}
    moment = timezone.now()
    workbook = [cover(report, COVER, municipality=municipality, moment=moment, digest=digest(sheets)), *sheets]
    write_workbook(workbook, title=title, subject=title, creator=municipality, created=moment, path=path)
    if faults := check_workbook(path):
        path.unlink()
        raise WorkbookFault(faults)


def digest(sheets):
    """SHA-256 over every value of every sheet: two workbooks with the same sum hold the same data."""
    values = [[sheet.title, [[str(cell) for cell in read(sheet, row)] for row in sheet.rows]] for sheet in sheets]
    return hashlib.sha256(json.dumps(values, ensure_ascii=False).encode()).hexdigest()


def read(sheet, row):
    return row.cells if hasattr(row, "cells") else [column.read(row) for column in sheet.columns]
