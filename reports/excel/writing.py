"""Writing: sheets go in, one finished file comes out, every formula with its value."""

import os
import re
import tempfile
import zipfile
from copy import copy
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from partnerships.ground.columns import LONG, NUMBER, TEXT

from .layout import Laid, has_parts, inner, note_lines, own_kind, pages_across, row_height
from .looks import EXACT_FORMATS, NUMERIC, ROW_HEIGHT, Looks
from .parts import FIRST_ROW, HEADER_ROW, Cover, Formula, Link, Sheet
from .values import as_written, safe_text, sheet_title


class _Writer:
    """Writes laid sheets with openpyxl and remembers the value of each formula."""

    def __init__(self, workbook, laid):
        self.looks = Looks(workbook)
        self.workbook = workbook
        self.laid = {page.sheet.title: page for page in laid}
        self.values = {}  # sheet title -> cell -> value of its formula

    def sheets(self, sheets):
        for sheet in sheets:
            page = self.page(sheet)
            if isinstance(sheet, Cover):
                self.cover(page, sheet)
            else:
                self.sheet(page, self.laid[sheet.title])

    def page(self, sheet):
        page = self.workbook.create_sheet(sheet_title(sheet.title))
        page.sheet_view.showGridLines = False
        page.sheet_format.defaultRowHeight, page.sheet_format.customHeight = ROW_HEIGHT, True
        page.row_dimensions[1].height = 24
        page.sheet_properties.pageSetUpPr.fitToPage = True
        page.page_setup.paperSize, page.page_setup.orientation = Worksheet.PAPERSIZE_A4, Worksheet.ORIENTATION_LANDSCAPE
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.page_margins.left = page.page_margins.right = 0.5
        page.page_margins.top = page.page_margins.bottom = 0.7
        footer = page.HeaderFooter.oddFooter
        footer.left.text = safe_text(sheet.heading)[:100].replace("&", "&&")
        footer.right.text = _("Sida %(page)s av %(pages)s") % {"page": "&P", "pages": "&N"}
        return page

    def sheet(self, page, laid):
        page.freeze_panes = f"A{FIRST_ROW}"
        page.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
        widths = [laid.width(place) for place in range(len(laid.headings))]
        for heading, width in zip(laid.headings, widths, strict=True):
            page.column_dimensions[laid.letters[heading]].width = width
        letter = laid.letters[str(laid.sheet.who)] if laid.sheet.who else "A"
        page.page_setup.fitToWidth = pages_across(sum(widths), page.column_dimensions[letter].width)
        if page.page_setup.fitToWidth > 1:
            page.print_title_cols = f"{letter}:{letter}"
        page.row_dimensions[HEADER_ROW].height = row_height(laid.headings, [width - 3 for width in widths]) + 4
        if laid.total_row:
            page.row_dimensions[laid.total_row - 1].height = 4
        last_cell = f"{get_column_letter(len(laid.headings))}{laid.last_row}"
        page.auto_filter.ref = f"A{HEADER_ROW}:{last_cell}"
        self.name_header(page, last_cell)

        page.append([self.text(page, laid.sheet.heading, self.looks.heading())])
        note = laid.sheet.note if laid.rows else " · ".join(filter(None, [str(laid.sheet.note), _("inga uppgifter")]))
        for line in note_lines(note, sum(widths)):
            page.append([self.text(page, line, self.looks.note())] if line else [])
        kinds = [column.kind in NUMERIC for column in laid.sheet.columns]
        headings = zip(laid.headings, kinds, strict=True)
        page.append([self.text(page, heading, self.looks.header(numeric)) for heading, numeric in headings])
        exact = [laid.exact(place) for place in range(len(laid.headings))]
        for number, row in enumerate(laid.rows, FIRST_ROW):
            if (height := row_height(row, widths)) > ROW_HEIGHT:
                page.row_dimensions[number].height = height
            page.append([self.cell(page, laid, number, place, cell, exact[place]) for place, cell in enumerate(row)])
        if laid.total_row:
            for _empty in range(laid.total_row - FIRST_ROW - len(laid.rows)):
                page.append([])
            totals = [(place, laid.total(place)) for place in range(len(laid.headings))]
            page.append([self.cell(page, laid, laid.total_row, place, cell, exact[place], total=True) for place, cell in totals])

    def name_header(self, page, last_cell):
        """Tell screen readers which row holds the column headings (a name of this form is what they look for)."""
        name = f"ColumnTitleRegion1.A{HEADER_ROW}.{last_cell}.{len(self.workbook.worksheets)}"
        place = f"{quote_sheetname(page.title)}!$A${HEADER_ROW}"
        self.workbook.defined_names[name] = DefinedName(name, attr_text=place)

    def cover(self, page, cover):
        for letter, width in {"A": 40, "B": 80, "C": 10}.items():
            page.column_dimensions[letter].width = width
        page.append([self.text(page, cover.heading, self.looks.heading())])
        page.append([self.text(page, cover.note, self.looks.note())])
        page.append([])
        for label, fact in cover.facts:
            page.append([self.text(page, label, self.looks.label()), self.value(page, fact, LONG), self.value(page, None, LONG)])
        page.append([])
        headings = ((_("Blad"), False), (_("Innehåll"), False), (_("Rader"), True))
        page.append([self.text(page, heading, self.looks.header(numeric)) for heading, numeric in headings])
        for title, laid in self.laid.items():
            link = self.link(page, Link(laid.title, title))
            page.append([link, self.value(page, laid.sheet.heading, TEXT), self.value(page, len(laid.rows), NUMBER)])

    def cell(self, page, laid, row, place, cell, exact, total=False):
        if isinstance(cell, Link):
            return self.link(page, cell)
        kind = laid.kind(place, cell)
        exact = has_parts(cell) if own_kind(cell) else kind in exact
        if not isinstance(cell, Formula):
            return self.value(page, inner(cell), kind, exact, total)
        formula = self.value(page, None, kind, exact, total)
        formula.value = self.resolve(cell.text, laid, row)
        value = as_written(cell.value, kind)[0]
        if not isinstance(value, Decimal | None):
            raise ValueError(_("Formeln %s måste ha ett tal som värde.") % cell.text)
        self.values.setdefault(page.title, {})[f"{get_column_letter(place + 1)}{row}"] = value
        return formula

    def value(self, page, value, kind, exact=False, total=False):
        value, kind = as_written(value, kind)
        look = self.looks.value(kind, exact and kind in EXACT_FORMATS, total)
        if isinstance(value, str):
            return self.text(page, value, look)
        return Cell(page, 1, 1, value, look)

    def text(self, page, text, look):
        """Text is text, whatever it looks like: it never becomes a formula, nor when somebody edits the cell."""
        text = safe_text(text)
        if text.startswith(("=", "+", "-", "@", "\t", "\n", "'")):
            look = copy(look)
            look.quotePrefix = 1
        cell = Cell(page, 1, 1, text or None, look)
        cell.data_type = "s" if text else "n"
        return cell

    def link(self, page, link):
        cell = self.text(page, link.text, self.looks.link())
        if link.to in self.laid:
            cell.hyperlink = Hyperlink("A1", location=f"{quote_sheetname(self.laid[link.to].title)}!A1")
        elif link.to.startswith("https://"):
            cell.hyperlink = safe_text(link.to)
        else:
            raise ValueError(_("Länken %s leder ingenstans.") % link.to)
        return cell

    def resolve(self, text, laid, row):
        """The formula with cells in the place of headings."""

        def cell(match):
            title, _mark, heading = match[1].rpartition("!")
            try:
                if not title:
                    return f"{laid.letters[heading]}{row}"
                other = self.laid[title]
                letter = other.letters[heading]
            except KeyError:
                raise ValueError(_("Formeln %s nämner en kolumn som inte finns.") % text) from None
            if not other.total_row:
                raise ValueError(_("Formeln %s nämner ett blad utan summa.") % text)
            return f"{quote_sheetname(other.title)}!{letter}{other.total_row}"

        return "=" + re.sub(r"\[([^\]]+)\]", cell, text.removeprefix("=").replace("{row}", str(row)))


def write_workbook(sheets, *, title, subject, path, creator="", created=None):
    """Write the sheets to `path`: the whole file, or no file. The same sheets and `created` give the same bytes."""
    sheets = list(sheets)
    created = (created or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    laid = [Laid(sheet) for sheet in sheets if isinstance(sheet, Sheet)]
    _check_unique([safe_text(sheet.heading) for sheet in sheets])
    _check_unique([sheet_title(sheet.title).casefold() for sheet in sheets])
    workbook = Workbook(write_only=True)
    properties = workbook.properties
    properties.title, properties.subject, properties.creator = safe_text(title), safe_text(subject), safe_text(creator)
    properties.language, properties.created = "sv-SE", created.replace(tzinfo=None)

    writer = _Writer(workbook, laid)
    path = Path(path)
    with tempfile.TemporaryDirectory(prefix=".", dir=path.parent) as folder:
        raw, whole = Path(folder, "raw"), Path(folder, "whole")
        try:
            writer.sheets(sheets)
            with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:  # read again at once, then squeezed
                ExcelWriter(workbook, archive).save()
        finally:
            for page in workbook.worksheets:
                if not page.closed:  # openpyxl has an open file for each sheet that was begun
                    page.close()
        _put_in_values(raw, whole, [writer.values.get(page.title, {}) for page in workbook.worksheets], created)
        os.replace(whole, path)


def write_plain(workbook, path, created):
    """Write a workbook without formulas, made elsewhere, to `path`: the same content and `created` give the same bytes."""
    path = Path(path)
    workbook.properties.created = created.replace(tzinfo=None)
    with tempfile.TemporaryDirectory(prefix=".", dir=path.parent) as folder:
        raw, whole = Path(folder, "raw"), Path(folder, "whole")
        with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
            ExcelWriter(workbook, archive).save()
        _put_in_values(raw, whole, [{} for _page in workbook.worksheets], created)
        os.replace(whole, path)


def _check_unique(names):
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ValueError(_("Två blad har samma namn eller rubrik: %s.") % ", ".join(sorted(twice)))


# In the XML of a sheet `<` never stands in text, so this can only be a formula that openpyxl wrote without a value
FORMULA_CELL = re.compile(rb'<c r="([A-Z]+[0-9]+)"([^>]*)>(<f>[^<]*</f>)<v\s*(?:/>|></v>)</c>')


def _put_in_values(raw, whole, values, created):
    """Copy the file with the value beside each formula, since openpyxl writes the formula alone, and with fixed times."""
    moment = created.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            sheet = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", name)
            known = values[int(sheet[1]) - 1] if sheet else {}
            entry = zipfile.ZipInfo(name, created.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            with old.open(name) as source, new.open(entry, "w") as target:
                for part in _parts(source):
                    if known:
                        part = FORMULA_CELL.sub(lambda cell, known=known: _formula_cell(cell, known), part)
                    elif name == "docProps/core.xml":
                        part = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + moment, part)
                    target.write(part)


def _parts(file):
    """The content in pieces of about a megabyte that never end inside a cell with a formula."""
    rest = b""
    while piece := file.read(1 << 20):
        cells, end, rest = (rest + piece).rpartition(b"</c>")
        yield cells + end
    yield rest


def _formula_cell(cell, known):
    place, attributes, formula = cell.groups()
    value = known[place.decode()]
    if value is None:  # a formula that guards against division by zero gives empty text
        return b'<c r="%s"%s t="str">%s<v></v></c>' % (place, attributes, formula)
    return b'<c r="%s"%s>%s<v>%s</v></c>' % (place, attributes, formula, f"{value:.15g}".encode())
