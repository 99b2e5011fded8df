"""What a check finds."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy


@dataclass(frozen=True)
class Found:
    """One thing that fails a check, and the page where it is mended."""

    thing: str
    url: str
    note: str = ""

    def get_absolute_url(self):
        return self.url


@dataclass(frozen=True)
class Finding:
    """One check: what fails it, what to do, the area it is mended in, and the year of the report that it is made for."""

    check: str
    rows: list
    remedy: str
    area: str = ""
    year: int | None = None

    @property
    def name(self):
        return slugify(self.check)

    def get_absolute_url(self):
        of_year = f"?ar={self.year}" if self.year else ""
        return reverse("reports:finding", args=[self.name]) + of_year if self.rows else ""

    @property
    def count(self):
        return len(self.rows)

    @property
    def things(self):
        return [row.thing for row in self.rows]

    def named(self):
        return "; ".join(self.things)


def found(rows):
    """Records, each with its own page."""
    return [Found(str(row), row.get_absolute_url()) for row in rows]


# What nobody's own mistake can bring about: the register itself has gone wrong.
TO_THE_KEEPER = gettext_lazy("Kontakta den som driver registret.")
