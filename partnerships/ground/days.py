"""Days: dates in Sweden, read as people write them. A day has no time; a moment has a time zone."""

import calendar
import re
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import dateformat, timezone
from django.utils.translation import gettext_lazy as _

from .identifiers import AS_HYPHEN
from .swedish import quote

STOCKHOLM = ZoneInfo("Europe/Stockholm")
FIRST_YEAR, LAST_YEAR = 1900, 2200
LONGEST_TEXT = 40

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
MONTH_NUMBERS = {name: number for number, name in enumerate(MONTHS, start=1)}
MONTH_NUMBERS |= {name[:3]: number for name, number in MONTH_NUMBERS.items()} | {"sept": 9}

# Two digits for the year are matched too, so that the message can say what is wrong with them.
YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})"
WRITINGS = [
    re.compile(pattern)
    for pattern in (
        YEAR + r"-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})",  # 2019-03-01
        YEAR + r"(?P<month>[0-9]{2})(?P<day>[0-9]{2})",  # 20190301
        r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})[ -]" + YEAR,  # 1/3 2019, 1/3-2019
        r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\." + YEAR,  # 1.3.2019
        r"(?:den )?(?P<day>[0-9]{1,2}) (?P<name>[a-z]+)\.? " + YEAR,  # 1 mars 2019
    )
]


def today():
    """The date in Sweden now, wherever the server stands."""
    return timezone.localdate(timezone=STOCKHOLM)


def day_of(when):
    """The date in Sweden of a moment; a day is itself."""
    return timezone.localdate(when, timezone=STOCKHOLM) if isinstance(when, datetime) else when


def year_of(when):
    """The calendar year in Sweden of a day or of a moment."""
    return day_of(when).year


def add_months(day, n):
    """The same day n months on, or the last day of that month if it is shorter."""
    years, month = divmod(day.month - 1 + n, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def last_day_to_give_notice(end, months):
    """The last day to give notice so that something ends on a day. `end_after_notice` leads back to that day."""
    return _month_to_month(end, -months)


def end_after_notice(given, months):
    """The last day, where notice is given on a day. The notice is never too late by `last_day_to_give_notice`."""
    return _month_to_month(given, months)


def _month_to_month(day, n):
    """The same day n months on; from the last day of a month to the last day of a month, such as 30 June to 31 March."""
    day_after = day + timedelta(days=1)
    return add_months(day_after, n) - timedelta(days=1) if day_after.day == 1 else add_months(day, n)


def easter(year):
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def saturday_from(year, month, day):
    """The first Saturday from a day on."""
    first = date(year, month, day)
    return first + timedelta(days=(5 - first.weekday()) % 7)


@cache
def holidays(year):
    """The general holidays (lag 1989:253), and the three eves that count as such when time runs out (lag 1930:173, 2 §)."""
    easter_day, midsummer = easter(year), saturday_from(year, 6, 20)
    fixed = {(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)}
    by_easter = (-2, 0, 1, 39, 49)  # Good Friday, Easter, Easter Monday, Ascension Day, Whit Sunday
    return frozenset(
        {date(year, month, day) for month, day in fixed}
        | {easter_day + timedelta(days=days) for days in by_easter}
        | {midsummer - timedelta(days=1), midsummer, saturday_from(year, 10, 31)}  # the last is All Saints' Day
    )


def last_day_moved(day):
    """The last day of something that the law sets a time for: a day off moves it to the next weekday (lag 1930:173, 2 §)."""
    while day.weekday() >= 5 or day in holidays(day.year):
        day += timedelta(days=1)
    return day


def format_day(day):
    """`2018-10-01`; an unknown day is an empty text."""
    return "" if day is None else day_of(day).isoformat()


def format_long_day(day):
    """`1 oktober 2018`, in the reader's language; an unknown day is an empty text."""
    return "" if day is None else dateformat.format(day_of(day), "j F Y")


def parse_day(text):
    """Read a date as people write it, day before month, with the whole year."""
    match = _recognise(text)
    month = _month(match) if match else None
    if month is None:
        raise _unreadable(_("%(read)s går inte att läsa som ett datum. Skriv till exempel 2019-03-01 eller 1 mars 2019."), text)
    if len(match["year"]) == 2:
        raise _unreadable(_("%(read)s saknar århundrade. Skriv året med fyra siffror, till exempel 2019-03-01."), text)
    year = int(match["year"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _unreadable(_("%(read)s är utanför åren %(first)s–%(last)s."), text, first=str(FIRST_YEAR), last=str(LAST_YEAR))
    try:
        return date(year, month, int(match["day"]))
    except ValueError:
        raise _unreadable(_("%(read)s finns inte i kalendern. Skriv till exempel 2019-03-01."), text) from None


def _recognise(text):
    if len(text) > LONGEST_TEXT:
        return None
    written = " ".join(text.translate(AS_HYPHEN).lower().split())
    return next(filter(None, (writing.fullmatch(written) for writing in WRITINGS)), None)


def _month(match):
    groups = match.groupdict()
    return MONTH_NUMBERS.get(groups["name"]) if "name" in groups else int(groups["month"])


def _unreadable(message, text, **more):
    return ValidationError(message, code="invalid", params={"read": quote(text), **more})


class DayFormField(forms.Field):
    """A date that a person types. A plain text box reads every writing and needs no JavaScript."""

    def to_python(self, value):
        if value in self.empty_values or (isinstance(value, str) and not value.strip()):
            return None
        if isinstance(value, datetime):
            raise ValidationError(_("Ett datum har inget klockslag."), code="invalid")
        return value if isinstance(value, date) else parse_day(str(value))

    def prepare_value(self, value):
        return format_day(value) if isinstance(value, date) else value

    def widget_attrs(self, widget):
        return {"inputmode": "numeric", "placeholder": _("åååå-mm-dd"), "autocomplete": "off"}
