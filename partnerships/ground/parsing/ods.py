"""ods: one XML, read from its beginning to its end with what is repeated, hidden, merged and wrong."""

import datetime
import re
import zipfile
from io import BytesIO
from xml.parsers import expat

from .answer import CELL as BETWEEN_CELLS
from .answer import FAULT, NO_VALUE, Unreadable, number_token, text_token, token_of
from .limits import LAST_ROW, MOST_COLUMNS

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
WORDS = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
DRAWING = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0 "
CELLS = (TABLE + "table-cell", TABLE + "covered-table-cell")
PASSED_OVER = {OFFICE + "annotation", TABLE + "tracked-changes", TABLE + "shapes", TABLE + "dde-links", OFFICE + "forms"}
TIME = re.compile(r"(-?)P(?:([0-9]{1,9})D)?T(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9})(?:[.,][0-9]+)?S)?")
MOST_SPACES = 1_000


def read(content, answer):
    package = zipfile.ZipFile(BytesIO(content))
    names = package.namelist()
    if "META-INF/manifest.xml" in names and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise Unreadable("password")
    if "content.xml" not in names:
        raise Unreadable("damaged")
    reader = Reader(answer)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.StartElementHandler = reader.begin
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    with package.open("content.xml") as xml:
        parser.ParseFile(xml)
    if not reader.is_workbook:
        raise Unreadable("no_workbook")
    if not answer.sheets:
        raise Unreadable("no_sheets")


def refuse_doctype(*declared):
    raise Unreadable("damaged")


class Reader:
    """Takes the elements as they come. `depth` counts those inside something that is passed over."""

    def __init__(self, answer):
        self.answer = answer
        self.is_workbook = False
        self.hidden_styles, self.style = set(), None
        self.depth = self.tables = 0
        self.cell = self.paragraphs = None
        self.goes_on = False

    def begin(self, name, attributes):
        if self.depth or name in PASSED_OVER or (name.startswith(DRAWING) and self.tables):
            self.depth += 1
        elif name == TABLE + "table" and self.tables:
            self.depth += 1  # a table inside a cell
        elif name in CELLS:
            self.begin_cell(name, attributes)
        elif name.startswith(WORDS):
            self.begin_words(name, attributes)
        elif name == TABLE + "table-row":
            self.begin_row(attributes)
        elif name == TABLE + "table-column":
            self.begin_columns(attributes)
        elif name == TABLE + "table":
            self.begin_sheet(attributes)
        elif name == STYLE + "style":
            self.style = attributes.get(STYLE + "name")
        elif name == STYLE + "table-properties" and attributes.get(TABLE + "display") == "false":
            self.hidden_styles.add(self.style)
        elif name == OFFICE + "spreadsheet":
            self.is_workbook = True

    def end(self, name):
        if self.depth:
            self.depth -= 1
        elif name in CELLS:
            self.end_cell()
        elif name == WORDS + "p" and self.cell is not None:
            self.paragraphs.append("\n")
        elif name == TABLE + "table-row":
            self.end_row()
        elif name == TABLE + "table":
            self.tables -= 1
            self.end_sheet()

    def text(self, text):
        if self.cell is not None and self.in_paragraph and not self.depth:
            self.paragraphs.append(text)

    # Sheets, columns, rows

    def begin_sheet(self, attributes):
        self.tables += 1
        if not self.is_workbook:
            raise Unreadable("no_workbook")
        self.answer.begin(attributes.get(TABLE + "name", ""), hidden=attributes.get(TABLE + "style-name") in self.hidden_styles)
        self.number, self.column = 0, 0
        self.goes_on, self.merged, self.hidden = True, [], []

    def begin_columns(self, attributes):
        first = self.column
        self.column += repeated(attributes, "number-columns-repeated")
        if attributes.get(TABLE + "visibility") in ("collapse", "filter") and first < MOST_COLUMNS:
            self.answer.note("hidden_columns", columns=[first, min(self.column - 1, MOST_COLUMNS)])

    def begin_row(self, attributes):
        self.cells, self.place = [], 0
        self.row_times = repeated(attributes, "number-rows-repeated")
        self.row_hidden = attributes.get(TABLE + "visibility") in ("collapse", "filter")

    def end_row(self):
        first = self.number + 1
        self.number += self.row_times
        while self.cells and not self.cells[-1]:
            self.cells.pop()
        if not self.cells or not self.goes_on:
            return
        if first > LAST_ROW:
            raise Unreadable("far_row", sheet=self.answer.title, row=first)
        if self.row_hidden:
            self.hidden.append((first, self.number))
        line = BETWEEN_CELLS.join(self.cells)
        for number in range(first, self.number + 1):
            self.goes_on = self.goes_on and self.answer.line(number, line)

    def end_sheet(self):
        for first, last in joined(self.hidden):
            self.answer.note("hidden_rows", first, last)
        for top, bottom, left, right in self.merged:
            self.answer.note("merged", top, bottom, columns=[left, right])
        self.answer.end()

    # Cells

    def begin_cell(self, name, attributes):
        self.cell, self.paragraphs, self.in_paragraph = attributes, [], False
        rows, columns = repeated(attributes, "number-rows-spanned"), repeated(attributes, "number-columns-spanned")
        if rows * columns > 1 and self.goes_on:
            self.merged.append((self.number + 1, self.number + rows, self.place, self.place + columns - 1))

    def begin_words(self, name, attributes):
        if self.cell is None:
            return
        if name in (WORDS + "p", WORDS + "h"):
            self.in_paragraph = True
        elif name == WORDS + "s":
            self.paragraphs.append(" " * min(repeated(attributes, "c", WORDS), MOST_SPACES))
        elif name == WORDS + "tab":
            self.paragraphs.append("\t")
        elif name == WORDS + "line-break":
            self.paragraphs.append("\n")

    def end_cell(self):
        token = self.token()
        times = repeated(self.cell, "number-columns-repeated")
        self.cell = None
        if token and self.place + times > MOST_COLUMNS and self.goes_on:
            raise Unreadable(
                "columns", sheet=self.answer.title, row=self.number + 1, column=self.place + times, most=MOST_COLUMNS
            )
        if self.place < MOST_COLUMNS:
            self.cells += [token] * min(times, MOST_COLUMNS - self.place)
        self.place += times

    def token(self):
        cell, text = self.cell, "".join(self.paragraphs).removesuffix("\n")
        kind = cell.get(OFFICE + "value-type")
        if cell.get(CALC + "value-type") == "error":
            return FAULT + text_token(text)[1:]
        if kind == "string":
            return text_token(cell.get(OFFICE + "string-value") or text)
        if kind is None:
            return FAULT + NO_VALUE if TABLE + "formula" in cell and not text else text_token(text)
        try:
            return self.value(kind)
        except (ValueError, OverflowError):
            return FAULT + text_token(text)[1:]

    def value(self, kind):
        cell = self.cell
        if kind in ("float", "percentage", "currency"):
            return number_token(float(cell.get(OFFICE + "value", "")))
        if kind == "boolean":
            return token_of(cell.get(OFFICE + "boolean-value") == "true")
        if kind == "date":
            return token_of(moment(cell.get(OFFICE + "date-value", "")))
        if kind == "time":
            return token_of(duration(cell.get(OFFICE + "time-value", "")))
        raise ValueError(kind)


def moment(text):
    if len(text) == 10:
        return datetime.date.fromisoformat(text)
    return datetime.datetime.fromisoformat(text.replace(",", "."))


def duration(text):
    """A time of day, or hours that make up more than a day."""
    found = TIME.fullmatch(text)
    if not found:
        raise ValueError(text)
    days, hours, minutes, seconds = (int(number or 0) for number in found.groups()[1:])
    if not found[1] and not days and hours < 24:
        return datetime.time(hours, minutes, seconds)
    length = datetime.timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -length if found[1] else length


def repeated(attributes, name, room=TABLE):
    """How many times something stands: once unless it says more."""
    stated = attributes.get(room + name, "1")
    return max(1, int(stated)) if stated.isdecimal() and len(stated) < 10 else 1


def joined(spans):
    """Spans that follow each other as one."""
    found = []
    for first, last in spans:
        if found and found[-1][1] == first - 1:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found
