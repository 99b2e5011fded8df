"""Which row holds the headings, and which of our columns each heading means. A proposal: people change it."""

import re
from difflib import SequenceMatcher

from partnerships.ground.swedish import search_key

from .columns import as_text

ALIKE = 0.84  # share of letters from which two headings are taken for the same word
LOOKED_AT = 30  # rows from the top among which the headings are looked for


def key(heading):
    """A heading without case, unit and marks: `Belopp (kr)` is `belopp`."""
    bare = re.sub(r"\((kr|sek|tkr|st|gbp|eur)\)|[_:.,;*/-]+", " ", search_key(as_text(heading)))
    return " ".join(bare.split())


def names_of(column):
    return [key(str(name)) for name in (column.heading, *column.also, column.field)]


def likeness(column, heading):
    """1 where the heading is one of the column's names, less where it is only spelled alike."""
    heading = key(heading)
    if not heading:
        return 0
    names = names_of(column)
    if heading in names:
        return 1 + 1 / (2 + names.index(heading))  # our own name weighs more than what others say
    return max(SequenceMatcher(None, heading, name).ratio() for name in names)


def propose(columns, headings):
    """{field: place} for the headings that look like a column; the best likeness first, each used once."""
    pairs = sorted(
        ((likeness(column, heading), -place, column.field) for column in columns for place, heading in enumerate(headings)),
        reverse=True,
    )
    found, used = {}, set()
    for alike, place, field in pairs:
        if alike >= ALIKE and field not in found and -place not in used:
            found[field] = -place
            used.add(-place)
    return found


def find_heading_row(columns, rows):
    """The number of the row that holds the headings: the one that names most of our columns; else the first with many cells."""
    names = [set(names_of(column)) for column in columns]
    named = {row.number: how_many_named(names, row.cells) for row in rows[:LOOKED_AT]}
    best = max(named, key=named.get, default=1)
    if named.get(best):
        return best
    filled = {row.number: sum(cell not in (None, "") for cell in row.cells) for row in rows[:LOOKED_AT]}
    return max(filled, key=filled.get, default=1)


def how_many_named(names, cells):
    """How many of the columns a row names, by the letter; a value of a row may be alike one by chance."""
    keys = {key(cell) for cell in cells if isinstance(cell, str)} - {""}
    return sum(bool(keys & each) for each in names)


def suggest_sheet(columns, sheets):
    """The sheet whose headings name most of our columns; the first that is not hidden where none does."""
    seen = [sheet for sheet in sheets if not sheet.hidden and sheet.rows] or list(sheets)

    def named(sheet):
        number = find_heading_row(columns, sheet.rows)
        names = [set(names_of(column)) for column in columns]
        return max((how_many_named(names, row.cells) for row in sheet.rows if row.number == number), default=0)

    return max(seen, key=named) if seen else None
