"""The year that a report covers."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from partnerships.ground.days import format_day, today


@dataclass(frozen=True)
class ReportYear:
    """A calendar year with its cut-off: the last day of the year, or today while the year runs."""

    year: int

    @property
    def first_day(self):
        return date(self.year, 1, 1)

    @property
    def cut_off(self):
        return min(date(self.year, 12, 31), max(today(), self.first_day))

    def before(self):
        return ReportYear(self.year - 1)

    def heading(self, title):
        return f"{title} {self.year}"

    def note(self, source):
        """What the rows cover, and that they stand as the register knew them the day the workbook was made."""
        return _("Avser %(year)s · läget i registret %(today)s · %(source)s") % {
            "year": self.year,
            "today": format_day(today()),
            "source": source,
        }
