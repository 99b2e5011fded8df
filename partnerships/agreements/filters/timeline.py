"""What can be asked of the picture of agreements over years."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import LAST_YEAR, today
from partnerships.ground.filters import YearFilter

from ..models import IOPAgreement
from .agreement import AgreementFilters

LONGEST_WINDOW = 20  # years


YEARS_SHOWN = 5


class WindowForm(forms.Form):
    """From one year to another: not backwards, and not more than a picture can hold."""

    def clean(self):
        first, last = (self.cleaned_data.get(name) for name in ("first_year", "last_year"))
        if first and last and last < first:
            self.add_error("last_year", _("Sista året ligger före det första."))
        elif first and last and last - first >= LONGEST_WINDOW:
            self.add_error("last_year", _("Välj högst %(n)s år.") % {"n": LONGEST_WINDOW})
        return self.cleaned_data


class TimelineFilters(AgreementFilters):
    """Agreements that bind the parties, in force in some years; those of unknown validity cannot be drawn."""

    year = None
    first_year = YearFilter(method="in_window", label=_("Från år"))
    last_year = YearFilter(method="in_window", label=_("Till år"))

    class Meta:
        model = IOPAgreement
        fields = []
        form = WindowForm

    def window(self):
        """The first and the last year; from last year and four years on where nobody asks."""
        asked = self.form.cleaned_data if self.is_valid() else {}
        first, last = asked.get("first_year"), asked.get("last_year")
        first = int(first or min(today().year - 1, last or LAST_YEAR))
        return first, int(last or min(max(first, today().year - 1) + YEARS_SHOWN - 1, first + LONGEST_WINDOW - 1, LAST_YEAR))

    def in_window(self, rows, name, year):
        return rows  # both at once, below

    def filter_queryset(self, rows):
        return super().filter_queryset(rows).running_between(*self.window())

    def money_year(self):
        return today().year
