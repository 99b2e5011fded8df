"""One column of a list that comes in: what it is called by those who write lists, and how its cells are read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from partnerships.ground.days import FIRST_YEAR, LAST_YEAR, format_day, parse_day
from partnerships.ground.identifiers import check_org_number
from partnerships.ground.money import SPACES, exact_kronor, format_kronor, parse_kronor
from partnerships.ground.reading import CellFault
from partnerships.ground.swedish import quote, search_key


class Reading(Enum):
    """How a cell is read."""

    TEXT = "text"
    AMOUNT = "amount"
    DAY = "day"
    NUMBER = "number"
    YEAR = "year"
    YES_NO = "yes_no"
    CHOICE = "choice"
    ORG_NUMBER = "org_number"
    REFERENCE = "reference"  # text that names another record; its kind looks it up


TEXT, AMOUNT, DAY, NUMBER, YEAR, YES_NO, CHOICE, ORG_NUMBER, REFERENCE = Reading

YES = {"ja", "j", "x", "yes", "y", "sant", "true", "1"}
NO = {"nej", "n", "no", "falskt", "false", "0"}
NOTHING = {
    "",
    "uppgift saknas",
    "–",
    "-",
    "okänt",
    "saknas",
    "utan nummer",
    "n/a",
    "#saknas!",
}  # how our own lists and others' write it


@dataclass(frozen=True)
class ImportColumn:
    """A fact of a row: the field it fills, its heading in our own lists, and what others head it with."""

    field: str
    heading: str
    also: tuple = ()
    kind: Reading = TEXT
    required: bool = False
    choices: Any = ()  # (value, label) pairs
    words: tuple = ()  # (other word, value) pairs for a choice
    longest: int = 4000
    help: str = ""
    personal: bool = False
    constant: bool = False  # may be told once for the whole list instead
    own: Callable[[str], Any] | None = None  # a further check of a text, such as of a giro

    def read(self, cell):
        """The value of a cell; None where it says nothing. Raises `ValidationError`."""
        if isinstance(cell, CellFault):
            raise ValidationError(_("Cellen innehåller ett fel (%(text)s).") % {"text": cell.text})
        if cell is None or (isinstance(cell, str) and search_key(cell) in NOTHING):
            return None
        value = READERS[self.kind](self, cell)
        return self.own(value) if self.own and value is not None else value

    def written(self, value):
        """The value as a person reads it in a preview."""
        if value is None or value == "":
            return ""
        if self.kind is AMOUNT:
            return format_kronor(value)
        if self.kind is DAY:
            return format_day(value)
        if self.kind is YES_NO:
            return _("ja") if value else _("nej")
        if self.kind is CHOICE:
            return str(dict(self.choices).get(value, value))
        return str(value)


def as_text(cell):
    """What stands in a cell, as a person would write it."""
    if isinstance(cell, bool):
        return _("ja") if cell else _("nej")
    if isinstance(cell, Decimal):
        return f"{cell.to_integral_value() if cell == cell.to_integral_value() else cell.normalize():f}"
    if isinstance(cell, datetime):
        return format_day(cell.date()) if cell.time() == time() else f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, date):
        return format_day(cell)
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    return cell.text if isinstance(cell, CellFault) else "" if cell is None else str(cell)


def read_text(column, cell):
    text = as_text(cell).replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(text) > column.longest:
        raise ValidationError(_("Texten har %(n)s tecken. Högst %(most)s ryms.") % {"n": len(text), "most": column.longest})
    return text


def read_amount(column, cell):
    if isinstance(cell, bool | date | time):
        raise ValidationError(_("%(read)s går inte att läsa som ett belopp.") % {"read": quote(as_text(cell))})
    return exact_kronor(cell) if isinstance(cell, Decimal) else parse_kronor(str(cell))


def read_day(column, cell):
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        if not FIRST_YEAR <= cell.year <= LAST_YEAR:
            told = _("%(read)s är utanför åren %(first)s–%(last)s.")
            raise ValidationError(told % {"read": quote(format_day(cell)), "first": FIRST_YEAR, "last": LAST_YEAR})
        return cell
    return parse_day(as_text(cell))


def read_number(column, cell):
    text = SPACES.sub("", as_text(cell))
    if isinstance(cell, bool) or not text.isascii() or not text.isdecimal() or len(text) > 9:
        raise ValidationError(_("%(read)s är inget helt tal.") % {"read": quote(as_text(cell))})
    return int(text)


def read_year(column, cell):
    if isinstance(cell, date):
        return cell.year
    text = as_text(cell).strip()
    if len(text) != 4 or not text.isascii() or not text.isdecimal() or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise ValidationError(_("%(read)s är inget år. Skriv fyra siffror, till exempel 2019.") % {"read": quote(as_text(cell))})
    return int(text)


def read_yes_no(column, cell):
    word = search_key(as_text(cell))
    if word not in YES | NO:
        raise ValidationError(_("%(read)s är varken ja eller nej.") % {"read": quote(as_text(cell))})
    return word in YES


def read_choice(column, cell):
    word = search_key(as_text(cell))
    known = {search_key(str(label)): value for value, label in column.choices}
    known |= {search_key(str(value)): value for value, _label in column.choices if value}
    known |= {search_key(other): value for other, value in column.words}
    if word not in known:
        allowed = ", ".join(str(label) for value, label in column.choices if value)
        told = _("%(read)s är inte något av det som kan väljas: %(allowed)s.")
        raise ValidationError(told % {"read": quote(as_text(cell)), "allowed": allowed})
    return known[word]


def read_org_number(column, cell):
    return check_org_number(as_text(cell))


READERS = {
    TEXT: read_text,
    REFERENCE: read_text,
    AMOUNT: read_amount,
    DAY: read_day,
    NUMBER: read_number,
    YEAR: read_year,
    YES_NO: read_yes_no,
    CHOICE: read_choice,
    ORG_NUMBER: read_org_number,
}
