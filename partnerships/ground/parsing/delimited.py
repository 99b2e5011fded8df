"""csv: which letters the bytes are, what stands between the cells, and then Python's own reader."""

import csv
import re
from collections import Counter
from io import StringIO
from operator import itemgetter

from . import letters
from .answer import Unreadable
from .letters import ENCODINGS

DELIMITERS = (";", "\t", "|", ",")  # the one that is taken first when several would do: a comma may be a decimal comma
SEPARATOR_LINE = re.compile(r'"?sep=([;,\t|])"?(?:\r\n|\r|\n|$)', re.IGNORECASE)
CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
MARKUP = re.compile(r"\s*<(!doctype|!--|\?xml|\w+:?\w*[\s>])", re.IGNORECASE)
LOOKED_AT = 64 * 1024
ROWS_LOOKED_AT = 200
SHARE = 0.9  # of the rows have the same number of cells
LONGEST_CELL = 100_000

__all__ = ["DELIMITERS", "ENCODINGS", "read"]


def read(content, answer, encoding="", delimiter=""):
    encoding, text = letters.decode(content, encoding)
    check(text)
    if delimiter and delimiter not in DELIMITERS:
        raise Unreadable("delimiter")
    stated = SEPARATOR_LINE.match(text)
    if stated:
        text = text[stated.end() :]
    delimiter = delimiter or (stated[1] if stated else likely_delimiter(text))
    answer.tell(encoding=encoding, delimiter=delimiter)
    answer.begin("")
    for code, row in letters.lost(text):
        answer.note(code, row)
    rows(text, delimiter, answer)
    answer.end()


def check(text):
    control = CONTROL_CHARACTERS.search(text)
    if control:
        raise Unreadable("control", row=line_number(text, control.start()))
    if MARKUP.match(text):
        raise Unreadable("markup")


def line_number(text, place):
    return len(re.findall(r"\r\n?|\n", text[:place])) + 1


def likely_delimiter(text):
    """The one that gives most rows the same number of cells, at least two."""
    beginning = text[:LOOKED_AT]
    if len(beginning) < len(text):
        beginning = beginning[: max(beginning.rfind("\n"), beginning.rfind("\r")) + 1] or beginning
    shares = {delimiter: share_of_equal_rows(beginning, delimiter) for delimiter in DELIMITERS}
    even = [delimiter for delimiter in DELIMITERS if shares[delimiter] >= SHARE]
    return even[0] if even else max(DELIMITERS, key=shares.get)


def share_of_equal_rows(text, delimiter):
    csv.field_size_limit(LOOKED_AT + 1)
    widths = Counter()
    for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter):
        if any(row):
            widths[len(row)] += 1
        if widths.total() >= ROWS_LOOKED_AT:
            break
    width, times = max(widths.items(), key=itemgetter(1), default=(1, 0))
    return times / widths.total() if width > 1 else 0


def rows(text, delimiter, answer):
    """A quote in the wrong place is told: the lenient way would join cells, or swallow the rest of the file."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = began = 0
    try:
        for number, values in enumerate(reader, start=1):
            if not answer.row(number, values):
                break
            began = reader.line_num
    except csv.Error:
        raise Unreadable("quotes", row=number + 1, line=began + 1) from None
