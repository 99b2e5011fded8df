"""Workbooks: sheets of columns and rows go in, one finished .xlsx file comes out.

Every sheet has its heading in row 1, a note on its source in row 2, the column headings in row 4 and the data from row 5.
A formula and its value are both in the file: `write_workbook` writes them, `check_workbook` works every formula out again.
"""

import os
import re
import tempfile
import textwrap
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Context, Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname, range_boundaries
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from partnerships.ground.columns import DAY, KRONOR, LONG, MOMENT, NUMBER, SHARE, TEXT, YEAR, YES_NO, Column, Kind

HEADER_ROW = 4
PAGE_WIDTH = 210  # characters across a landscape A4 at 60 to 70 %, by which letters the program has; below that nobody reads it
FIRST_ROW = HEADER_ROW + 1
MOST_ROWS = 1_048_576 - HEADER_ROW - 2
LONGEST_TEXT = 32_767  # Excel counts UTF-16 units, so an emoji is two
LARGEST_NUMBER = 10**13  # Excel keeps 15 digits: above this the öre would be wrong, so the number is written as text
FIRST_SAFE_DAY = date(1900, 3, 1)  # Excel believes in 1900-02-29 and has no days before that year
STOCKHOLM = ZoneInfo("Europe/Stockholm")


# What a workbook is made of


@dataclass(frozen=True)
class Formula:
    """A live formula and the value that we know it has.

    In the text, `{row}` is the formula's own row, `[Beviljat (kr)]` the cell of that column in the same row,
    and `[Föreningsbidrag!Beviljat (kr)]` the sum of that column on another sheet.
    """

    text: str
    value: Any
    kind: Kind | None = None


@dataclass(frozen=True)
class Typed:
    """A value of another kind than its column, such as kronor in a list of key figures."""

    value: Any
    kind: Kind


@dataclass(frozen=True)
class Link:
    """Text that leads to a sheet in the workbook, or to an address that begins with https://."""

    text: str
    to: str


WITH_KIND = (Formula, Typed)  # made once: these are asked of every cell
NUMBERS = (int, float, Decimal)
NOTHING = Decimal(0)


@dataclass(frozen=True)
class Row:
    """A row given as its cells, in the order of the columns, instead of an object that the columns read."""

    cells: Sequence


@dataclass
class Sheet:
    """One sheet of records, or a matrix: a row then holds formulas, and columns with `total` get their sum below.

    `sums` says by column heading what the sum is according to the database (a number), or that something else than
    a sum stands there (a Formula). Without it the sum is that of the rows.
    """

    title: str
    heading: str
    columns: Sequence[Column]
    rows: Iterable
    note: str = ""
    who: str = ""  # the heading of the column that tells whom a row is about, repeated on each page across; else the first
    sums: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class Cover:
    """The first sheet: facts about the workbook as label and value, and a linked list of the other sheets."""

    title: str
    heading: str
    facts: Sequence[tuple[str, Any]]
    note: str = ""


# Values


def safe_text(value):
    """Text as a cell can hold it: what XML or Excel refuses is replaced or cut so that it shows."""
    text = str(value)
    if text.isprintable() and "_x" not in text and len(text) < LONGEST_TEXT // 2:
        return text  # nearly all text: nothing to look for
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)
    text = re.sub("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)  # Excel reads _x0041_ as A
    if _length(text) > LONGEST_TEXT:
        mark = f" … [{_('avkortad')}]"
        text = text.encode("utf-16-le")[: 2 * (LONGEST_TEXT - len(mark))].decode("utf-16-le", "ignore") + mark
    return text


def _length(text):
    return len(text.encode("utf-16-le")) // 2


def _sheet_title(title):
    """A title that Excel accepts: at most 31 characters, none of []:*?/\\ and no apostrophe at either end."""
    text = re.sub(r"[\[\]:*?/\\\n\t]", "-", safe_text(title)).strip("' ")
    return text.encode("utf-16-le")[: 2 * 31].decode("utf-16-le", "ignore").strip("' ") or _("Blad")


def _as_written(value, kind):
    """The value as Excel can hold it, and the kind that it is shown as."""
    if type(value) is str:
        return (value or None), kind if kind is LONG or not value else TEXT
    if value is None or value == "":
        return None, kind
    if isinstance(value, bool):
        return (_("ja") if value else _("nej")), TEXT
    if isinstance(value, datetime):
        value = value.astimezone(STOCKHOLM).replace(tzinfo=None) if value.tzinfo else value
        value = value.date() if kind is DAY else value.replace(microsecond=0)
    if isinstance(value, date):
        moment = isinstance(value, datetime)
        if (value.date() if moment else value) < FIRST_SAFE_DAY:
            return value.isoformat(), TEXT
        return value, MOMENT if moment else DAY
    if isinstance(value, NUMBERS):
        number = value if isinstance(value, Decimal) else Decimal(str(value))
        if not number.is_finite():
            raise ValueError(_("%s är inget tal och kan inte skrivas till Excel.") % value)
        if kind in (TEXT, LONG) or abs(number) >= LARGEST_NUMBER:
            return f"{number:f}", TEXT
        return number, kind if kind in (KRONOR, SHARE, YEAR) else NUMBER
    return str(value), kind if kind is LONG else TEXT


# Looks

INK, BLUE, GREY = "1B2A36", "00507A", "56646F"
HAIRLINE, THIN, LINE = Side("thin", color="D3DBE1"), Side("thin", color=BLUE), Side("medium", color=BLUE)
HEADER_FILL, TOTAL_FILL = PatternFill("solid", fgColor="DCE8EF"), PatternFill("solid", fgColor="F0F5F8")

FORMATS = {TEXT: "@", LONG: "General", YES_NO: "@", KRONOR: '#,##0\\ "kr"', NUMBER: "#,##0", SHARE: "0 %", YEAR: "0"}
FORMATS |= {DAY: "yyyy-mm-dd", MOMENT: "yyyy-mm-dd hh:mm"}
EXACT_FORMATS = {KRONOR: '#,##0.00\\ "kr"', NUMBER: "#,##0.0#"}  # for a column where some value is not whole
WIDTHS = {TEXT: 10, LONG: 48, KRONOR: 16, NUMBER: 11, DAY: 12, MOMENT: 17, YES_NO: 9, SHARE: 10, YEAR: 8}
WIDEST = 34
LINE_HEIGHT, ROW_HEIGHT, HIGHEST = 15, 17, 400  # points; Excel allows 409
NUMERIC = (KRONOR, NUMBER, SHARE, YEAR)


class Looks:
    """The cell styles of one workbook, made when first asked for."""

    LEFT = Alignment("left", "top", wrap_text=True, indent=1)
    RIGHT = Alignment("right", "top", indent=1)

    def __init__(self, workbook):
        self.workbook = workbook
        self.made = {}

    def named(self, name, **looks):
        if name not in self.made:
            style = NamedStyle(name, **{"font": Font("Calibri", sz=11, color=INK)} | looks)
            self.workbook.add_named_style(style)
            self.made[name] = style.as_tuple()
        return self.made[name]

    def heading(self):
        return self.named("Rubrik blad", font=Font("Calibri", sz=16, b=True, color=BLUE))

    def note(self):
        return self.named("Källa", font=Font("Calibri", sz=10, color=GREY))

    def header(self, numeric=False):
        # the filter button covers the lower right corner
        place = Alignment("right" if numeric else "left", "center", wrap_text=True, indent=2 if numeric else 1)
        looks = {"font": Font("Calibri", sz=11, b=True, color=INK), "fill": HEADER_FILL, "alignment": place}
        return self.named("Kolumnrubrik tal" if numeric else "Kolumnrubrik", border=Border(top=LINE, bottom=THIN), **looks)

    def label(self):
        font = Font("Calibri", sz=11, b=True, color=INK)
        return self.named("Uppgift", font=font, alignment=self.LEFT, border=Border(bottom=HAIRLINE))

    def link(self):
        font = Font("Calibri", sz=11, color=BLUE, u="single")
        return self.named("Länk", font=font, alignment=self.LEFT, border=Border(bottom=HAIRLINE))

    def value(self, kind, exact=False, total=False):
        name = f"{'Summa ' if total else ''}{kind.value}{' exakt' if exact else ''}"
        if name in self.made:  # asked once per cell
            return self.made[name]
        looks = {"number_format": EXACT_FORMATS[kind] if exact else FORMATS[kind], "border": Border(bottom=HAIRLINE)}
        if total:
            font = Font("Calibri", sz=11, b=True, color=INK)
            looks |= {"font": font, "fill": TOTAL_FILL, "border": Border(top=LINE, bottom=HAIRLINE)}
        return self.named(name, alignment=self.RIGHT if kind in NUMERIC else self.LEFT, **looks)


# Where everything stands


class _Laid:
    """A sheet with its rows read, so that every column and row has its place before anything is written."""

    def __init__(self, sheet):
        self.sheet = sheet
        self.title = _sheet_title(sheet.title)
        self.headings = [str(column.heading) for column in sheet.columns]
        if len(set(map(safe_text, self.headings))) < len(self.headings) or not all(map(str.strip, self.headings)):
            raise ValueError(_("Bladet %s har två kolumner med samma rubrik, eller en utan.") % self.title)
        self.letters = {heading: get_column_letter(place) for place, heading in enumerate(self.headings, 1)}
        self.sums = {str(heading): known for heading, known in sheet.sums.items()}
        if not self.sums.keys() <= self.letters.keys():
            raise ValueError(_("Bladet %s har en summa för en kolumn som inte finns.") % self.title)
        self.rows = [self.read(row) for row in sheet.rows]
        if len(self.rows) > MOST_ROWS:
            raise ValueError(_("Bladet %s har fler rader än Excel rymmer.") % self.title)
        self.last_row = HEADER_ROW + max(len(self.rows), 1)
        # One low empty row keeps the sum out of the filter, which otherwise takes in whatever touches it
        self.total_row = self.last_row + 2 if self.sums or any(column.total for column in sheet.columns) else None

    def read(self, row):
        if not isinstance(row, Row):
            return [column.read(row) for column in self.sheet.columns]
        if len(row.cells) != len(self.headings):
            raise ValueError(_("En rad på bladet %s har fel antal celler.") % self.title)
        return list(row.cells)

    def total(self, place):
        """What stands in the sum row of one column."""
        column, heading = self.sheet.columns[place], self.headings[place]
        known = self.sums.get(heading)
        if isinstance(known, Formula):
            return known
        if known is None and not column.total:
            return _("Summa") if place == 0 else None
        if known is None:
            known = sum((_number(row[place]) for row in self.rows), Decimal(0))
        letter = self.letters[heading]
        return Formula(f"=SUM({letter}{FIRST_ROW}:{letter}{self.last_row})", known)

    def kind(self, place, cell):
        return _own_kind(cell) or self.sheet.columns[place].kind

    def cells(self, place):
        return [row[place] for row in self.rows] + ([self.total(place)] if self.total_row else [])

    def exact(self, place):
        """The kinds that are not always whole in this column; all cells of such a kind then show decimals."""
        return {self.kind(place, cell) for cell in self.cells(place) if not _own_kind(cell) and _has_parts(cell)}

    def width(self, place):
        column, cells = self.sheet.columns[place], self.cells(place)
        longest_word = min(max(map(len, self.headings[place].split())) + 5, WIDEST)  # with room for the filter button
        if column.width:
            return max(column.width, longest_word)
        by_kind = max(WIDTHS[kind] for kind in {column.kind, *(self.kind(place, cell) for cell in cells)})
        return max(by_kind, longest_word, min(max(map(_breadth, cells), default=0), WIDEST))


def _inner(cell):
    """The value in a cell, be it bare, typed, a link or a formula."""
    return cell.text if isinstance(cell, Link) else cell.value if isinstance(cell, WITH_KIND) else cell


def pages_across(width, repeated):
    """How many pages a sheet is printed on, side by side, each but the first beginning with the repeated column."""
    return 1 if width <= PAGE_WIDTH else -(-int(width - repeated) // int(PAGE_WIDTH - repeated))


def note_lines(note, width):
    """The note on the two lines above the headings, so that none of it falls outside a printed page."""
    lines = textwrap.wrap(safe_text(note), int(min(max(width, PAGE_WIDTH / 2), PAGE_WIDTH))) or [""]
    return lines[0], " ".join(lines[1:])


def _lines(cell):
    """The lines of a text; nothing for numbers and days, which are never wrapped."""
    value = _inner(cell)
    return [] if value is None or isinstance(value, (*NUMBERS, date)) else str(value).split("\n")


def _height(cells, widths):
    """The height that a row of wrapped text needs, since not every program works it out when it opens the file."""
    most = 1
    for cell, width in zip(cells, widths, strict=True):
        room = width - 2
        if cell is None or type(cell) is Decimal or (type(cell) is str and len(cell) <= room and "\n" not in cell):
            continue  # nearly every cell
        most = max(most, sum(1 if len(line) <= room else -(-len(line) * 11 // (10 * room)) for line in _lines(cell)))
    return min(ROW_HEIGHT + LINE_HEIGHT * (most - 1), HIGHEST)


def _own_kind(cell):
    return cell.kind if isinstance(cell, WITH_KIND) else None


def _has_parts(cell):
    number = _number(cell)
    return number != number.to_integral_value()


def _number(cell):
    """The number in a cell, nothing for all else."""
    value = _inner(cell)
    if isinstance(value, bool) or not isinstance(value, NUMBERS):
        return NOTHING
    value = value if isinstance(value, Decimal) else Decimal(str(value))
    return value if value.is_finite() else NOTHING


def _breadth(cell):
    """About how many characters wide a value is on paper."""
    number = _inner(cell)
    if isinstance(number, NUMBERS):
        return len(f"{_number(cell):,.2f}") + 4
    return max(map(len, _lines(cell)), default=0) + 2


# Writing


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
        page = self.workbook.create_sheet(_sheet_title(sheet.title))
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
        page.row_dimensions[HEADER_ROW].height = _height(laid.headings, [width - 3 for width in widths]) + 4
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
            if (height := _height(row, widths)) > ROW_HEIGHT:
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
        exact = _has_parts(cell) if _own_kind(cell) else kind in exact
        if not isinstance(cell, Formula):
            return self.value(page, _inner(cell), kind, exact, total)
        formula = self.value(page, None, kind, exact, total)
        formula.value = self.resolve(cell.text, laid, row)
        value = _as_written(cell.value, kind)[0]
        if not isinstance(value, Decimal | None):
            raise ValueError(_("Formeln %s måste ha ett tal som värde.") % cell.text)
        self.values.setdefault(page.title, {})[f"{get_column_letter(place + 1)}{row}"] = value
        return formula

    def value(self, page, value, kind, exact=False, total=False):
        value, kind = _as_written(value, kind)
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
    laid = [_Laid(sheet) for sheet in sheets if isinstance(sheet, Sheet)]
    _check_unique([safe_text(sheet.heading) for sheet in sheets])
    _check_unique([_sheet_title(sheet.title).casefold() for sheet in sheets])
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


# Checking


def check_workbook(path):
    """Read the file anew and work out every formula; what does not agree comes back as faults in Swedish."""
    formulas, values = load_workbook(path, read_only=True), load_workbook(path, read_only=True, data_only=True)
    stored, found, faults = {}, {}, []
    for page in formulas.worksheets:
        for formula_row, value_row in zip(page.iter_rows(), values[page.title].iter_rows(), strict=True):
            for formula, value in zip(formula_row, value_row, strict=True):
                if formula.value is None:
                    continue
                place = (page.title, formula.coordinate)
                stored[place] = _exact(value.value)
                if formula.data_type == "f":
                    found[place] = formula.value
                elif formula.data_type == "e":
                    faults.append(_("%(sheet)s %(cell)s: felvärdet %(value)s.") % _where(place, value=formula.value))
    formulas.close()
    values.close()
    for place, formula in found.items():
        try:
            result = Calculation(str(formula).removeprefix("="), place[0], stored).result()
        except ValueError as unknown:
            faults.append(_("%(sheet)s %(cell)s: %(reason)s") % _where(place, reason=unknown))
            continue
        if not _agree(result, stored[place]):
            words = _where(place, formula=formula, stored=stored[place], result=result)
            faults.append(_("%(sheet)s %(cell)s: %(formula)s blir %(result)s men %(stored)s står i filen.") % words)
    return faults


def _where(place, **words):
    return {"sheet": place[0], "cell": place[1], **words}


def _exact(value):
    return Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _agree(result, stored):
    if isinstance(result, str):
        return result == (stored or "")
    difference = _operand(result) - stored if isinstance(stored, Decimal) else Decimal("NaN")
    return difference.is_finite() and abs(difference) < Decimal("0.000001")


class Calculation:
    """Works out the few shapes of formula that we write: sums of ranges, + - * / and IF(a=b,x,y) as a guard."""

    TOKEN = re.compile(
        r"""\s*( (?:'(?:[^']|'')+'!|\w+!)? [A-Z]{1,3}\d+ (?::[A-Z]{1,3}\d+)?   # a cell or a range, perhaps on another sheet
               | [A-Z]+(?=\() | \d+(?:\.\d+)? | "[^"]*" | [-+*/(),=] )""",
        re.VERBOSE,
    )
    EXACT = Context(prec=28, traps=[])  # dividing by zero gives no number, which agrees with nothing, instead of an exception
    ACTS = {"+": EXACT.add, "-": EXACT.subtract, "*": EXACT.multiply, "/": EXACT.divide}

    def __init__(self, formula, sheet, stored):
        self.formula, self.sheet, self.stored = formula, sheet, stored
        self.tokens, end = [], 0
        while match := self.TOKEN.match(formula, end):
            self.tokens.append(match[1])
            end = match.end()
        if end < len(formula):
            self.give_up()

    def result(self):
        value = self.expression()
        if self.tokens:
            self.give_up()
        return value

    def give_up(self):
        raise ValueError(_("formeln %s går inte att kontrollera.") % self.formula)

    def take(self, wanted=None):
        if not self.tokens or (wanted and self.tokens[0] != wanted):
            self.give_up()
        return self.tokens.pop(0)

    def expression(self, signs="+-"):
        part = self.factor if signs == "*/" else lambda: self.expression("*/")
        value = part()
        while self.tokens and self.tokens[0] in signs:
            act = self.ACTS[self.take()]
            value = act(_operand(value), _operand(part()))
        return value

    def factor(self):
        part = self.take()
        if part == "-":
            return -_operand(self.factor())
        if part == "(":
            value = self.expression()
            self.take(")")
            return value
        if part == "SUM":
            self.take("(")
            cells = self.cells(self.take())
            self.take(")")
            return sum((value for value in cells if isinstance(value, Decimal)), Decimal(0))
        if part == "IF":
            return self.choice()
        if part.startswith('"'):
            return part.strip('"')
        if part[0].isdigit():
            return Decimal(part)
        return next(self.cells(part))

    def choice(self):
        self.take("(")
        left = self.expression()
        self.take("=")
        right = self.expression()
        self.take(",")
        if_equal = self.expression()
        self.take(",")
        otherwise = self.expression()
        self.take(")")
        return if_equal if _operand(left) == _operand(right) else otherwise

    def cells(self, place):
        """The stored values of a cell or a range, row by row."""
        sheet, mark, cells = place.rpartition("!")
        sheet = sheet.strip("'").replace("''", "'") if mark else self.sheet
        try:
            left, top, right, bottom = range_boundaries(cells)
        except ValueError:
            self.give_up()
        letters = [get_column_letter(column) for column in range(left, right + 1)]
        return (self.stored.get((sheet, f"{letter}{row}")) for row in range(top, bottom + 1) for letter in letters)


def _operand(value):
    """An empty cell counts as nothing, text makes the whole result no number."""
    return value if isinstance(value, Decimal) else Decimal(0) if value is None else Decimal("NaN")
