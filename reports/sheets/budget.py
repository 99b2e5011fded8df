"""The sheet Facilitator och konferens: the plan as it stands in the document, and beside it what came of it."""

from decimal import Decimal

from django.utils.translation import gettext as _

from budget.control import NO_FIGURES, table
from budget.models import BudgetPlan
from partnerships.ground.columns import KRONOR, Column
from reports.excel import Formula, Row, Sheet

PARTS = ("plan", "transferred", "actual", "forecast", "left")


def plans():
    return BudgetPlan.objects.order_by("first_year", "pk")


def facilitator_and_conference(report, title):
    tables = [table(plan) for plan in plans()]
    years = sorted({year for made in tables for year in made.years})
    return Sheet(
        title=title,
        heading=report.heading(title),
        note=report.note(
            _("källa: registrets budgetplaner; föreslagna överföringar räknas inte som överförda, äskanden ingår inte")
        ),
        columns=columns(tables, years),
        rows=[row for made in tables for row in rows(made, years, several=len(tables) > 1)],
        sums=sums(tables, years),
    )


def labels():
    return {
        "plan": _("Budget"),
        "transferred": _("Överfört till nämnd"),
        "actual": _("Utfall"),
        "forecast": _("Prognos"),
        "left": _("Kvar"),
    }


def heading(part, year):
    return f"{labels()[part]} {year}"


def columns(tables, years):
    """The budget of each year and its sum first, as in the document; then what came of it, year by year."""
    spans = [*years, _("totalt")]
    budget = [column("plan", span, True) for span in spans]
    rest = [column(part, span, is_known(tables, part, span)) for span in spans for part in PARTS[1:]]
    return [Column(_("Post"), "-", width=32), *budget, *rest]


def column(part, span, total):
    return Column(heading(part, span), "-", KRONOR, total=total)


def is_known(tables, part, span):
    """What nobody has booked or forecast is unknown, not nought, and is not summed."""
    figures = [made.columns.get(span) if isinstance(span, int) else made.total for made in tables]
    return any(known(each, part) is not None for each in figures if each is not None)


def known(figures, part):
    return None if part == "actual" and not figures.costs else getattr(figures, part)


def rows(made, years, several):
    """One row per item: the budget by year and its sum as in the document, then the rest year by year."""
    for item, cells, total in made.item_rows():
        figures = {year: figure or NO_FIGURES for year, _line, figure in cells}
        name = f"{made.plan.title}: {item.name}" if several else item.name
        of_year = [figures.get(year, NO_FIGURES) for year in years]
        first, last = heading("plan", years[0]), heading("plan", years[-1])
        budget = [figure.plan for figure in of_year] + [Formula(f"=SUM([{first}]:[{last}])", total.plan)]
        rest = [cell for year, figure in zip(years, of_year, strict=True) for cell in outcome(figure, year)]
        yield Row([name, *budget, *rest, *across(years, total)])


def outcome(figure, year):
    """Transferred, actual, forecast and left of one year."""
    left = Formula(f"=[{heading('plan', year)}]-[{heading('actual', year)}]", figure.left)
    return [figure.transferred, known(figure, "actual"), figure.forecast, left]


def across(years, total):
    """The same four over all years: each the sum of its years."""
    sums = []
    for part in PARTS[1:]:
        terms = "+".join(f"[{heading(part, year)}]" for year in years)
        value = known(total, part)
        sums.append(None if value is None else Formula(f"={terms}", value))
    return sums


def sums(tables, years):
    """What each column sums to, according to the database."""
    expected = {}
    for part in PARTS:
        for span in [*years, _("totalt")]:
            if is_known(tables, part, span):
                figures = [made.columns.get(span, NO_FIGURES) if isinstance(span, int) else made.total for made in tables]
                expected[heading(part, span)] = sum((known(each, part) or 0 for each in figures), Decimal("0.00"))
    return expected
