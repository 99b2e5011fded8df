"""The columns of payments, on screen and in Excel."""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import DAY, KRONOR, NUMBER, Column

from .bank_text import message, receiver

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

ORDER_TONES = {"made": "warning", "executed": "success", "dissolved": "neutral"}

ORDERS = [
    Column(_("Underlag"), str, link=True, width=30),
    Column(_("Nämnd"), lambda row: row.board.name if row.board else _("alla nämnder"), width=30),
    Column(_("Betalningsdag"), "pay_on", DAY, order="pay_on"),
    Column(_("Status"), "get_state_display", tag=lambda row: ORDER_TONES[row.state], order="state"),
    Column(_("Gjort av"), "created_by.name", width=30),
    Column(_("Utbetalningar"), "count", NUMBER),
    Column(_("Belopp (kr)"), "amount", KRONOR),
]


def other_name(payment):
    """The receiver's name as the file has it, where that is not the name itself."""
    name = receiver(payment)
    return "" if name == payment.organisation.name else _("till %(name)s") % {"name": name}


IN_ORDER = [
    *PAYMENTS_WITH_PURPOSE[:3],
    Column(_("Meddelande i filen"), message, under=other_name, width=40),
    Column(_("Status"), "get_state_display", tag=lambda row: TONES[row.state], under="voucher_no"),
    Column(_("Belopp (kr)"), "amount", KRONOR, total=True),
]


def case_and_decision(place):
    return lambda payment: (tie := payment.tie()) and (thing := tie.case_and_decision()[place]) and str(thing)


# What finance reads beside its own system; see `Payments.with_decisions`.
PAYMENT_BASIS = [
    Column(_("Mottagare"), "organisation.name", width=40),
    Column(_("Organisationsnummer"), "organisation.org_number"),
    Column(_("Girotyp"), "get_giro_type_display"),
    Column(_("Gironummer"), "giro_number"),
    Column(_("Belopp (kr)"), "amount", KRONOR, total=True),
    Column(_("Betalas senast"), "due", DAY),
    Column(_("Meddelande i filen"), message, width=50),
    Column(_("Konto"), "account"),
    Column(_("Kostnadsställe"), "cost_centre"),
    Column(_("Avser"), purpose, width=40),
    Column(_("Diarienummer"), case_and_decision(0)),
    Column(_("Beslut"), case_and_decision(1), width=40),
    Column(_("Nämnd"), "board.name", width=30),
    Column(_("Planerad av"), "planned_by.name", width=30),
    Column(_("Attesterad av"), "attested_by.name", width=30),
    Column(_("Attesterad"), "attested_at", DAY),
    Column(_("Utbetald"), "paid_on", DAY),
    Column(_("Verifikation"), "voucher_no"),
]
