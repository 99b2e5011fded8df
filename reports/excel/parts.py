"""What a workbook is made of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from partnerships.ground.columns import Column, Kind

HEADER_ROW = 4
PAGE_WIDTH = 210  # characters across a landscape A4 at 60 to 70 %, by which letters the program has; below that nobody reads it
FIRST_ROW = HEADER_ROW + 1
MOST_ROWS = 1_048_576 - HEADER_ROW - 2
LONGEST_TEXT = 32_767  # Excel counts UTF-16 units, so an emoji is two
LARGEST_NUMBER = 10**13  # Excel keeps 15 digits: above this the öre would be wrong, so the number is written as text
FIRST_SAFE_DAY = date(1900, 3, 1)  # Excel believes in 1900-02-29 and has no days before that year
STOCKHOLM = ZoneInfo("Europe/Stockholm")


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
