"""Each party's resources as a bar and a table, and the money of each year."""

from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.columns import KRONOR, YEAR, Column, Kind
from partnerships.ground.money import format_kronor
from partnerships.ground.tables import Cell, Heading, Table, table

from ..models import IOPParty, IOPResource

TONES_OF_SIDES = {"municipal": 1, "idea_driven": 2, "other_public": 3}


def resource_groups(resources, may_change):
    """Money, and beside it what is only valued: each with a bar and a table of its own. They are never added together."""
    kinds = ((_("Pengar"), True, "money"), (_("Annat än pengar, uppskattat värde"), False, "in-kind"))
    groups = []
    for label, money, name in kinds:
        rows = [row for row in resources if row.is_money is money]
        if rows:
            groups.append({"label": label, "bar": bar(label, rows), "table": matrix(label, name, rows, may_change)})
    return groups


def matrix(label, name, resources, may_change):
    """A row per party and resource, a column per year; each figure leads to its form where the user may change it."""
    years = sorted({row.year for row in resources})
    lines = {}
    for row in resources:
        taken = [key for key in lines if key[:3] == (row.party_id, row.kind, row.description) and row.year in lines[key]]
        lines.setdefault((row.party_id, row.kind, row.description, len(taken)), {})[row.year] = row
    headings = [Heading(_("Part och resurs"), "text", Kind.TEXT)]
    headings += [Heading(str(year), "number", Kind.KRONOR) for year in years] + [Heading(_("Summa (kr)"), "number", Kind.KRONOR)]
    return Table(
        caption=label,
        columns=headings,
        rows=[{"url": "", "cells": line_cells(line, years, may_change)} for line in lines.values()],
        total=sum_cells(resources, years),
    )


def line_cells(line, years, may_change):
    first = next(iter(line.values()))
    resource = " · ".join(filter(None, [first.get_kind_display(), first.description]))
    cells = [Cell(str(first.party), "text", under=resource)]
    cells += [resource_cell(line[year], may_change) if year in line else Cell("–", "number") for year in years]
    return [*cells, sum_cell(line.values())]


def resource_cell(resource, may_change):
    """The amount; under it how much of what, and ✓ where it is delivered. What has no value is said to be there."""
    url = reverse("agreements:change_resource", args=[resource.pk]) if may_change else ""
    note = " ".join(filter(None, [resource.in_words(), "✓" if resource.delivered else ""]))
    if resource.amount is None and resource.is_money:
        return Cell("", "number", url=url, missing=True)
    return Cell(
        _("finns") if resource.amount is None else format_kronor(resource.amount, unit=False), "number", url=url, under=note
    )


def sum_cells(resources, years):
    of_years = [sum_cell([row for row in resources if row.year == year]) for year in years]
    return [Cell(_("Summa"), "text"), *of_years, sum_cell(resources)]


def sum_cell(resources):
    known = [row.amount for row in resources if row.amount is not None]
    return Cell(format_kronor(sum(known), unit=False) if known else "–", "number")


def bar(label, rows):
    sums = {side: sum((row.amount or 0 for row in rows if row.party.side == side), Decimal(0)) for side in TONES_OF_SIDES}
    whole = sum(sums.values())
    if not whole:
        return None
    return {
        "label": label,
        "segments": [
            {
                "label": IOPParty.Side(side).label,
                "text": f"{format_kronor(amount)} ({amount / whole * 100:.0f}\u00a0%)",
                "share": float(amount / whole * 100),
                "tone": TONES_OF_SIDES[side],
            }
            for side, amount in sums.items()
            if amount
        ],
    }


YEARS = [
    Column(_("År"), "year", YEAR),
    Column(_("Kommunens medel (kr)"), "own_money", KRONOR, total=True),
    Column(_("Utbetalt (kr)"), "paid", KRONOR, total=True),
    Column(_("Andra parters medel (kr)"), "other_money", KRONOR, total=True),
    Column(_("Kommunens övriga, värde (kr)"), "own_value", KRONOR, total=True),
    Column(_("Andra parters övriga, värde (kr)"), "other_value", KRONOR, total=True),
]


def years_table(resources, paid):
    """What is put in each year: money and estimated values in columns of their own.

    `paid` is {year: kronor}, or None for who may not read payments.
    """
    columns = [column for column in YEARS if paid is not None or column.value != "paid"]
    years = sorted({row.year for row in resources} | set(paid or {}))
    rows = [year_row(year, [row for row in resources if row.year == year], paid or {}) for year in years]
    return table(columns, rows, caption=_("Resurser per år"), empty=_("Inget är registrerat."))


def year_row(year, resources, paid):
    def total(money, own):
        chosen = [row for row in resources if row.is_money is money and (row.party.side == IOPParty.Side.MUNICIPAL) is own]
        known = [row.amount for row in chosen if row.amount is not None]
        return None if chosen and not known else sum(known, Decimal(0))

    return {
        "year": year,
        "own_money": total(True, True),
        "other_money": total(True, False),
        "own_value": total(False, True),
        "other_value": total(False, False),
        "paid": paid.get(year, Decimal(0)),
    }


def payment_sums(paid, payments):
    """What is paid, less reversals, and what is on its way; cancelled payments are in neither. `paid` is {year: kronor}."""
    return {"paid": sum(paid.values(), Decimal(0)), "waiting": payments.waiting().total("amount")}


def resources_of(user, agreement):
    """The resources that the user may read, by year and party."""
    rows = IOPResource.objects.visible_to(user).filter(agreement=agreement)
    return list(rows.select_related("party__organisation", "party__board").order_by("year", "party", "pk"))
