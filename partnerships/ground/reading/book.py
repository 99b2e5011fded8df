"""What a read file is: sheets of rows of cells, with everything told that was not taken."""

from dataclasses import dataclass, field
from typing import NamedTuple

from django.core.exceptions import ValidationError


class Refused(ValidationError):
    """A file that is not read, with what is wrong, where, and what to do."""


class CellFault(NamedTuple):
    """A cell that has no value to take: an error such as #DIV/0!, or a formula whose value the file does not hold (in words)."""

    text: str


class Row(NamedTuple):
    """One row that holds something. `number` is its place in the file, as the person sees it there."""

    number: int
    cells: list


class Skipped(NamedTuple):
    """Something that the caller should tell: which row or rows ("" is the whole sheet), and what was done with them."""

    rows: str
    why: str


@dataclass
class Sheet:
    title: str
    hidden: bool = False
    rows: list[Row] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


@dataclass
class Book:
    """A file that has been read. `encoding` and `delimiter` are what a csv file was read with, else empty."""

    kind: str
    sheets: list[Sheet]
    encoding: str = ""
    delimiter: str = ""


def column_letter(place):
    """The letters over a column: A for 0, Z for 25, AA for 26."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
