"""Money: whole öre in the database, Decimal kronor in Python, read and written the way people do it here."""

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import lookups
from django.db.models.expressions import Combinable, register_combinable_fields
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from .swedish import quote

# A workbook keeps numbers as doubles: with fifteen digits every öre is exact.
LARGEST = Decimal("9999999999999.99")
LONGEST_TEXT = 40

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"

# Ordinary, no-break, narrow no-break, thin and figure space: all are used between thousands.
SPACES = re.compile("[ \u00a0\u202f\u2009\u2007]+")
UNIT_BEFORE = re.compile(r"^(?:kr|sek)\.? ?", re.IGNORECASE)
UNIT_AFTER = re.compile(r" ?(?:kr\.?|kronor|sek|[:,][-\u2013\u2212])$", re.IGNORECASE)
AMOUNT = re.compile(
    r"(?P<sign>[-\u2013\u2212]?) ?"
    r"(?P<kronor>[0-9]{1,3}(?: [0-9]{3})+|[0-9]{1,3}(?:\.[0-9]{3})+(?=,)|[0-9]+)"
    r"(?:[,.](?P<ore>[0-9]+))?"
)
ONE_POINT_AND_THREE_DIGITS = re.compile(r"[-\u2013\u2212]? ?(?P<before>[1-9][0-9]{0,2})\.(?P<after>[0-9]{3})")


def to_ore(kronor):
    """Whole öre of an amount. The only place where an amount is rounded."""
    if isinstance(kronor, bool) or not isinstance(kronor, (int, Decimal)):
        raise TypeError("An amount is a Decimal or a whole number of kronor.")
    return int((Decimal(kronor) * 100).to_integral_value(rounding=ROUND_HALF_UP))


def from_ore(ore):
    """Kronor with two decimals of a whole number of öre."""
    return Decimal(ore).scaleb(-2)


def share_out(whole, weights):
    """Share an amount by weight so that the parts make up the whole: the largest remainders get the öre left over."""
    weights = [Fraction(weight) for weight in weights]
    total = sum(weights)
    if total <= 0 or min(weights) < 0:
        raise ValueError("The weights must be zero or more, and at least one must be more.")
    ore = abs(to_ore(whole))
    exact = [ore * weight / total for weight in weights]
    parts = [int(share) for share in exact]
    by_remainder = sorted(range(len(parts)), key=lambda place: parts[place] - exact[place])
    for place in by_remainder[: ore - sum(parts)]:
        parts[place] += 1
    return [from_ore(part if whole >= 0 else -part) for part in parts]


def format_kronor(value, unit=True):
    """The amount as people read it: `172 000 kr`, with öre only when there are any. An unknown amount is an empty text."""
    if value is None:
        return ""
    ore = to_ore(value)
    whole, rest = divmod(abs(ore), 100)
    sign = MINUS if ore < 0 else ""
    grouped = f"{whole:,}".replace(",", NO_BREAK_SPACE)
    decimals = f",{rest:02}" if rest else ""
    return sign + grouped + decimals + (f"{NO_BREAK_SPACE}kr" if unit else "")


def parse_kronor(text):
    """Read an amount as people write it; what could mean two things is refused, and nothing is rounded."""
    if len(text) > LONGEST_TEXT:
        raise _unreadable(_("Beloppet är för långt: %(read)s. Skriv till exempel 1 000 eller 1 000,50."), text)
    bare = _without_unit(SPACES.sub(" ", text).strip())
    amount = AMOUNT.fullmatch(bare)
    if amount is None:
        raise _unreadable(_("%(read)s går inte att läsa som ett belopp. Skriv till exempel 1 000 eller 1 000,50."), text)
    if twofold := ONE_POINT_AND_THREE_DIGITS.fullmatch(bare):
        raise _unreadable(
            _("%(read)s kan läsas på två sätt. Skriv %(thousands)s eller %(decimals)s."),
            text,
            thousands=twofold["before"] + twofold["after"],
            decimals=f"{twofold['before']},{twofold['after'][:2]}",
        )
    ore = amount["ore"] or ""
    if len(ore) > 2:
        raise _unreadable(_("%(read)s har fler än två decimaler. Skriv hela ören, till exempel 1 000,50."), text)
    value = Decimal(re.sub("[ .]", "", amount["kronor"]) + "." + ore.ljust(2, "0"))
    if value > LARGEST:
        raise _unreadable(_("%(read)s är för stort. Ett belopp kan vara högst 9 999 999 999 999,99 kr."), text)
    return -value if amount["sign"] and value else value


def _without_unit(text):
    before = UNIT_BEFORE.sub("", text, count=1)
    return before if before != text else UNIT_AFTER.sub("", text, count=1)


def _unreadable(message, text, **more):
    return ValidationError(message, code="invalid", params={"read": quote(text), **more})


class KronorFormField(forms.Field):
    """An amount that a person types."""

    def __init__(self, *, min_value=None, **kwargs):
        self.min_value = min_value
        super().__init__(**kwargs)
        if min_value is not None:
            self.validators.append(LeastAmount(min_value))

    def to_python(self, value):
        if value in self.empty_values or (isinstance(value, str) and not value.strip()):
            return None
        return parse_kronor(value) if isinstance(value, str) else exact_kronor(value)

    def prepare_value(self, value):
        # What the person typed comes back as typed; an amount comes back in a form that can be read again.
        return format_kronor(value, unit=False) if isinstance(value, (int, Decimal)) else value

    def widget_attrs(self, widget):
        return {"inputmode": "decimal", "autocomplete": "off"}


class LeastAmount(MinValueValidator):
    message = _("Beloppet får inte vara mindre än %(least)s.")

    def __call__(self, value):
        if value < self.limit_value:
            raise ValidationError(self.message, code=self.code, params={"least": format_kronor(self.limit_value)})


def exact_kronor(value):
    """The amount with two decimals, if it is one: no float, no more than whole öre, no more than a workbook can hold."""
    if isinstance(value, str):
        value = _read_stored(value)
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise ValidationError(_("Ett belopp anges i kronor och hela ören."), code="invalid")
    value = Decimal(value)
    if not value.is_finite():
        raise ValidationError(_("Ett belopp måste vara ett tal."), code="invalid")
    if abs(value) > LARGEST:
        raise ValidationError(_("Ett belopp kan vara högst 9 999 999 999 999,99 kr."), code="invalid")
    amount = from_ore(to_ore(value))
    if amount != value:
        raise ValidationError(_("Beloppet har fler än två decimaler."), code="invalid")
    return amount


def _read_stored(text):
    """Fixtures and the API keep amounts as `-1000.50`, never in the many ways that people write them."""
    if len(text) > LONGEST_TEXT or not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        raise ValidationError(_("Ett belopp anges i kronor och hela ören."), code="invalid")
    return Decimal(text)


class KronorField(models.Field):
    """An amount in kronor. The column holds whole öre, so that both databases sum it exactly."""

    description = _("Belopp i kronor")

    def __init__(self, *args, min_value=None, **kwargs):
        self.min_value = min_value
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        if self.min_value is not None:
            kwargs["min_value"] = self.min_value
        return name, path, args, kwargs

    def db_type(self, connection):
        # By the internal type of an integer field, Django would cut averages to whole öre.
        return "bigint"

    @cached_property
    def validators(self):
        return super().validators if self.min_value is None else [*super().validators, LeastAmount(self.min_value)]

    def to_python(self, value):
        return None if value is None else exact_kronor(value)

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return None if value is None else to_ore(exact_kronor(value))

    def from_db_value(self, value, expression, connection):
        if value is None:
            return None
        if isinstance(value, int):
            return from_ore(value)
        # A sum comes as numeric from PostgreSQL; an average is not whole öre, and from SQLite not even a Decimal.
        return from_ore(to_ore(Decimal(str(value)) / 100))

    def get_placeholder(self, value, compiler, connection):
        must_be_kronor(value)
        return "%s"

    def value_to_string(self, obj):
        value = self.value_from_object(obj)
        return None if value is None else str(self.to_python(value))

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": KronorFormField, "min_value": self.min_value, **kwargs})


def kronor(amount):
    """An amount inside an expression: `F("reserved") + kronor(amount)`. A bare number there would be taken for öre."""
    return models.Value(amount, output_field=KronorField())


def must_be_kronor(expression):
    """Refuse `F("amount") + 10` where an amount is stored or compared: the database would add ten öre."""
    if hasattr(expression, "as_sql") and not isinstance(expression.output_field, KronorField):
        raise TypeError("Only amounts can be mixed with amounts: write kronor(10), not 10.")


class _AmongAmounts:
    def process_rhs(self, compiler, connection):
        must_be_kronor(self.rhs)
        return super().process_rhs(compiler, connection)


for _lookup in (lookups.Exact, lookups.GreaterThan, lookups.GreaterThanOrEqual, lookups.LessThan, lookups.LessThanOrEqual):
    KronorField.register_lookup(type(f"Amount{_lookup.__name__}", (_AmongAmounts, _lookup), {}))

for _sign in (Combinable.ADD, Combinable.SUB):
    register_combinable_fields(KronorField, _sign, KronorField, KronorField)
register_combinable_fields(KronorField, Combinable.MUL, models.IntegerField, KronorField)
register_combinable_fields(models.IntegerField, Combinable.MUL, KronorField, KronorField)
