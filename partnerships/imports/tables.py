"""The columns of lists that come in, on screen and in Excel."""

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import LONG, MOMENT, NUMBER, Column

IMPORTS = [
    Column(_("Fil"), "file_name", link=True, under="sender", width=40),
    Column(_("Lista"), "kind_title", width=24),
    Column(_("Status"), "state_in_words", tag="tone"),
    Column(_("Nya"), "to_create", NUMBER),
    Column(_("Ändras"), "to_change", NUMBER),
    Column(_("Oförändrade"), "unchanged", NUMBER),
    Column(_("Med fel"), "refused", NUMBER),
    Column(_("Lämnad"), "created_at", MOMENT, order="created_at"),
]

ROWS = [
    Column(_("Rad"), "number", NUMBER, order="number"),
    Column(_("Utfall"), "get_outcome_display", tag="tone"),
    Column(_("Benämning"), lambda row: row.label or "–", width=40),
    Column(_("Vad som händer"), lambda row: told(row), LONG, width=80),
]

FAULTS = [
    Column(_("Blad"), "sheet"),
    Column(_("Cell"), lambda fault: cell_of(fault)),
    Column(_("Kolumn"), lambda fault: fault["heading"] or "–", width=30),
    Column(_("Värde"), lambda fault: fault["value"] or "–", width=30),
    Column(_("Vad som är fel"), "reason", LONG, width=80),
]

KINDS_OF_FAULT = [
    Column(_("Kolumn"), "heading"),
    Column(_("Rader med fel"), "rows", NUMBER),
    Column(_("Första"), "first"),
    Column(_("Till exempel"), "reason", LONG, width=80),
]

SKIPPED = [
    Column(_("Rad"), lambda skipped: skipped[0] or _("hela bladet")),
    Column(_("Varför"), lambda skipped: skipped[1], LONG),
]


def in_short(rows):
    """The faults of rows, by column and with the most common first: how many rows have one, and what the first of them says."""
    found = {}
    for row in rows:
        for heading in dict.fromkeys(fault["heading"] for fault in row.faults):
            fault = next(fault for fault in row.faults if fault["heading"] == heading)
            first = {"heading": heading or _now("hela raden"), "rows": 0, "first": cell_of(fault), "reason": fault["reason"]}
            found.setdefault(heading, first)["rows"] += 1
    return sorted(found.values(), key=lambda kind: -kind["rows"])


def cell_of(fault):
    return f"{fault['letter']}{fault['row']}" if fault["letter"] else _now("rad %(row)s") % {"row": fault["row"]}


def told(row):
    """What happens to a row, in words: its faults, or each change from old to new."""
    if row.faults:
        return "; ".join(f"{where(fault)}{fault['reason']}" for fault in row.faults)
    if row.outcome == "create":
        return "; ".join(f"{name}: {after}" for name, _before, after in row.changes) or "–"
    if row.changes:
        return "; ".join(f"{name}: {before or '–'} → {after or '–'}" for name, before, after in row.changes)
    return "–"


def where(fault):
    place = f"{fault['letter']}{fault['row']} " if fault["letter"] else ""
    heading = f"{fault['heading']}" if fault["heading"] else ""
    value = f" ”{fault['value']}”" if fault["value"] else ""
    told = f"{place}{heading}{value}"
    return f"{told}: " if told else ""
