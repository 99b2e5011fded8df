"""Rows that people write one to a line: the steps of a table, the days of payment."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import format_day, parse_day
from partnerships.ground.money import format_kronor, parse_kronor
from partnerships.ground.swedish import quote

from ..models.rows import MOST_ROWS

STEP = re.compile(r"([0-9]{1,4}) ?: ?([0-9]{1,3}) ?%?")
TIER = re.compile(r"([0-9]{1,7}) ?: ?(.+)")


class RowsField(forms.Field):
    """One row on each line; what cannot be read is told with its line."""

    widget = forms.Textarea(attrs={"rows": 4})
    example = ""

    def to_python(self, value):
        lines = [(number, " ".join(line.split())) for number, line in enumerate((value or "").splitlines(), start=1)]
        lines = [(number, line) for number, line in lines if line]
        if len(lines) > MOST_ROWS:
            raise ValidationError(_("Högst %(most)s rader.") % {"most": MOST_ROWS})
        return [self.read_line(number, line) for number, line in lines]

    def read_line(self, number, line):
        row = self.read(line)
        if row is None:
            told = {"number": number, "line": quote(line), "example": self.example}
            raise ValidationError(_("Rad %(number)s, %(line)s, går inte att läsa. Skriv till exempel %(example)s.") % told)
        return row

    def prepare_value(self, value):
        return value if isinstance(value, str) or value is None else "\n".join(map(self.write, value))


class StepsField(RowsField):
    example = "8: 20 %"

    def read(self, line):
        match = STEP.fullmatch(line)
        return {"from_day": int(match[1]), "percent": int(match[2])} if match else None

    def write(self, step):
        return f"{step.from_day}: {step.percent} %"


class TiersField(RowsField):
    example = "25: 5 000 kr"

    def read(self, line):
        match = TIER.fullmatch(line)
        return {"from_count": int(match[1]), "amount": parse_kronor(match[2])} if match else None

    def write(self, tier):
        return f"{tier.from_count}: {format_kronor(tier.amount)}"


class DaysField(RowsField):
    widget = forms.Textarea(attrs={"rows": 2})

    def read(self, line):
        return {"day": parse_day(line)}

    def write(self, row):
        return format_day(row.day)
