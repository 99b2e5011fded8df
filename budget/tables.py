"""The columns of the budgets' lists, on screen and in Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import DAY, KRONOR, YEAR, Column
from partnerships.ground.money import format_kronor

PLANS = [
    Column(_("Budgetplan"), "title", link=True, under=lambda row: row.case and row.case.raw, order="sort_text", width=50),
    Column(_("Nämnd"), "owner_board.name", width=30),
    Column(_("År"), "span", YEAR, order="first_year"),
    Column(_("Status"), "get_state_display", tag="tone", order="state"),
    Column(_("Plan (kr)"), "planned", KRONOR, total=True),
    Column(_("Utfall (kr)"), "actual", KRONOR, total=True),
    Column(_("Kvar (kr)"), "left", KRONOR, total=True),
]


def cancelled_amount(transfer):
    """A cancelled transfer stands in neither column; its amount is still told."""
    return format_kronor(transfer.amount) if transfer.state == transfer.State.CANCELLED else ""


TRANSFERS = [
    Column(_("Post"), "line.item.name", link=True, width=30),
    Column(_("År"), "line.year", YEAR, order="line__year"),
    Column(_("Från"), "from_board.name", width=30),
    Column(_("Till"), "to_board.name", width=30),
    Column(_("Status"), "get_state_display", tag="tone", order="state", under=cancelled_amount),
    Column(_("Föreslaget (kr)"), "proposed", KRONOR, total=True),
    Column(_("Beslutat (kr)"), "transferred", KRONOR, total=True),
]

COSTS = [
    Column(_("Verifikation"), lambda row: row.voucher_no or _("utan nummer"), link=True),
    Column(_("Bokförd"), "date", DAY, order="date"),
    Column(_("Post"), "line.item.name", under=lambda row: row.line.year, width=30),
    Column(_("Leverantör"), "supplier", under="text", order="sort_text", width=40),
    Column(_("Utfall (kr)"), "amount", KRONOR, total=True, order="amount"),
]

FORECASTS = [
    Column(_("Prognosdag"), "as_of", DAY),
    Column(_("Väntad kostnad (kr)"), "amount", KRONOR),
]

REQUESTS = [
    Column(_("Nämnd"), "board.name", link=True, under=lambda row: row.case and row.case.raw, width=30),
    Column(_("År"), "year", YEAR, order="year"),
    Column(_("Budgetprocess"), "budget_process", width=30),
    Column(_("Status"), "get_state_display", tag="tone", order="state"),
    Column(_("Äskat (kr)"), "amount", KRONOR, total=True, order="amount"),
    Column(_("Beviljat (kr)"), "granted_amount", KRONOR, total=True),
]
