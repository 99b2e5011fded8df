"""What the reading process answers: plain text that can be taken apart without trusting it.

Blocks end with GS. A block is JSON (a sheet begins, a note, the end, a refusal) or rows: "R", then rows between RS, cells between
US. A cell is empty, or a letter for its kind and a text. None of the separators can stand in a text.
"""

import datetime
import json
import re
from decimal import Decimal

from .limits import COLUMNS_THERE_ARE, EMPTY_ROWS, MOST_CELLS, MOST_COLUMNS, MOST_NOTES, MOST_ROWS, MOST_SHEETS, ROWS_ABOVE

BLOCK, ROW, CELL = "\x1d", "\x1e", "\x1f"
ROWS_IN_A_BLOCK = 500

TEXT, NUMBER, DAY, MOMENT, TIME, BOOLEAN, FAULT = "tndmhbe"

# What is no text: shown as a mark, so that it is seen.
CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
LINE_BREAK = re.compile(r"\r\n?")
NOT_SHOWN = "\ufffd"

# The words of Excel and LibreOffice for a cell that could not be worked out, in English and Swedish.
ERRORS = {
    "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA", "#SPILL!", "#CALC!", "#FIELD!",
    "#BLOCKED!", "#UNKNOWN!", "#CONNECT!", "#BUSY!",
    "#DIVISION/0!", "#SAKNAS!", "#NAMN?", "#SKÄRNING!", "#OGILTIGT!", "#REFERENS!", "#VÄRDEFEL!", "#BERÄKNA!",
}  # fmt: skip
NO_VALUE = ""  # a fault without a text: a formula whose value is not in the file
DAY_LENGTH = datetime.timedelta(days=1)


class Unreadable(Exception):
    """The file is refused: why, as a code that `reading.words` has Swedish for, and where."""

    def __init__(self, code, **where):
        super().__init__(code)
        self.code = code
        self.where = where


class Tokens(dict):
    """What each value is written as, worked out once. 0 and 1 are kept out of it: to a dict they are False and True."""

    def __missing__(self, value):
        token = token_of(value)
        if value not in (0, 1):
            self[value] = token
        return token


def token_of(value):
    return TOKENS.get(value.__class__, no_value)(value)


def no_value(value):
    return FAULT + NO_VALUE


def text_token(text):
    if not text or text.isspace():
        return ""
    if "\r" in text:
        text = LINE_BREAK.sub("\n", text)
    if not text.isprintable():
        text = CONTROL_CHARACTERS.sub(NOT_SHOWN, text)
    if "#" in text and text.strip() in ERRORS:
        return FAULT + text.strip()
    return TEXT + text


def number_token(number):
    """Fifteen digits, which is what Excel keeps and shows: 12500.499999999998 is 12500.5."""
    digits = f"{number:.15g}"
    if "n" in digits:  # inf, nan
        return FAULT + "#NUM!"
    if "e" in digits and 1e-15 < abs(number) < 1e21:  # written out, as a person would
        digits = f"{Decimal(digits):f}"
    return NUMBER + ("0" if digits == "-0" else digits)


def moment_token(moment):
    """To the second: a moment is kept as a share of a day, which is seldom exact. Midnight is a day."""
    try:
        moment = (moment.replace(tzinfo=None) + datetime.timedelta(milliseconds=500)).replace(microsecond=0)
    except OverflowError:
        return FAULT + "#NUM!"
    if moment.time() == datetime.time():
        return DAY + moment.date().isoformat()
    return MOMENT + moment.isoformat()


def duration_token(duration):
    """More than a day of hours, as it is shown: 36:00."""
    seconds = round(duration.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{TEXT}{sign}{hours}:{minutes:02d}" + (f":{seconds:02d}" if seconds else "")


TOKENS = {
    type(None): lambda value: "",
    str: text_token,
    float: number_token,
    int: number_token,
    bool: lambda value: BOOLEAN + str(int(value)),
    datetime.datetime: moment_token,
    datetime.date: lambda value: DAY + value.isoformat(),
    datetime.time: lambda value: TIME + value.replace(microsecond=0).isoformat(),
    datetime.timedelta: duration_token,
}


class Answer:
    """Rows go out as they are read, within the limits; what is not taken is noted."""

    def __init__(self, write):
        self.write = write
        self.tokens = Tokens()
        self.sheets = self.cells = 0

    def tell(self, **what):
        self.write(json.dumps(what) + BLOCK)

    def begin(self, title, hidden=False):
        self.sheets += 1
        if self.sheets > MOST_SHEETS:
            raise Unreadable("sheets", most=MOST_SHEETS)
        self.title = title
        self.tell(sheet=title, hidden=hidden)
        self.rows, self.last, self.count, self.noted = [], 0, 0, {}

    def note(self, code, first=0, last=0, **where):
        self.noted[code] = self.noted.get(code, 0) + 1
        if self.noted[code] <= MOST_NOTES:
            self.tell(note=code, first=first, last=last, **where)

    def row(self, number, values):
        """Take a row; False when the sheet need not be read further."""
        tokens = self.tokens
        return self.line(number, CELL.join([tokens[value] for value in values]))

    def line(self, number, line):
        line = line.rstrip(CELL)
        if not line:
            return True
        gap = number - self.last - 1
        if gap > EMPTY_ROWS:
            self.note("rest", number)
            return False
        if gap > 0:
            self.note("empty", self.last + 1, number - 1)
        self.last = number
        width = line.count(CELL) + 1
        self.count += 1
        self.cells += width
        if width > COLUMNS_THERE_ARE:
            raise Unreadable("damaged")
        if width > MOST_COLUMNS:
            raise Unreadable("columns", sheet=self.title, row=number, column=width, most=MOST_COLUMNS)
        if self.count > MOST_ROWS + ROWS_ABOVE:
            raise Unreadable("rows", sheet=self.title, most=MOST_ROWS)
        if self.cells > MOST_CELLS:
            raise Unreadable("cells", sheet=self.title, row=number, most=MOST_CELLS)
        self.rows.append(f"{number}{CELL}{line}")
        if len(self.rows) == ROWS_IN_A_BLOCK:
            self.flush()
        return True

    def flush(self):
        if self.rows:
            self.write("R" + ROW.join(self.rows) + BLOCK)
            self.rows = []

    def end(self):
        self.flush()
        for code, number in self.noted.items():
            if number > MOST_NOTES:
                self.tell(note="more", about=code, count=number - MOST_NOTES, first=0, last=0)
