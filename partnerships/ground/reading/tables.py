"""Reading a file: judged by what it holds, then read."""

import csv
import datetime
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import PurePosixPath

import python_calamine
from django.utils.translation import gettext_lazy as _

from partnerships.ground.files import LARGEST_FILE, decode_text

from .book import Book, Refused, Row, Sheet

KINDS = ("xlsx", "xls", "ods", "csv")


def read_tables(file, *, name, encoding=None, delimiter=None):
    kind = PurePosixPath(name).suffix.lstrip(".").lower()
    if kind not in KINDS:
        raise Refused(_("Filtypen tas inte emot. Lämna filen som xlsx, xls, ods eller csv."))
    file.seek(0)
    content = file.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise Refused(_("Filen är för stor. En fil får vara högst 10 MB."))
    if not content:
        raise Refused(_("Filen är tom."))
    return _csv(content, encoding, delimiter) if kind == "csv" else _workbook(content, kind)


def _csv(content, encoding, delimiter):
    text = content.decode(encoding) if encoding else decode_text(content)
    if text is None:
        raise Refused(_("Filen är inte en textfil."))
    delimiter = delimiter or max(";,\t|", key=text[:4096].count)
    cells = enumerate(csv.reader(StringIO(text, newline=""), delimiter=delimiter), start=1)
    sheet = Sheet("", rows=[row for number, values in cells if (row := _row(number, values))])
    return Book("csv", [sheet], encoding or "utf-8", delimiter)


def _workbook(content, kind):
    try:
        book = python_calamine.load_workbook(BytesIO(content))
        return Book(kind, [_sheet(book, place, about) for place, about in enumerate(book.sheets_metadata)])
    except Exception as error:
        raise Refused(_("Filen är skadad och går inte att läsa. Spara den på nytt och försök igen.")) from error


def _sheet(book, place, about):
    sheet = book.get_sheet_by_index(place)
    hidden = about.visible != python_calamine.SheetVisibleEnum.Visible
    rows = enumerate(sheet.to_python(skip_empty_area=False), start=1)
    return Sheet(about.name, hidden, [row for number, values in rows if (row := _row(number, values))])


def _row(number, values):
    cells = [_value(value) for value in values]
    while cells and cells[-1] is None:
        cells.pop()
    return Row(number, cells) if cells else None


def _value(value):
    if value == "":
        return None
    if isinstance(value, float):
        return Decimal(f"{value:.15g}")
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, datetime.timedelta):
        return Decimal(value / datetime.timedelta(days=1))
    return value
