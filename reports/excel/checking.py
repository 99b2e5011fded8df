"""Checking: every formula of a finished file is worked out again."""

import re
from decimal import Context, Decimal

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries


def check_workbook(path):
    """Read the file anew and work out every formula; what does not agree comes back as faults in Swedish."""
    formulas, values = load_workbook(path, read_only=True), load_workbook(path, read_only=True, data_only=True)
    stored, found, faults = {}, {}, []
    for page in formulas.worksheets:
        for formula_row, value_row in zip(page.iter_rows(), values[page.title].iter_rows(), strict=True):
            for formula, value in zip(formula_row, value_row, strict=True):
                if formula.value is None:
                    continue
                place = (page.title, formula.coordinate)
                stored[place] = _exact(value.value)
                if formula.data_type == "f":
                    found[place] = formula.value
                elif formula.data_type == "e":
                    faults.append(_("%(sheet)s %(cell)s: felvärdet %(value)s.") % _where(place, value=formula.value))
    formulas.close()
    values.close()
    for place, formula in found.items():
        try:
            result = Calculation(str(formula).removeprefix("="), place[0], stored).result()
        except ValueError as unknown:
            faults.append(_("%(sheet)s %(cell)s: %(reason)s") % _where(place, reason=unknown))
            continue
        if not _agree(result, stored[place]):
            words = _where(place, formula=formula, stored=stored[place], result=result)
            faults.append(_("%(sheet)s %(cell)s: %(formula)s blir %(result)s men %(stored)s står i filen.") % words)
    return faults


def _where(place, **words):
    return {"sheet": place[0], "cell": place[1], **words}


def _exact(value):
    return Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _agree(result, stored):
    if isinstance(result, str):
        return result == (stored or "")
    difference = _operand(result) - stored if isinstance(stored, Decimal) else Decimal("NaN")
    return difference.is_finite() and abs(difference) < Decimal("0.000001")


class Calculation:
    """Works out the few shapes of formula that we write: sums of ranges, + - * / and IF(a=b,x,y) as a guard."""

    TOKEN = re.compile(
        r"""\s*( (?:'(?:[^']|'')+'!|\w+!)? [A-Z]{1,3}\d+ (?::[A-Z]{1,3}\d+)?   # a cell or a range, perhaps on another sheet
               | [A-Z]+(?=\() | \d+(?:\.\d+)? | "[^"]*" | [-+*/(),=] )""",
        re.VERBOSE,
    )
    EXACT = Context(prec=28, traps=[])  # dividing by zero gives no number, which agrees with nothing, instead of an exception
    ACTS = {"+": EXACT.add, "-": EXACT.subtract, "*": EXACT.multiply, "/": EXACT.divide}

    def __init__(self, formula, sheet, stored):
        self.formula, self.sheet, self.stored = formula, sheet, stored
        self.tokens, end = [], 0
        while match := self.TOKEN.match(formula, end):
            self.tokens.append(match[1])
            end = match.end()
        if end < len(formula):
            self.give_up()

    def result(self):
        value = self.expression()
        if self.tokens:
            self.give_up()
        return value

    def give_up(self):
        raise ValueError(_("formeln %s går inte att kontrollera.") % self.formula)

    def take(self, wanted=None):
        if not self.tokens or (wanted and self.tokens[0] != wanted):
            self.give_up()
        return self.tokens.pop(0)

    def expression(self, signs="+-"):
        part = self.factor if signs == "*/" else lambda: self.expression("*/")
        value = part()
        while self.tokens and self.tokens[0] in signs:
            act = self.ACTS[self.take()]
            value = act(_operand(value), _operand(part()))
        return value

    def factor(self):
        part = self.take()
        if part == "-":
            return -_operand(self.factor())
        if part == "(":
            value = self.expression()
            self.take(")")
            return value
        if part == "SUM":
            self.take("(")
            cells = self.cells(self.take())
            self.take(")")
            return sum((value for value in cells if isinstance(value, Decimal)), Decimal(0))
        if part == "IF":
            return self.choice()
        if part.startswith('"'):
            return part.strip('"')
        if part[0].isdigit():
            return Decimal(part)
        return next(self.cells(part))

    def choice(self):
        self.take("(")
        left = self.expression()
        self.take("=")
        right = self.expression()
        self.take(",")
        if_equal = self.expression()
        self.take(",")
        otherwise = self.expression()
        self.take(")")
        return if_equal if _operand(left) == _operand(right) else otherwise

    def cells(self, place):
        """The stored values of a cell or a range, row by row."""
        sheet, mark, cells = place.rpartition("!")
        sheet = sheet.strip("'").replace("''", "'") if mark else self.sheet
        try:
            left, top, right, bottom = range_boundaries(cells)
        except ValueError:
            self.give_up()
        letters = [get_column_letter(column) for column in range(left, right + 1)]
        return (self.stored.get((sheet, f"{letter}{row}")) for row in range(top, bottom + 1) for letter in letters)


def _operand(value):
    """An empty cell counts as nothing, text makes the whole result no number."""
    return value if isinstance(value, Decimal) else Decimal(0) if value is None else Decimal("NaN")
