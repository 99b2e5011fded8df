"""xls: calamine reads the values, and the records tell what is protected, hidden, wrong or far away."""

import struct
from io import BytesIO

import python_calamine

from . import calamine
from .answer import NO_VALUE, Unreadable
from .limits import MOST_COLUMNS, MOST_SHEETS
from .ole import Container
from .scan import spans

BEGIN, END, PASSWORD, SHEET = 0x809, 0x0A, 0x2F, 0x85
ROW, COLUMNS = 0x208, 0x7D
FORMULA, RESULT_TEXT, BOOLEAN_OR_ERROR = 0x06, 0x207, 0x205
SHARED_FORMULA, ARRAY, TABLE = 0x4BC, 0x221, 0x236
VALUES = {0x203, 0x27E, 0xFD, 0x204, 0xD6, 0xBD, FORMULA, BOOLEAN_OR_ERROR}  # numbers, texts, several numbers
WORKSHEET, MACROS, CHART, VISUAL_BASIC = 0x00, 0x01, 0x02, 0x06
ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
MACRO_NAMES = {"_vba_project_cur", "vba", "macros", "_vba_project", "xlm"}
PACKED = {"encryptedpackage", "encryptioninfo"}


def read(content, answer):
    container = Container(content)
    if container.names() & PACKED:
        raise Unreadable("password")
    if container.names() & MACRO_NAMES:
        raise Unreadable("macros")
    stream = container.stream("workbook", "book")
    if stream is None:
        raise Unreadable("no_workbook")
    found = [Facts(stream, start, title) if kind == WORKSHEET else None for title, kind, start in sheets(stream)]
    with python_calamine.load_workbook(BytesIO(content)) as book:
        if len(book.sheets_metadata) != len(found):
            raise Unreadable("damaged")
        for place, (about, facts) in enumerate(zip(book.sheets_metadata, found, strict=True)):
            calamine.tell_sheet(answer, book, place, about, facts)


def records(stream, start=0):
    """The records of one substream, with those of a chart inside it left out."""
    depth = 0
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, start)
        if kind == BEGIN:
            depth += 1
        elif kind == END:
            depth -= 1
            if depth <= 0:
                return
        elif depth <= 1:
            yield kind, stream[start + 4 : start + 4 + length]
        start += 4 + length
    raise Unreadable("damaged")  # it ends before it says so


def sheets(stream):
    found = []
    for kind, record in records(stream):
        if kind == PASSWORD:
            raise Unreadable("password")
        if kind == SHEET:
            start, _hidden, about = struct.unpack_from("<IBB", record)
            if about in (MACROS, VISUAL_BASIC):
                raise Unreadable("macros")
            if start >= len(stream):
                raise Unreadable("damaged")
            found.append((title_of(record), about, start))
    if not found:
        raise Unreadable("no_sheets")
    if len(found) > MOST_SHEETS:
        raise Unreadable("sheets", most=MOST_SHEETS)
    return found


def title_of(record):
    """A length and letters; in files from 1997 and on, a byte between says how wide the letters are."""
    length, wide = record[6], record[7] if len(record) > 7 else 0
    return (
        record[8 : 8 + 2 * length].decode("utf-16-le", "replace") if wide == 1 else record[-length:].decode("cp1252", "replace")
    )


class Facts:
    """The facts of one sheet, as in `scan.Sheet`."""

    def __init__(self, stream, start, title):
        self.faults, self.below_zero = {}, {}
        self.hidden_columns = []
        self.stopped_at = None
        hidden, rows, pending = [], set(), None
        blank, has_results = [], False
        for kind, record in records(stream, start):
            if pending and kind not in (SHARED_FORMULA, ARRAY, TABLE):
                if kind != RESULT_TEXT:
                    self.fault(*pending, NO_VALUE)
                pending = None
            if kind in VALUES:
                row, column = struct.unpack_from("<HH", record)
                rows.add(row)
                if column >= MOST_COLUMNS:
                    raise Unreadable("columns", sheet=title, row=row + 1, column=column + 1, most=MOST_COLUMNS)
                if kind == BOOLEAN_OR_ERROR and record[7]:
                    self.fault(row, column, ERRORS.get(record[6], ""))
                elif kind == FORMULA and record[12:14] != b"\xff\xff":
                    has_results = True
                elif kind == FORMULA:
                    has_results |= record[6] != 3
                    if record[6] == 2:
                        self.fault(row, column, ERRORS.get(record[8], ""))
                    elif record[6] == 0:
                        pending = row, column
                    elif record[6] == 3:
                        blank.append((row, column))
            elif kind == ROW and struct.unpack_from("<H", record, 12)[0] & 0x20:
                hidden.append(struct.unpack_from("<H", record)[0] + 1)
            elif kind == COLUMNS and struct.unpack_from("<H", record, 8)[0] & 1:
                first, last = struct.unpack_from("<HH", record)
                if first < MOST_COLUMNS:
                    self.hidden_columns.append((first, min(last, MOST_COLUMNS)))
        self.hidden_rows = [
            (first, last) for first, last in spans(sorted(set(hidden))) if rows.intersection(range(first - 1, last))
        ]
        if not has_results:  # an empty text is a result too, unless it is the only one: then nothing was ever worked out
            for row, column in blank:
                self.fault(row, column, NO_VALUE)

    def fault(self, row, column, text):
        self.faults.setdefault(row + 1, {})[column] = text
