"""Each party's resources as a bar and a table, and the money of each year."""

from decimal import Decimal

from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.ground.columns import KRONOR, SHARE, YEAR, Column, Kind
from partnerships.ground.days import today
from partnerships.ground.money import format_kronor, share_out
from partnerships.ground.tables import Cell, Heading, Table, table

from ..models import IOPParty, IOPResource
from ..models.resources import tell_paid

TONES = 6  # how many colours there are


def with_parties(agreement):
    """The resources that the page has read with the agreement, each with its party, by year and party."""
    parties = {party.pk: party for party in agreement.parties.all()}
    rows = sorted(agreement.resources.all(), key=lambda row: (row.year, row.party_id, row.pk))
    for row in rows:
        row.party = parties.get(row.party_id) or row.party
    return tell_paid(rows, all_of=True)


def resource_groups(resources, may_change, may_confirm):
    """Money, and beside it what is only valued: each with a bar and tables of its own. They are never added together.

    `may_confirm` tells of a resource whether the user may confirm its delivery.
    """
    kinds = ((_("Pengar"), True), (_("Annat än pengar, uppskattat värde"), False))
    groups = []
    for label, money in kinds:
        rows = [row for row in resources if row.is_money is money]
        if rows:
            shares = shares_of(rows)
            partly = any(row.amount is None for row in rows if not row.agreement.lapses(row.year))
            groups.append(
                {
                    "label": label,
                    "bar": bar(label, shares, partly),
                    "table": matrix(label, rows, may_change),
                    "shares": share_table(label, shares, partly),
                    "to_confirm": to_confirm(rows, may_confirm),
                }
            )
    return groups


def matrix(label, resources, may_change):
    """A row per party and resource; for each year what is promised and what is delivered, side by side."""
    years = sorted({row.year for row in resources})
    lines = {}
    for row in resources:
        taken = [key for key in lines if key[:3] == (row.party_id, row.kind, row.description) and row.year in lines[key]]
        lines.setdefault((row.party_id, row.kind, row.description, len(taken)), {})[row.year] = row
    headings = [Heading(_("Part och resurs"), "text", Kind.TEXT)]
    for year in [*years, _("Summa")]:
        headings += [
            Heading(_("%(year)s utlovat") % {"year": year}, "number", Kind.KRONOR),
            Heading(_("%(year)s levererat") % {"year": year}, "number", Kind.KRONOR),
        ]
    return Table(
        id=f"tabell-{slugify(label)}",
        caption=label,
        columns=headings,
        rows=[{"url": "", "cells": line_cells(line, years, may_change)} for line in lines.values()],
        total=sum_cells(resources, years),
    )


def line_cells(line, years, may_change):
    first = next(iter(line.values()))
    resource = " · ".join(filter(None, [first.get_kind_display(), first.description]))
    cells = [Cell(str(first.party), "text", under=resource)]
    for year in years:
        if year in line:
            cells += [promised_cell(line[year], may_change), delivered_cell(line[year])]
        else:
            cells += [Cell("–", "number"), Cell("–", "number")]
    return [*cells, *sum_pair(list(line.values()))]


def promised_cell(resource, may_change):
    """The amount; under it how much of what, or that it falls away. What has no value is said to be there."""
    url = reverse("agreements:change_resource", args=[resource.pk]) if may_change else ""
    if resource.amount is None and resource.is_money:
        return Cell("", "number", url=url, missing=True)
    if resource.agreement.lapses(resource.year):
        text = format_kronor(resource.amount, unit=False) or resource.in_words() or _("finns")
        return Cell(text, "number", url=url, under=_("faller bort"))
    text = _("finns") if resource.amount is None else format_kronor(resource.amount, unit=False)
    return Cell(text, "number", url=url, under=resource.in_words())


def delivered_cell(resource):
    """What came, and ✓ where the party has confirmed it. What has not been told of is unknown, as soon as the year is over."""
    came = resource.outcome()
    if came.delivered is None:
        return Cell("", "number", missing=True) if resource.year < today().year else Cell("–", "number")
    if came.amount is not None:
        text = format_kronor(came.amount, unit=False)
    else:
        text = _("levererat") if came.delivered else _("inte levererat")
    if resource.promise():
        return Cell(text, "number", under=_("utbetalt"))
    note = " ".join(filter(None, [resource.so_many(came.quantity), "✓" if resource.confirmed_by_role else ""]))
    return Cell(text, "number", under=note)


def sum_cells(resources, years):
    cells = [Cell(_("Summa"), "text")]
    for year in years:
        cells += sum_pair([row for row in resources if row.year == year])
    return [*cells, *sum_pair(resources)]


def sum_pair(resources):
    """What is promised and what came, but for what falls away; of what has not come yet nothing is said."""
    promised = [row.amount for row in resources if not row.agreement.lapses(row.year)]
    came = [row.outcome().amount for row in resources if row.year < today().year or row.outcome().delivered is not None]
    return [sum_cell(promised), sum_cell(came)]


def sum_cell(amounts):
    """Of nothing there is no sum, and of nothing known it is unknown."""
    known = [amount for amount in amounts if amount is not None]
    if amounts and not known:
        return Cell(_("uppgift saknas"), "number", missing=True)
    return Cell(format_kronor(sum(known), unit=False) if known else "–", "number")


SHARES = [
    Column(gettext_lazy("Part"), "party"),
    Column(gettext_lazy("Utlovat (kr)"), "promised", KRONOR),
    Column(gettext_lazy("Andel av utlovat"), "share_promised", SHARE),
    Column(gettext_lazy("Levererat (kr)"), "delivered", KRONOR),
    Column(gettext_lazy("Andel av levererat"), "share_delivered", SHARE),
]


def shares_of(resources):
    """Each party's part of what is promised and of what is delivered, among what has an amount; None where it has none.

    What falls away is in neither. The parts are whole per cent that make up a hundred.
    """
    parties = {}
    for row in resources:
        parties.setdefault(row.party_id, []).append(row)
    found = []
    for rows in parties.values():
        promised = sum_known(row.amount for row in rows if not row.agreement.lapses(row.year))
        delivered = sum_known(row.outcome().amount for row in rows)
        found.append({"party": str(rows[0].party), "promised": promised, "delivered": delivered})
    for name in ("promised", "delivered"):
        known = [share for share in found if share[name] is not None]
        whole = sum(share[name] for share in known)
        parts = share_out(Decimal(1), [share[name] for share in known]) if whole else [None] * len(known)
        for share in found:
            share[f"share_{name}"] = None
        for share, part in zip(known, parts, strict=True):
            share[f"share_{name}"] = part
    return found


def sum_known(amounts):
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None


def share_table(label, shares, partly):
    caption = _("Parternas andelar: %(kind)s") % {"kind": label.lower()}
    shown = table(SHARES, shares, caption=caption, empty=_("Inget är registrerat."))
    if partly:
        shown.columns[2].heading = _("Andel av utlovat som har belopp")
    if any(share["delivered"] is None for share in shares):
        shown.columns[4].heading = _("Andel av levererat som har belopp")
    return shown


def bar(label, shares, partly):
    """Of what has an amount: where some has none, that is said."""
    known = [(place, share) for place, share in enumerate(shares) if share["promised"]]
    if not known:
        return None
    return {
        "label": label,
        "segments": [
            {
                "label": share["party"],
                "text": share_in_words(share, partly),
                "share": float(share["share_promised"] * 100),
                "tone": place % TONES + 1,
            }
            for place, share in known
        ],
    }


def share_in_words(share, partly):
    """`80 000 kr (40 %)`"""
    told = _("%(amount)s (%(share)s\u00a0%% av det som har belopp)") if partly else "%(amount)s (%(share)s\u00a0%%)"
    return told % {"amount": format_kronor(share["promised"]), "share": round(share["share_promised"] * 100)}


def to_confirm(resources, may_confirm):
    """(what, address) of each delivery that waits for the user's confirmation; what is paid needs none."""
    told = [row for row in resources if row.delivered is not None and not row.promise()]
    waiting = [row for row in told if row.confirmed_on is None and may_confirm(row)]
    return [
        (f"{row}: {row.description}" if row.description else str(row), reverse("agreements:confirm_delivery", args=[row.pk]))
        for row in waiting
    ]


def delivery_facts(resource):
    """What a party confirms: what was promised, and what is registered as delivered."""
    came = resource.outcome()
    delivered = {True: _("ja"), False: _("nej"), None: None}[came.delivered]
    return [
        (_("Avtal"), resource.agreement.title),
        (_("Part"), str(resource.party)),
        (_("Resurs"), " · ".join(filter(None, [resource.get_kind_display(), resource.description]))),
        (_("År"), resource.year),
        (_("Utlovat"), in_figures(resource, resource.quantity, resource.amount)),
        (_("Levererat"), in_figures(resource, came.quantity, came.amount) or delivered),
        *([(_("Värderingsgrund"), resource.valuation_basis)] if not resource.is_money else []),
    ]


def in_figures(resource, quantity, amount):
    return ", ".join(filter(None, [resource.so_many(quantity), format_kronor(amount)]))


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
    resources = [row for row in resources if not row.agreement.lapses(row.year)]
    years = sorted({row.year for row in resources} | set(paid or {}))
    paid = {year: (paid or {}).get(year, Decimal(0)) for year in years}
    rows = [year_row(year, [row for row in resources if row.year == year], paid[year]) for year in years]
    whole = year_row(None, resources, sum(paid.values(), Decimal(0)))
    totals = {column.heading: whole[column.value] for column in columns if column.total}
    return table(columns, rows, totals=totals, caption=_("Resurser per år"), empty=_("Inget är registrerat."))


def year_row(year, resources, paid):
    """One year, or all of them: what is known of it; None where there is something and nothing of it is known."""

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
        "paid": paid,
    }


def payment_sums(paid, payments):
    """What is paid, less reversals, and what is on its way; cancelled payments are in neither. `paid` is {year: kronor}."""
    return {"paid": sum(paid.values(), Decimal(0)), "waiting": payments.waiting().total("amount")}


def resources_of(user, agreement):
    """The resources that the user may read, by year and party, with what is paid of the municipality's money."""
    rows = IOPResource.objects.visible_to(user).filter(agreement=agreement)
    rows = list(rows.select_related("party__organisation", "party__board").order_by("year", "party", "pk"))
    for row in rows:
        row.agreement = agreement  # whose days say what falls away
    return tell_paid(rows)
