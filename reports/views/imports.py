"""Downloads for lists that come in: an empty list to fill in, and the list with its faults marked."""

import tempfile
from pathlib import Path

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.utils.translation import gettext as _

from partnerships.ground.errors import require
from partnerships.ground.importing import KINDS
from partnerships.imports.models import Import, ImportRow
from partnerships.imports.permissions import can_import
from partnerships.imports.reading import book_of, sheet_called

from ..excel.plain import write_plain
from .files import handed_out


def import_template(request, name):
    """An empty list of a kind: its headings, in our own words."""
    if name not in KINDS:
        raise Http404
    require(can_import(request.user, KINDS[name]))
    headings = [str(column.heading) for column in KINDS[name].columns]
    return workbook(f"mall-{name}", str(KINDS[name].title), [headings], marked={})


def import_marked(request, pk):
    """The rows as they came, the faulty cells coloured and every fault in a column of its own."""
    list_in = get_object_or_404(Import.objects.visible_to(request.user), pk=pk)
    if not list_in.file or not list_in.refused:
        raise Http404
    sheet = sheet_called(book_of(list_in), list_in.sheet)
    faults = dict(ImportRow.objects.filter(of=list_in, outcome=ImportRow.Outcome.REFUSE).values_list("number", "faults"))
    width = max(len(row.cells) for row in sheet.rows)
    rows, marked = [], {}
    for row in sheet.rows:
        told = [faults_told(faults[row.number])] if row.number in faults else []
        if row.number == list_in.heading_row:
            told = [_("Fel")]
        while len(rows) < row.number - 1:  # a row stands where it stood
            rows.append([])
        rows.append([*row.cells, *[None] * (width - len(row.cells)), *told])
        if row.number in faults:
            marked[row.number] = {fault["place"] for fault in faults[row.number] if fault["place"] is not None} | {width}
    stem = slugify(list_in.file_name.rpartition(".")[0]) or "lista"
    return workbook(f"{stem}-fel", sheet.title, rows, marked)


def faults_told(faults):
    return "; ".join(f"{fault['heading']}: {fault['reason']}" if fault["heading"] else fault["reason"] for fault in faults)


def workbook(stem, title, rows, marked):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{stem}.xlsx"
        write_plain(rows, title=title, marked=marked, path=path)
        return handed_out(path)
