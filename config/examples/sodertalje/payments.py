"""The account that is paid from, an order that has been paid, and a number that waits for a second person. All made up."""

from datetime import date, datetime, time, timedelta

from partnerships.ground.days import STOCKHOLM, today
from partnerships.payments import services as payments
from partnerships.payments.models import Payment
from partnerships.register import services as register

from .fiction import REPRESENTED, made_up_giro

LAST_DUE = date(2026, 8, 31)
ACCOUNT = {"iban": "SE4550000000058398257466", "bic": "ESSESESS", "payer_id": "2120000000B001"}  # the number of the textbooks


def load(boards, organisations, users):
    finance = users["finance"]
    payments.register_account(actor=finance, **ACCOUNT)
    next_bank_day = next(day for day in (today() + timedelta(days=number) for number in range(3)) if day.weekday() < 5)
    order = payments.make_order(actor=finance, board=boards["SN"], due_to=LAST_DUE, pay_on=next_bank_day)
    payments.execute_order(actor=finance, order=order, paid_on=today(), voucher_no=f"L{today().year}80001")
    attest_in_time()
    register.propose_giro(
        actor=users["representative"],
        organisation=organisations[REPRESENTED],
        kind="bankgiro",
        number=made_up_giro(901),
        basis="Föreningen har bytt bank. Protokoll från styrelsen finns hos handläggaren.",
    )


def attest_in_time():
    """All years are loaded on one day: what was paid before it was attested the day before it was paid."""
    early = list(Payment.objects.paid_before_attest())
    for payment in early:
        payment.attested_at = datetime.combine(payment.paid_on - timedelta(days=1), time(12), STOCKHOLM)
    Payment.objects.bulk_update(early, ["attested_at"])
