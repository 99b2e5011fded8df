"""A list as the page shows it, made from the same columns as its Excel file."""

from dataclasses import dataclass, field
from datetime import date

from django.core.paginator import Paginator
from django.db.models import Count, F, Sum
from django.utils.html import escape, format_html
from django.utils.text import slugify
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .columns import Kind
from .days import format_day
from .money import format_kronor

PAGE_SIZE = 50
NOTHING = "–"  # where there is nothing to know yet
NUMERIC = {Kind.KRONOR, Kind.NUMBER, Kind.SHARE, Kind.YEAR}


@dataclass
class Cell:
    text: str
    css: str
    url: str = ""
    under: str = ""
    tone: str = ""
    missing: bool = False

    def __str__(self):
        """What stands in the cell, as HTML. Written here and not in the template: a page has hundreds of cells."""
        if self.missing:
            content = format_html('<span class="missing">{}</span>', _("uppgift saknas"))
        elif self.tone:
            content = format_html('<span class="ds-tag" data-color="{}">{}</span>', self.tone, self.text)
        elif self.url:
            content = format_html('<a class="ds-link" href="{}">{}</a>', self.url, self.text)
        else:
            content = escape(self.text)
        return format_html('{}<span class="under">{}</span>', content, self.under) if self.under else content


@dataclass
class Heading:
    heading: str
    css: str
    kind: Kind
    sort_url: str = ""
    aria_sort: str = "none"


@dataclass
class Page:
    start: int
    end: int
    count: int
    previous_url: str
    next_url: str
    numbers: list = field(default_factory=list)


@dataclass
class Table:
    """What `ground/_table.html` draws."""

    caption: str
    columns: list
    rows: list
    id: str = "table"
    total: list | None = None
    page: Page | None = None
    empty: str = ""
    empty_url: str = ""
    empty_label: str = ""
    export_url: str = ""


def table(columns, rows, *, caption, totals=None, unknown=None, **extra):
    """A table of all `rows`. `totals` gives the sums of money columns by heading; without it they are summed from the rows.

    `unknown` gives, by heading, how many amounts are in none of `totals`, as nobody knows them.
    """
    rows = list(rows)
    return Table(
        id=f"tabell-{slugify(caption)}",  # several may stand on one page, each in a section that may have the same name
        caption=caption,
        columns=[Heading(column.heading, css(column), column.kind) for column in columns],
        rows=[{"url": "", "cells": cells(columns, row)} for row in rows],
        total=total_row(columns, *((totals, unknown or {}) if totals is not None else sums(columns, rows))) if rows else None,
        **extra,
    )


def page_table(request, columns, rows, *, caption, **extra):
    """A table of one page of a queryset, ordered and paged as the address says; the sum row covers every page.

    Rows that are no queryset are paged too, in the order they stand, where no column is ordered by or summed.
    """
    ordering = request.GET.get("ordering", "")
    allowed = {column.order for column in columns if column.order}
    if ordering.removeprefix("-") in allowed:
        # What is not known comes before everything known, on both databases.
        name = F(ordering.removeprefix("-"))
        descending = ordering.startswith("-")
        rows = rows.order_by(
            name.desc(nulls_last=True) if descending else name.asc(nulls_first=True), "-pk" if descending else "pk"
        )
    shown = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    return Table(
        caption=caption,
        columns=[heading(request, column, ordering) for column in columns],
        rows=[{"url": "", "cells": cells(columns, row), "row": row} for row in shown],
        total=total_row(columns, *database_sums(columns, rows)) if shown.object_list and has_sums(columns) else None,
        page=numbered(request, shown),
        **extra,
    )


def heading(request, column, ordering):
    if not column.order:
        return Heading(column.heading, css(column), column.kind)
    ascending = ordering == column.order
    return Heading(
        column.heading,
        css(column),
        column.kind,
        sort_url=with_parameters(request, ordering=f"-{column.order}" if ascending else column.order, page=None),
        aria_sort="ascending" if ascending else "descending" if ordering == f"-{column.order}" else "none",
    )


def cells(columns, row):
    return [cell(column, row) for column in columns]


def cell(column, row):
    value = column.read(row)
    missing = column.lacks(row, value)
    return Cell(
        text=_("uppgift saknas") if missing else NOTHING if value in (None, "") else text(column.kind, value),
        css=css(column),
        url=row.get_absolute_url() if column.link else "",
        under=str(column.read_under(row) or ""),
        tone=str(column.read_tag(row) or ""),
        missing=missing,
    )


def text(kind, value):
    """A value as people read it."""
    match kind:
        case Kind.KRONOR:
            return value if isinstance(value, str) else format_kronor(value)  # a dash stands where there is no amount to know
        case Kind.DAY:
            return format_day(value) if isinstance(value, date) else str(value)  # “tills vidare” stands among days
        case Kind.MOMENT:
            return f"{localtime(value):%Y-%m-%d %H:%M}"
        case Kind.YES_NO:
            return _("ja") if value else _("nej")
        case Kind.SHARE:
            return f"{value * 100:.0f}\u00a0%"
        case Kind.NUMBER:
            return format_kronor(value, unit=False)
        case _:
            return str(value)


def css(column):
    return "number" if column.kind in NUMERIC else column.kind.value


def sums(columns, rows):
    """The sum of each money column, None of nothing known; and how many of its rows are not known."""
    values = {column.heading: [column.read(row) for row in rows] for column in columns if column.total}
    return {name: sum_known(each) for name, each in values.items()}, {name: each.count(None) for name, each in values.items()}


def sum_known(values):
    known = [value for value in values if value is not None]
    return sum(known, start=0) if known else None


def database_sums(columns, rows):
    """The same of the columns that are plain fields, over every page, by the database in one question."""
    paths = {column.heading: column.value.replace(".", "__") for column in columns if column.total}
    asked = {f"sum_{place}": Sum(path) for place, path in enumerate(paths.values())}
    asked |= {f"known_{place}": Count(path) for place, path in enumerate(paths.values())}
    found = rows.order_by().aggregate(**asked, every_row=Count("*"))
    sums = {name: found[f"sum_{place}"] for place, name in enumerate(paths)}
    return sums, {name: found["every_row"] - found[f"known_{place}"] for place, name in enumerate(paths)}


def has_sums(columns):
    return any(column.total for column in columns)


def total_row(columns, totals, unknown):
    if not has_sums(columns):
        return None
    total = [
        sum_cell(column, totals[column.heading], unknown.get(column.heading))
        if column.heading in totals
        else Cell("", css(column))
        for column in columns
    ]
    total[0].text = _("Summa")
    return total


def sum_cell(column, total, unknown):
    if total is None and column.is_open:
        return Cell(NOTHING, css(column))
    if total is None:
        return Cell(_("uppgift saknas"), css(column), missing=True)
    return Cell(text(column.kind, total), css(column), under="" if column.is_open else how_many_unknown(unknown))


def how_many_unknown(count):
    """Beside a sum: how many of its rows are not in it, as nobody knows them."""
    return ngettext("%(n)s uppgift saknas", "%(n)s uppgifter saknas", count) % {"n": count} if count else ""


def numbered(request, shown):
    return Page(
        start=shown.start_index(),
        end=shown.end_index(),
        count=shown.paginator.count,
        previous_url=with_parameters(request, page=shown.previous_page_number()) if shown.has_previous() else "",
        next_url=with_parameters(request, page=shown.next_page_number()) if shown.has_next() else "",
        numbers=[
            {
                "number": number,
                "url": with_parameters(request, page=number) if isinstance(number, int) else "",
                "current": number == shown.number,
                "gap": not isinstance(number, int),
            }
            for number in shown.paginator.get_elided_page_range(shown.number, on_each_side=1, on_ends=1)
        ],
    )


def with_parameters(request, **changes):
    """The present address with some parameters changed; None takes one away."""
    parameters = request.GET.copy()
    for name, value in changes.items():
        parameters.pop(name, None)
        if value is not None:
            parameters[name] = value
    return "?" + parameters.urlencode()
