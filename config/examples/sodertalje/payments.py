"""The account that is paid from, an order that has been paid, and a number that waits for a second person. All made up."""

from datetime import date, timedelta

from partnerships.ground.days import today
from partnerships.payments import services as payments
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
    register.propose_giro(
        actor=users["representative"],
        organisation=organisations[REPRESENTED],
        kind="bankgiro",
        number=made_up_giro(901),
        basis="Föreningen har bytt bank. Protokoll från styrelsen finns hos handläggaren.",
    )
