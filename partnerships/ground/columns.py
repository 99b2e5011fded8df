"""What a list shows: one line per column, the same on screen and in Excel."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.core.exceptions import ObjectDoesNotExist


class Kind(Enum):
    """How a value is written and how wide its column is."""

    TEXT = "text"
    LONG = "long"
    KRONOR = "kronor"
    NUMBER = "number"
    DAY = "day"
    MOMENT = "moment"
    YES_NO = "yes_no"
    SHARE = "share"  # 1 is 100 %
    YEAR = "year"


TEXT, LONG, KRONOR, NUMBER, DAY, MOMENT, YES_NO, SHARE, YEAR = Kind

TONES = ("success", "warning", "info", "neutral", "danger")


@dataclass(frozen=True)
class Column:
    """One column of a list: its heading and where its value stands on a row."""

    heading: str
    value: Callable[[Any], Any] | str
    kind: Kind = Kind.TEXT
    width: int = 0
    total: bool = False
    link: bool = False
    under: Callable[[Any], Any] | str | None = None
    tag: Callable[[Any], Any] | str | None = None
    order: str = ""
    # Nothing stands there until something has happened, on every row or on some: that is not a fact that is missing.
    is_open: Callable[[Any], bool] | bool = False

    def read(self, row):
        """The value on one row; None means that it is not known."""
        return follow(row, self.value)

    def read_under(self, row):
        return follow(row, self.under) if self.under else None

    def lacks(self, row, value):
        """Is a fact missing on the row?"""
        return value in (None, "") and not (self.is_open(row) if callable(self.is_open) else self.is_open)

    def read_tag(self, row):
        """The colour of the tag: one for the whole column, or worked out from the row."""
        return self.tag if self.tag in TONES or not self.tag else follow(row, self.tag)


def follow(row, path):
    """Call a function, or walk a dotted path; a step with nothing behind it gives None, a misspelt one is an error."""
    if callable(path):
        return path(row)
    for step in path.split("."):
        if row is None:
            return None
        if isinstance(row, dict):
            row = row[step]
        else:
            try:
                row = getattr(row, step)
            except ObjectDoesNotExist:  # the other end of a one-to-one need not be there
                return None
        if callable(row):
            row = row()
    return row
