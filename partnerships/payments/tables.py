"""The columns of payments, on screen and in Excel."""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import DAY, KRONOR, Column

TONES = {"planned": "info", "attested": "warning", "paid": "success", "cancelled": "neutral"}


def kind(payment):
    """A reversal stands beside what it reverses, with the opposite sign."""
    return _("rättelse") if payment.reverses_id else ""


# Without a sum row: cancelled, planned and paid amounts do not make one sum. Pages show the sums of each beside the table.
PAYMENTS = [
    Column(
        _("Mottagare"),
        "organisation.name",
        link=True,
        under=lambda row: f"{row.get_giro_type_display()} {row.giro_number}",
        width=40,
    ),
    Column(_("Nämnd"), "board.name", width=30),
    Column(_("Betalas senast"), "due", DAY, order="due"),
    Column(_("Status"), "get_state_display", tag=lambda row: TONES[row.state], under=kind, order="state"),
    Column(_("Utbetald"), "paid_on", DAY, order="paid_on"),
    Column(_("Verifikation"), "voucher_no"),
    Column(_("Belopp (kr)"), "amount", KRONOR, order="amount"),
]


def purpose(payment):
    thing = payment.purpose()
    return thing and str(thing)


def kind_of_purpose(payment):
    thing = payment.purpose()
    return thing and capfirst(thing._meta.verbose_name)


# Where payments for different things stand together, see `Payments.with_purpose`.
PAYMENTS_WITH_PURPOSE = [PAYMENTS[0], Column(_("Avser"), purpose, under=kind_of_purpose, width=40), *PAYMENTS[1:]]
