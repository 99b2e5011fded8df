"""What stands in the XML of a sheet of xlsx beside the values: hidden rows, errors, formulas without a value, cells far away."""

import re

from .answer import NO_VALUE, Unreadable
from .limits import EMPTY_ROWS, LAST_ROW, MOST_COLUMNS

ROOT = re.compile(rb"<(?:(\w+):)?worksheet[\s>]")
NUMBER = re.compile(rb' r="([0-9]{1,9})"')
REFERENCE = re.compile(rb' r="([A-Za-z]{1,3})([0-9]{1,9})"')
FAR_REFERENCE = re.compile(rb' r="((?:[A-Z]{3}|[H-Z][A-Z]|G[S-Z])[0-9]+)"')  # to the right of GR, the 200th
IS_HIDDEN = re.compile(rb' hidden="(?:1|true)"')
FROM_TO = re.compile(rb' (min|max)="([0-9]{1,9})"')
IS_ERROR = re.compile(rb' t="e"')
IS_TEXT = re.compile(rb' t="str"')


LONGEST_TAG = 10_000


class Sheet:
    """The facts of one sheet. Rows after a long gap are cut out of what calamine gets to read, and told."""

    def __init__(self, parts, path, title):
        self.title = title
        self.faults, self.below_zero = {}, {}
        self.hidden_rows, self.hidden_columns = [], []
        self.stopped_at = None
        xml = parts.plain(path)
        root = ROOT.search(xml[:20_000])
        if root is None:
            raise Unreadable("damaged")
        self.prefix = root[1] + b":" if root[1] else b""
        begin, end = self.place(xml, b"<%ssheetData"), self.place(xml, b"</%ssheetData", last=True)
        if begin < 0 or end < begin:  # a sheet without rows is written <sheetData/>
            return
        self.look_at_columns(xml[:begin])
        cut = self.look_at_rows(xml, begin, end)
        if cut is not None:
            xml = xml[:cut] + xml[end:]
            end = cut
            parts.replace(path, xml)
        self.look_for_far_columns(xml, begin, end)
        self.look_for_errors(xml, begin, end)
        self.look_for_formulas(xml, begin, end)
        self.look_for_dates_below_zero(xml, begin, end)

    def tag(self, pattern):
        return pattern.replace(b"%s", self.prefix)

    def pattern(self, pattern):
        return re.compile(pattern.replace(b"%s", re.escape(self.prefix)))

    def place(self, xml, pattern, last=False):
        return xml.rfind(self.tag(pattern)) if last else xml.find(self.tag(pattern))

    def look_at_columns(self, xml):
        for column in self.pattern(rb"<%scol\s[^>]*>").findall(xml):
            span = dict(FROM_TO.findall(column))
            if IS_HIDDEN.search(column) and len(span) == 2:
                first, last = int(span[b"min"]) - 1, int(span[b"max"]) - 1
                if first < MOST_COLUMNS:
                    self.hidden_columns.append((first, min(last, MOST_COLUMNS)))

    def look_at_rows(self, xml, begin, end):
        """Hidden rows, and where to cut: before the first row with a value that a thousand empty ones go before."""
        value, text = self.tag(b"<%sv"), self.tag(b"<%sis")
        number = last = 0
        hidden = []
        cut = None
        rows = list(self.pattern(rb"<%srow(?:\s[^>]*)?>").finditer(xml, begin, end))
        for place, row in enumerate(rows):
            stated = NUMBER.search(row[0])
            number = int(stated[1]) if stated else number + 1
            stop = rows[place + 1].start() if place + 1 < len(rows) else end
            if xml.find(value, row.end(), stop) < 0 and xml.find(text, row.end(), stop) < 0:
                continue
            if number - last - 1 > EMPTY_ROWS:
                self.stopped_at, cut = number, row.start()
                break
            if number >= LAST_ROW:
                raise Unreadable("far_row", sheet=self.title, row=number)
            last = number
            if IS_HIDDEN.search(row[0]):
                hidden.append(number)
        self.hidden_rows = spans(hidden)
        return cut

    def look_for_far_columns(self, xml, begin, end):
        """A value far to the right would make calamine lay out a sheet as wide as that."""
        value = self.pattern(rb"[^>]*(?<!/)>\s*(?:<%sf.*?)?<%s(?:v|is)[ >]")
        for far in FAR_REFERENCE.finditer(xml, begin, end):
            if value.match(xml, far.end(), min(end, far.end() + LONGEST_TAG)):
                raise Unreadable("far_column", sheet=self.title, cell=far[1].decode(), most=MOST_COLUMNS)

    def look_for_errors(self, xml, begin, end):
        value = self.pattern(rb"<%sv[^>]*>([^<]*)")
        for error in IS_ERROR.finditer(xml, begin, end):
            start, close = self.cell(xml, error.start(), end)
            stated = value.search(xml, start, close)
            self.fault(xml, start, begin, stated[1].decode(errors="replace")[:40] if stated else "")

    def look_for_formulas(self, xml, begin, end):
        value = self.pattern(rb"<%sv[^>]*>[^<]")
        for formula in self.pattern(rb"<%sf[\s/>]").finditer(xml, begin, end):
            start, close = self.cell(xml, formula.start(), end)
            opening = xml[start : xml.find(b">", start)]
            if not value.search(xml, start, close) and not IS_TEXT.search(opening):
                self.fault(xml, start, begin, NO_VALUE)

    def look_for_dates_below_zero(self, xml, begin, end):
        """Excel shows a date before 1900 as ####, and calamine as midnight. Only calamine knows which cells are dates."""
        for value in self.pattern(rb"<%sv>-").finditer(xml, begin, end):
            start, _close = self.cell(xml, value.start(), end)
            row, column = self.position(xml, start, begin)
            self.below_zero.setdefault(row, []).append(column)

    def cell(self, xml, place, end):
        """Where the cell around a place begins and ends."""
        close = xml.find(self.tag(b"</%sc>"), place, end)
        return xml.rfind(self.tag(b"<%sc"), 0, place + 1), end if close < 0 else close

    def fault(self, xml, start, begin, text):
        row, column = self.position(xml, start, begin)
        if column >= MOST_COLUMNS:
            raise Unreadable("columns", sheet=self.title, row=row, column=column + 1, most=MOST_COLUMNS)
        self.faults.setdefault(row, {})[column] = text

    def position(self, xml, start, begin):
        """The row and the column (from 0) of a cell: stated, or counted when a program has left it out."""
        stated = REFERENCE.search(xml, start, xml.find(b">", start) + 1)
        if stated:
            return int(stated[2]), column_place(stated[1])
        row = xml.rfind(self.tag(b"<%srow"), begin, start)
        number = NUMBER.search(xml, row, xml.find(b">", row) + 1)
        if number is None:
            number = len(self.pattern(rb"<%srow[\s>]").findall(xml, begin, start))
        else:
            number = int(number[1])
        return number, len(self.pattern(rb"<%sc[\s>/]").findall(xml, row, start))


def column_place(letters):
    place = 0
    for letter in letters.upper():
        place = 26 * place + letter - ord("A") + 1
    return place - 1


def spans(numbers):
    """Numbers in order as first and last of those that follow each other."""
    found = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return found
