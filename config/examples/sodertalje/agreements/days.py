"""Days of the week and months of a year."""

from datetime import date, timedelta


def months_in(first, last, year):
    """How many months of the year lie between two days."""
    return min(last, date(year, 12, 31)).month - max(first, date(year, 1, 1)).month + 1


def weekday(day):
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))
