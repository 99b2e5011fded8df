"""Values as a cell can hold them."""

import re
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from partnerships.ground.columns import DAY, KRONOR, LONG, MOMENT, NUMBER, SHARE, TEXT, YEAR

from .parts import FIRST_SAFE_DAY, LARGEST_NUMBER, LONGEST_TEXT, NUMBERS, STOCKHOLM


def safe_text(value):
    """Text as a cell can hold it: what XML or Excel refuses is replaced or cut so that it shows."""
    text = str(value)
    if text.isprintable() and "_x" not in text and len(text) < LONGEST_TEXT // 2:
        return text  # nearly all text: nothing to look for
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)
    text = re.sub("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)  # Excel reads _x0041_ as A
    if _length(text) > LONGEST_TEXT:
        mark = f" … [{_('avkortad')}]"
        text = text.encode("utf-16-le")[: 2 * (LONGEST_TEXT - len(mark))].decode("utf-16-le", "ignore") + mark
    return text


def _length(text):
    return len(text.encode("utf-16-le")) // 2


def sheet_title(title):
    """A title that Excel accepts: at most 31 characters, none of []:*?/\\ and no apostrophe at either end."""
    text = re.sub(r"[\[\]:*?/\\\n\t]", "-", safe_text(title)).strip("' ")
    return text.encode("utf-16-le")[: 2 * 31].decode("utf-16-le", "ignore").strip("' ") or _("Blad")


def as_written(value, kind):
    """The value as Excel can hold it, and the kind that it is shown as."""
    if type(value) is str:
        return (value or None), kind if kind is LONG or not value else TEXT
    if value is None or value == "":
        return None, kind
    if isinstance(value, bool):
        return (_("ja") if value else _("nej")), TEXT
    if isinstance(value, datetime):
        value = value.astimezone(STOCKHOLM).replace(tzinfo=None) if value.tzinfo else value
        value = value.date() if kind is DAY else value.replace(microsecond=0)
    if isinstance(value, date):
        moment = isinstance(value, datetime)
        if (value.date() if moment else value) < FIRST_SAFE_DAY:
            return value.isoformat(), TEXT
        return value, MOMENT if moment else DAY
    if isinstance(value, NUMBERS):
        number = value if isinstance(value, Decimal) else Decimal(str(value))
        if not number.is_finite():
            raise ValueError(_("%s är inget tal och kan inte skrivas till Excel.") % value)
        if kind in (TEXT, LONG) or abs(number) >= LARGEST_NUMBER:
            return f"{number:f}", TEXT
        return number, kind if kind in (KRONOR, SHARE, YEAR) else NUMBER
    return str(value), kind if kind is LONG else TEXT
