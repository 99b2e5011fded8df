"""A sheet written as its rows stand: for lists that go back to whoever sent them, and empty ones to fill in."""

from datetime import date, datetime, time

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from partnerships.ground.columns import DAY, LONG, MOMENT, NUMBER
from partnerships.ground.importing.columns import as_text
from partnerships.ground.reading import CellFault

from .values import as_written, safe_text, sheet_title

FAULTY = PatternFill("solid", fgColor="FFF2B8B5")
FORMATS = {DAY: "yyyy-mm-dd", MOMENT: "yyyy-mm-dd hh:mm"}
WIDTH = 20


def write_plain(rows, *, title, marked, path):
    """`rows` are lists of cells from row 1 on; `marked` tells by row number which places are coloured."""
    book = Workbook(write_only=True)
    page = book.create_sheet(sheet_title(title))
    for place in range(max(map(len, rows), default=1)):
        page.column_dimensions[get_column_letter(place + 1)].width = WIDTH
    for number, cells in enumerate(rows, 1):
        places = marked.get(number, ())
        page.append([written(page, cell, number == 1, place in places) for place, cell in enumerate(cells)])
    book.save(path)


def written(page, value, is_heading, is_marked):
    """A cell with its value as it was read; a text that begins with = stays text."""
    if isinstance(value, CellFault | time):
        value = as_text(value)
    kinds = ((datetime, MOMENT), (date, DAY), (str, LONG))
    value, kind = as_written(value, next((kind for of, kind in kinds if isinstance(value, of)), NUMBER))
    cell = WriteOnlyCell(page)
    if isinstance(value, str):
        cell.value = safe_text(value)
        cell.data_type = "s"
        cell.quotePrefix = True
    else:
        cell.value = value
        if kind in FORMATS:
            cell.number_format = FORMATS[kind]
    if is_marked:
        cell.fill = FAULTY
    if is_heading:
        cell.font = Font(bold=True)
    return cell
