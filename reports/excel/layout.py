"""Where everything stands: each column and row gets its place before anything is written."""

import textwrap
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from .looks import HIGHEST, LINE_HEIGHT, ROW_HEIGHT, WIDEST, WIDTHS
from .parts import FIRST_ROW, HEADER_ROW, MOST_ROWS, NOTHING, NUMBERS, PAGE_WIDTH, WITH_KIND, Formula, Link, Row
from .values import safe_text, sheet_title


class Laid:
    """A sheet with its rows read, so that every column and row has its place before anything is written."""

    def __init__(self, sheet):
        self.sheet = sheet
        self.title = sheet_title(sheet.title)
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
        return own_kind(cell) or self.sheet.columns[place].kind

    def cells(self, place):
        return [row[place] for row in self.rows] + ([self.total(place)] if self.total_row else [])

    def exact(self, place):
        """The kinds that are not always whole in this column; all cells of such a kind then show decimals."""
        return {self.kind(place, cell) for cell in self.cells(place) if not own_kind(cell) and has_parts(cell)}

    def width(self, place):
        column, cells = self.sheet.columns[place], self.cells(place)
        longest_word = min(max(map(len, self.headings[place].split())) + 5, WIDEST)  # with room for the filter button
        if column.width:
            return max(column.width, longest_word)
        by_kind = max(WIDTHS[kind] for kind in {column.kind, *(self.kind(place, cell) for cell in cells)})
        return max(by_kind, longest_word, min(max(map(_breadth, cells), default=0), WIDEST))


def inner(cell):
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
    value = inner(cell)
    return [] if value is None or isinstance(value, (*NUMBERS, date)) else str(value).split("\n")


def row_height(cells, widths):
    """The height that a row of wrapped text needs, since not every program works it out when it opens the file."""
    most = 1
    for cell, width in zip(cells, widths, strict=True):
        room = width - 2
        if cell is None or type(cell) is Decimal or (type(cell) is str and len(cell) <= room and "\n" not in cell):
            continue  # nearly every cell
        most = max(most, sum(1 if len(line) <= room else -(-len(line) * 11 // (10 * room)) for line in _lines(cell)))
    return min(ROW_HEIGHT + LINE_HEIGHT * (most - 1), HIGHEST)


def own_kind(cell):
    return cell.kind if isinstance(cell, WITH_KIND) else None


def has_parts(cell):
    number = _number(cell)
    return number != number.to_integral_value()


def _number(cell):
    """The number in a cell, nothing for all else."""
    value = inner(cell)
    if isinstance(value, bool) or not isinstance(value, NUMBERS):
        return NOTHING
    value = value if isinstance(value, Decimal) else Decimal(str(value))
    return value if value.is_finite() else NOTHING


def _breadth(cell):
    """About how many characters wide a value is on paper."""
    number = inner(cell)
    if isinstance(number, NUMBERS):
        return len(f"{_number(cell):,.2f}") + 4
    return max(map(len, _lines(cell)), default=0) + 2
