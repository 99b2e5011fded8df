"""The municipality's money of an agreement, year by year: what is promised and what has become of it."""

from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.ground.columns import NUMBER, YEAR, Column, Kind
from partnerships.ground.days import format_day
from partnerships.ground.tables import Cell, Heading, sums, table
from partnerships.payments.models import Payment
from partnerships.payments.tables import PAYMENTS

from ..models import IOPParty
from ..permissions import can_request_iop_payment

NOTHING = dict.fromkeys(("planned", "requested", "attested", "paid"), Decimal(0))

MONEY = [
    Column(gettext_lazy("År"), "year", YEAR),
    Column(gettext_lazy("Utlovat (kr)"), "promised", NUMBER, total=True),
    Column(gettext_lazy("Planerat (kr)"), "planned", NUMBER, total=True),
    Column(gettext_lazy("Rekvirerat (kr)"), "requested", NUMBER, total=True),
    Column(gettext_lazy("Attesterat (kr)"), "attested", NUMBER, total=True),
    Column(gettext_lazy("Utbetalt (kr)"), "paid", NUMBER, total=True),
    Column(gettext_lazy("Kvar (kr)"), "left", NUMBER, total=True),
]


def money_rows(agreement, resources, used):
    """One row per year. What is left is promised and not planned; None where it is unknown. `used` is of `money_by_year`.

    Of a year that notice takes away (`lapsed`) nothing is left.
    """
    promised = {}
    for row in resources:
        if row.is_money and row.party.side == IOPParty.Side.MUNICIPAL:
            known = promised.setdefault(row.year, [])
            known += [] if row.amount is None else [row.amount]
    rows = []
    for year in sorted({*promised, *used}):
        of_year, amounts = used.get(year, NOTHING), promised.get(year, [])
        whole = None if year in promised and not amounts else sum(amounts, Decimal(0))
        lapsed = agreement.lapses(year)
        left = Decimal(0) if lapsed else None if whole is None else whole - of_year["planned"]
        rows.append({"year": year, "promised": whole, **of_year, "left": left, "lapsed": lapsed})
    return rows


def money_table(agreement, resources, used):
    """The years in a table; what falls away is told beside what was promised, and is in no sum."""
    rows = money_rows(agreement, resources, used)
    if not rows:
        return None
    standing = [row if not row["lapsed"] else {**row, "promised": None} for row in rows]
    shown = table(MONEY, rows, totals=sums(MONEY, standing)[0], caption=_("Kommunens medel per år"), empty="")
    for row, drawn in zip(rows, shown.rows, strict=True):
        if row["lapsed"]:
            drawn["cells"][1].under = _("faller bort")
            drawn["cells"][-1].text = _("faller bort")
    return shown


def payment_table(user, agreement, payments):
    """The payments, each with its requisition; what is not yet attested leads to where one is registered."""
    rows = list(payments.select_related("organisation", "board", "iop_payment", "reverses__iop_payment"))
    shown = table(PAYMENTS, rows, caption=_("Utbetalningar"), empty=_("Ingen utbetalning är planerad."))
    may_request = can_request_iop_payment(user, agreement)
    shown.columns.insert(3, Heading(_("Rekvirerat"), "day", Kind.DAY))
    for payment, row in zip(rows, shown.rows, strict=True):
        row["cells"].insert(3, requisition_cell(payment, may_request))
    return shown


def requisition_cell(payment, may_request):
    tie = payment.tie()
    if payment.state == Payment.State.PLANNED and may_request:
        text = format_day(tie.requested_on) or _("Registrera")
        url = reverse("agreements:request_payment", args=[tie.agreement_id, payment.pk])
        return Cell(text, "day", url=url, under=tie.requested_by_role)
    return Cell(format_day(tie.requested_on) or "–", "day", under=tie.requested_by_role)
