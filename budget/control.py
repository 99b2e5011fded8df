"""The plan's table with its sums both ways, and the checks of every sum against what the documents state."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from django.db.models import Count, F, Sum
from django.utils.translation import gettext as _

from partnerships.ground.money import format_kronor

from .models import BudgetLine, BudgetTransfer, ControlValue

MONEY = ("proposed", "transferred", "actual", "forecast")


@dataclass(frozen=True)
class Figures:
    """What a line, a row, a column or the whole plan sums to, in kronor. `forecast` is None where nothing is forecast."""

    plan: Decimal
    proposed: Decimal
    transferred: Decimal
    actual: Decimal
    forecast: Decimal | None
    lines: int = 1
    forecasts: int = 0
    costs: int = 0  # booked ones; none at all is not the same as 0 kr

    @property
    def left(self):
        return self.plan - self.actual

    @property
    def is_partly_forecast(self):
        return 0 < self.forecasts < self.lines


NO_FIGURES = Figures(*[Decimal("0.00")] * 4, None, lines=0)


@dataclass(frozen=True)
class BudgetTable:
    """Items × years. `lines` by (item, year); sums by item, by year, and of everything: each summed by the database."""

    plan: object
    years: list
    items: list
    lines: dict
    cells: dict
    rows: dict
    columns: dict
    total: Figures

    def item_rows(self):
        """Each item with its line and figures year by year (None where no amount is set), and its sum."""
        for item in self.items:
            cells = [(year, self.lines.get((item.pk, year)), self.cells.get((item.pk, year))) for year in self.years]
            yield item, cells, self.rows.get(item.pk, NO_FIGURES)

    def column_sums(self):
        return [self.columns.get(year, NO_FIGURES) for year in self.years]


def table(plan):
    """The plan's table, in five queries however large it is."""
    lines = list(lines_of(plan).select_related("item"))
    for line in lines:
        line.item.plan = plan
    return BudgetTable(
        plan=plan,
        years=plan.years(),
        items=list(plan.items.all()),
        lines={(line.item_id, line.year): line for line in lines},
        cells={(line.item_id, line.year): figures_of(line) for line in lines},
        rows=sums_by(plan, "item"),
        columns=sums_by(plan, "year"),
        total=sums_by(plan, "item__plan").get(plan.pk, NO_FIGURES),
    )


def lines_of(plan):
    return BudgetLine.objects.filter(item__plan=plan).with_money().with_cost_count()


def figures_of(line):
    figures = {name: getattr(line, name) for name in MONEY}
    return Figures(plan=line.amount, **figures, costs=line.costs, forecasts=int(line.forecast is not None))


def sums_by(plan, key):
    """{key: figures}: the lines' money summed by item, by year or by plan."""
    sums = (
        lines_of(plan)
        .order_by()
        .values(by=F(key))
        .annotate(
            plan=Sum("amount"),
            lines=Count("pk"),
            forecasts=Count("forecast"),
            sum_costs=Sum("costs"),
            **{f"sum_{name}": Sum(name) for name in MONEY},
        )
    )
    return {
        row["by"]: Figures(
            plan=row["plan"],
            lines=row["lines"],
            forecasts=row["forecasts"],
            costs=row["sum_costs"],
            **{name: row[f"sum_{name}"] for name in MONEY},
        )
        for row in sums
    }


class Kind(Enum):
    """What a check compares with."""

    DOCUMENT = "document"
    BOTH_WAYS = "both_ways"
    TRANSFERS = "transfers"
    COSTS = "costs"


LINE_KINDS = (Kind.TRANSFERS, Kind.COSTS)  # one check per line that has any


@dataclass(frozen=True)
class Check:
    """One comparison: what is stated, what is computed, whether it holds, and where in the table it stands."""

    kind: Kind
    name: str
    stated: Decimal
    computed: Decimal
    holds: bool
    row: str
    column: str
    fault: str
    source: str = ""

    @property
    def difference(self):
        return self.computed - self.stated

    @property
    def verdict(self):
        if self.holds:
            return _("Stämmer")
        return _("Över planen") if self.kind is Kind.COSTS else _("Stämmer inte")

    def comparison(self):
        """Both figures in a few words."""
        figures = {"stated": format_kronor(self.stated), "computed": format_kronor(self.computed)}
        if self.kind in LINE_KINDS:
            return _("%(computed)s av radens %(stated)s") % figures
        if self.kind is Kind.DOCUMENT:
            return _("summan är %(computed)s, handlingen anger %(stated)s") % figures
        return _("%(stated)s på båda sätten") % figures if self.holds else _("%(stated)s mot %(computed)s") % figures


def checks(plan, made=None):
    """Every check of a plan: the documents' own sums, both ways to the total, and each line's transfers and costs."""
    made = made or table(plan)
    return [*control_checks(made), both_ways(made), *transfer_checks(made), *cost_checks(made)]


def control_checks(made):
    everything = _("Totalt")
    for value in ControlValue.objects.filter(plan=made.plan).select_related("item").order_by("pk"):
        match value.kind:
            case ControlValue.Kind.ROW:
                row, column, computed = value.item.name, everything, made.rows.get(value.item_id, NO_FIGURES).plan
                name = _("Raden %(row)s") % {"row": row}
            case ControlValue.Kind.COLUMN:
                row, column, computed = everything, str(value.year), made.columns.get(value.year, NO_FIGURES).plan
                name = _("Året %(column)s") % {"column": column}
            case _total:
                row, column, computed, name = everything, everything, made.total.plan, _("Hela planen")
        yield Check(
            kind=Kind.DOCUMENT,
            name=name,
            stated=value.stated_amount,
            computed=computed,
            holds=computed == value.stated_amount,
            row=row,
            column=column,
            fault=_("Rad %(row)s, kolumn %(column)s: handlingen anger %(stated)s men beloppen blir %(computed)s (%(source)s).")
            % {**shown(row, column, value.stated_amount, computed), "source": value.source},
            source=value.source,
        )


def both_ways(made):
    """Rows and columns are summed apart from each other, and both must give the total."""
    by_row = sum((figures.plan for figures in made.rows.values()), start=Decimal("0.00"))
    by_column = sum((figures.plan for figures in made.columns.values()), start=Decimal("0.00"))
    row = column = _("Totalt")
    return Check(
        kind=Kind.BOTH_WAYS,
        name=_("Rader och år ger samma total"),
        stated=by_row,
        computed=by_column,
        holds=by_row == by_column == made.total.plan,
        row=row,
        column=column,
        fault=_("Rad %(row)s, kolumn %(column)s: raderna blir %(stated)s men åren blir %(computed)s.")
        % shown(row, column, by_row, by_column),
    )


def transfer_checks(made):
    """R17: no line transfers more than it holds, and what it has reserved is what its transfers take."""
    standing = BudgetTransfer.objects.standing().filter(line__item__plan=made.plan).order_by()
    taken = dict(standing.values_list("line").annotate(sum=Sum("amount")))
    for line in made.lines.values():
        transfers = taken.get(line.pk, Decimal("0.00"))
        if not transfers and not line.reserved:
            continue
        row, column = line.item.name, str(line.year)
        within = transfers <= line.amount
        fault = (
            _("Rad %(row)s, kolumn %(column)s: raden är på %(stated)s men överföringarna på %(computed)s.")
            if not within
            else _("Rad %(row)s, kolumn %(column)s: överföringarna är på %(computed)s men %(stated)s är avsatt för dem.")
        )
        yield Check(
            kind=Kind.TRANSFERS,
            name=_("Överföringar %(row)s %(column)s") % {"row": row, "column": column},
            stated=line.amount,
            computed=transfers,
            holds=within and transfers == line.reserved,
            row=row,
            column=column,
            fault=fault % shown(row, column, line.reserved if within else line.amount, transfers),
        )


def cost_checks(made):
    """R16: no line has cost more than its plan. A line without any booked cost has nothing to check."""
    for line in made.lines.values():
        if not line.costs:
            continue
        row, column = line.item.name, str(line.year)
        yield Check(
            kind=Kind.COSTS,
            name=_("Utfall %(row)s %(column)s") % {"row": row, "column": column},
            stated=line.amount,
            computed=line.actual,
            holds=line.actual <= line.amount,
            row=row,
            column=column,
            fault=_("Utfall över plan. Rad %(row)s, kolumn %(column)s: planen är %(stated)s men utfallet %(computed)s.")
            % shown(row, column, line.amount, line.actual),
        )


def shown(row, column, stated, computed):
    return {"row": row, "column": column, "stated": format_kronor(stated), "computed": format_kronor(computed)}


def suspect(made, results):
    """The one line that explains every differing sum, and by how much; None where several may.

    A single wrong amount puts its row, its year and the total wrong by the same sum.
    """
    wrong = [check for check in results if check.kind is Kind.DOCUMENT and not check.holds]
    everything = _("Totalt")
    rows = {check.row for check in wrong} - {everything}
    columns = {check.column for check in wrong} - {everything}
    if len(rows) != 1 or len(columns) != 1 or len({check.difference for check in wrong}) != 1:
        return None
    for line in made.lines.values():
        if {line.item.name} == rows and {str(line.year)} == columns:
            return {"line": str(line), "difference": format_kronor(wrong[0].difference)}
    return None
