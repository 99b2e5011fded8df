"""When an agreement is to be followed up (R5): reckoned from its term, so that a day never moves because it is late."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Any

from django.utils.translation import gettext as _

from partnerships.ground.days import add_months, today

MONTHS_AFTER = 2  # what a period led to is known and told so long after its last day


@dataclass(frozen=True)
class PlannedFollowUp:
    """A follow-up that the agreement demands, and the one that was begun, if any."""

    agreement: Any
    year: int
    part: int
    due: date
    follow_up: Any = None

    def __str__(self):
        return in_words(self.agreement, self.year, self.part)

    def is_done(self):
        return self.follow_up is not None and self.follow_up.is_done()

    def is_late(self, day=None):
        return not self.is_done() and self.due < (day or today())

    def has_begun(self):
        """Its period has begun, so that there is something to follow up."""
        return period(self.agreement, self.year, self.part)[0] <= today()


def in_words(agreement, year, part):
    """`2025`, or `2025, del 2` where a year has several."""
    return str(year) if parts_a_year(agreement) == 1 else _("%(year)s, del %(part)s") % {"year": year, "part": part}


def parts_a_year(agreement):
    return ceil(12 / agreement.follow_up_interval)


def period(agreement, year, part=1):
    """(first, last) day of the part of a year that is followed up, inside the term; None where the agreement was not in force."""
    months = agreement.follow_up_interval
    first = add_months(date(year, 1, 1), months * (part - 1))
    last = date(year, 12, 31) if part == parts_a_year(agreement) else add_months(first, months) - timedelta(days=1)
    first, last = max(first, agreement.start_date or first), min(last, agreement.last_day or last)
    return (first, last) if first <= last else None


def follow_up_due(agreement, year, part=1):
    """The day by which a part of a year is followed up: two months after its last day in the term.

    A whole year that is followed up in a month the parties have agreed on has until that month is over: one of the first six
    months is that of the year after.
    """
    first, last = period(agreement, year, part)
    month = agreement.follow_up_month if parts_a_year(agreement) == 1 and last == date(year, 12, 31) else None
    if month:
        agreed = add_months(date(year + (month <= 6), month, 1), 1) - timedelta(days=1)
        if agreed > first:
            return agreed
    return add_months(last, MONTHS_AFTER)


def planned_follow_ups(agreement):
    """Every follow-up that the term demands, of part years too; to the end of next year, where it has no last day."""
    if agreement.state not in agreement.BOUND or agreement.start_date is None:
        return []
    last = agreement.last_day.year if agreement.last_day else today().year + agreement.runs_on()
    made = {(each.year, each.part): each for each in agreement.follow_ups.all()}
    return [
        PlannedFollowUp(agreement, year, part, follow_up_due(agreement, year, part), made.get((year, part)))
        for year in range(agreement.start_date.year, last + 1)
        for part in range(1, parts_a_year(agreement) + 1)
        if period(agreement, year, part)
    ]
