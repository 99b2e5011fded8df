"""The dry run: every row read and tried, every fault told, and nothing written."""

import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import accumulate

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from partnerships.ground.identifiers import hide_personal_numbers
from partnerships.ground.money import format_kronor
from partnerships.ground.reading import column_letter
from partnerships.ground.swedish import search_key

from .columns import AMOUNT, as_text
from .headings import key

LONGEST_VALUE = 200
CURRENCY, KRONOR = ("currency", "valuta"), ("sek", "kr", "kronor", "svenska kronor")
SUM_WORDS = ("summa", "totalt", "total", "delsumma", "sum")


@dataclass(frozen=True)
class Fault:
    """Something in a row that hinders it: where it stands, what stands there and why it cannot be taken."""

    sheet: str
    row: int
    place: int | None  # the column, from 0; None where it is the whole row
    heading: str
    value: str
    reason: str
    code: str = ""

    @property
    def letter(self):
        return "" if self.place is None else column_letter(self.place)

    def __str__(self):
        where = f"{self.letter}{self.row}" if self.letter else _("rad %(row)s") % {"row": self.row}
        heading = f" {self.heading}" if self.heading else ""
        value = f" ”{self.value}”" if self.value else ""
        return f"{self.sheet}!{where}{heading}{value}: {self.reason}"


@dataclass
class PlannedRow:
    """A row of the list with what it does, or its faults."""

    CREATE, CHANGE, LEAVE, REFUSE = "create", "change", "leave", "refuse"

    number: int
    plan: object = None
    faults: list = field(default_factory=list)
    called: str = ""  # the first of its cells that is read, to know a faulty row by

    @property
    def outcome(self):
        if self.faults:
            return self.REFUSE
        return self.CREATE if self.plan.new else self.CHANGE if self.plan.changes else self.LEAVE


@dataclass
class Check:
    """What the dry run found: a plan or faults for each row, what was skipped and why, which columns nobody asked for."""

    sheet: str
    rows: list = field(default_factory=list)
    skipped: list = field(default_factory=list)  # (the row or rows, why)
    unused: list = field(default_factory=list)  # (letter, heading) of columns that are not read
    warnings: list = field(default_factory=list)  # what looks wrong in the list as a whole, and stops nothing

    def counts(self):
        found = Counter(row.outcome for row in self.rows)
        return {outcome: found[outcome] for outcome in ("create", "change", "leave", "refuse")}

    @property
    def faults(self):
        return [fault for row in self.rows for fault in row.faults]

    def has_personal_number(self):
        return any(fault.code == "personal_number" for fault in self.faults)

    def plans(self):
        """What is to be written."""
        return [row.plan for row in self.rows if row.outcome in (PlannedRow.CREATE, PlannedRow.CHANGE)]

    def digest(self):
        """What the rows would do, as one number: another after the register has changed in what they touch."""
        digest = hashlib.sha256()
        for row in self.rows:
            plan = row.plan
            told = [row.number, row.outcome, plan and [str(plan.label), sorted((k, str(v)) for k, v in plan.changes.items())]]
            digest.update(json.dumps(told, ensure_ascii=False, default=str).encode())
        return digest.hexdigest()


def check_rows(kind, sheet, *, heading_row, mapping, constants=None, progress=None):
    """Try every row below the headings. `kind` is an `ImportKind` of a user, `mapping` is {field: place}, and `constants`
    is {field: what every row without a value of its own says}."""
    check = Check(sheet.title, skipped=[(rows, str(why)) for rows, why in sheet.skipped])
    headings = next((row.cells for row in sheet.rows if row.number == heading_row), [])
    check.unused = unused(headings, mapping)
    constants = {name: text for name, text in (constants or {}).items() if text}
    columns = {column.field: column for column in kind.columns if column.field in mapping or column.field in constants}
    read, sums, again = [], [], [search_key(as_text(cell)) for cell in headings]
    for row in sheet.rows:
        if row.number <= heading_row:
            if row.number < heading_row and has_content(row):
                check.skipped.append((str(row.number), _("Raden står ovanför rubrikerna.")))
            continue
        why = skip(row, again, columns, mapping)
        if why:
            check.skipped.append((str(row.number), why))
            sums += [(row, len(read))] if is_sum(row, columns, mapping) else []
        else:
            read.append(read_row(check, row, columns, mapping, headings, constants))
    check.warnings = [*sums_that_differ(sums, read, columns, mapping, headings), *other_currencies(read, columns, headings)]
    check.skipped.sort(key=lambda skipped: int(re.match("[0-9]*", skipped[0])[0] or 0))
    kind.open([values for _row, _planned, values in read])
    if progress:
        progress.begin(len(read))
    seen, called = {}, {name: str(column.heading) for name, column in columns.items()}
    for row, planned, values in read:
        try_row(kind, check, row, planned, values, columns, mapping, headings, seen)
        if planned.plan and planned.plan.new:
            planned.plan = planned.plan._replace(changes=all_told(values, columns, called))
        if progress:
            progress.step()
    return check


def has_content(row):
    return any(as_text(cell).strip() for cell in row.cells)


def unused(headings, mapping):
    taken = set(mapping.values())
    return [(column_letter(place), as_text(head)) for place, head in enumerate(headings) if place not in taken and as_text(head)]


def skip(row, again, columns, mapping):
    """Why a row is no record: it is empty, a sum, or the headings (`again`) once more. "" where it is one."""
    texts = (search_key(as_text(cell)) for cell in row.cells)
    first = next(filter(None, texts), "")
    if not first:
        return _("Raden är tom.")
    if len(row.cells) > 1 and first in again and [search_key(as_text(cell)) for cell in row.cells] == again:
        return _("Rubrikerna står en gång till.")
    return _("Raden är en summa.") if is_sum(row, columns, mapping) else ""


def is_sum(row, columns, mapping):
    first = next((text for cell in row.cells if (text := search_key(as_text(cell)))), "")
    return first.rstrip(":").split(" ")[0] in SUM_WORDS and not names_a_record(row, columns, mapping)


def sums_that_differ(sums, read, columns, mapping, headings):
    """The list's own sums that are neither of all the rows nor of those above, or since the sum before, as sentences."""
    for name, column in columns.items():
        place = mapping.get(name)
        if column.kind is not AMOUNT or place is None:
            continue
        if any(fault.place == place for _row, planned, _values in read for fault in planned.faults):
            continue  # what cannot be read is told of, and has no sum
        totals = list(accumulate((values[name] or 0 for _row, _planned, values in read), initial=Decimal(0)))
        since = 0
        for row, above in sums:
            told = amount_at(row, place, column)
            if told is None:
                continue
            of_rows = totals[above] if above else totals[-1]  # a sum may stand on top too
            if told not in (of_rows, totals[above] - totals[since], totals[-1]):
                figures = {"row": row.number, "heading": as_text(headings[place])}
                figures |= {"told": format_kronor(told), "rows": format_kronor(of_rows)}
                yield _("Rad %(row)s säger att summan av %(heading)s är %(told)s, men raderna ger %(rows)s.") % figures
            since = above


def amount_at(row, place, column):
    """The amount in a cell; None where there is none that can be read."""
    try:
        return column.read(row.cells[place]) if place < len(row.cells) else None
    except ValidationError:
        return None


def other_currencies(read, columns, headings):
    """A column of currencies that are not kronor, where amounts are read."""
    if not any(column.kind is AMOUNT for column in columns.values()):
        return
    for place, heading in enumerate(headings):
        if key(heading) not in CURRENCY:
            continue
        told = {as_text(row.cells[place]).strip() for row, _planned, _values in read if place < len(row.cells)}
        others = sorted(text for text in told if text and search_key(text) not in KRONOR)
        if others:
            about = {"letter": column_letter(place), "heading": as_text(heading), "others": shown(", ".join(others))}
            yield _("Kolumn %(letter)s ”%(heading)s” säger %(others)s. Alla belopp läses som kronor, och räknas inte om.") % about


def names_a_record(row, columns, mapping):
    """Has the row something in every column that must be filled in, other than the word for a sum?"""
    required = [mapping[name] for name, column in columns.items() if column.required and name in mapping]
    filled = [place for place in required if place < len(row.cells) and as_text(row.cells[place]).strip()]
    sums = [p for p in filled if search_key(as_text(row.cells[p])).rstrip(":").split(" ")[0] in SUM_WORDS]
    return len(required) > 1 and len(filled) == len(required) and len(filled) > len(sums) + 1


def read_row(check, row, columns, mapping, headings, constants):
    planned, values = PlannedRow(row.number), {}
    check.rows.append(planned)
    for name, column in columns.items():
        place = mapping.get(name)
        cell = row.cells[place] if place is not None and place < len(row.cells) else None
        if name in constants and not as_text(cell).strip():
            cell = constants[name]
        try:
            values[name] = column.read(cell)
            if column.required and values[name] is None:
                raise ValidationError(_("Uppgiften måste fyllas i."))
        except ValidationError as unreadable:
            values[name] = None
            planned.faults += faults_at(check, row, place, headings, unreadable)
        if not planned.called:
            planned.called = shown(cell)
    return row, planned, values


def faults_at(check, row, place, headings, broken):
    heading = as_text(headings[place]) if place is not None and place < len(headings) else ""
    cell = row.cells[place] if place is not None and place < len(row.cells) else None
    value = shown(cell)
    code = "personal_number" if "personal_number" in {each.code for each in broken.error_list} else ""
    if code:
        value = "…"
    for message in broken.messages:
        yield Fault(check.sheet, row.number, place, heading, value, message, code)


def shown(cell):
    text = " ".join(hide_personal_numbers(as_text(cell)).split())
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


def try_row(kind, check, row, planned, values, columns, mapping, headings, seen):
    """Plan the row. One with an unreadable cell is tried too, so that all of its faults are told at once."""
    hidden = set()
    if planned.faults:
        hidden = {name for name, place in mapping.items() if place in {fault.place for fault in planned.faults}}
        if any(columns[name].required for name in hidden & columns.keys()):
            return
    try:
        plan = kind.plan(values)
    except ValidationError as broken:
        instead = {column.field: column.instead for column in kind.columns if column.instead}
        by_field = broken.error_dict if hasattr(broken, "error_dict") else {NON_FIELD_ERRORS: broken.error_list}
        for name, errors in by_field.items():
            also = instead.get(name, name)
            if name not in hidden and also not in hidden:
                planned.faults += faults_at(check, row, mapping.get(name, mapping.get(also)), headings, ValidationError(errors))
        return
    if plan.key in seen:
        told = _("Raden betyder samma post som rad %(row)s.") % {"row": seen[plan.key]}
        planned.faults += faults_at(check, row, None, headings, ValidationError(told))
    seen.setdefault(plan.key, row.number)
    planned.plan = plan


def all_told(values, columns, called):
    """Of something new: everything that the row says of it, by the headings (`called`)."""
    return {called[name]: ("", column.written(values[name])) for name, column in columns.items() if values[name] is not None}
