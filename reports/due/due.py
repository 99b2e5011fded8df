"""One thing to do, by when, and whose it is."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from partnerships.ground.days import add_months, today

MONTHS_AHEAD = 12


@dataclass(frozen=True)
class Due:
    """Something to do, by when, and the record where it is done.

    `kind` is what the list is narrowed by, where the title holds more than that. What is not `mine` is not the reader's to do,
    but theirs to see. `key` tells one from another of the same kind about the same record, whatever they are called.
    """

    day: date
    title: str
    note: str
    url: str
    board: Any = None
    who: str = ""
    kind: str = ""
    mine: bool = True
    key: int | str = ""

    def get_absolute_url(self):
        return self.url

    @property
    def noun(self):
        """What kind of thing it is."""
        return self.kind or self.title

    @property
    def state(self):
        return "late" if self.day < today() else "now" if self.day <= add_months(today(), 1) else "later"


def is_of(user, board):
    """Does the user hold a role for the board, or for the whole municipality?"""
    return any(assignment.covers(board.pk) for assignment in user.assignments)
