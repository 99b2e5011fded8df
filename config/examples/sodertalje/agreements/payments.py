"""Payments of the municipality's money."""

import uuid
from datetime import date, timedelta
from decimal import Decimal

from partnerships.agreements import services
from partnerships.payments import services as payments

from .days import weekday
from .resources import whole
from .story import LAST_DAYS, NOW

PARTS = (Decimal("0.2"), Decimal("0.95"))  # how far into the year's part of the term the money is paid


def load_payments(agreement, key, parties, users, actor):
    """The municipality's money of the latest years, in two parts a year; what lies ahead is planned."""
    receivers = [party for party in parties[1:] if party.organisation.bankgiro]
    last_day = LAST_DAYS.get(key, agreement.last_day)
    for year in range(agreement.start_date.year, NOW.year + 1):
        promised = agreement.promised(year)
        if not receivers or not promised:
            continue
        half = whole(promised / 2)
        first, last = max(agreement.start_date, date(year, 1, 1)), min(last_day, date(year, 12, 31))
        for part, amount in enumerate((half, promised - half)):
            due = weekday(first + timedelta(days=int((last - first).days * PARTS[part])))
            pay(agreement, receivers[part % len(receivers)], part, year, amount, due, users, actor)


def pay(agreement, party, part, year, amount, due, users, actor):
    key = uuid.uuid5(uuid.NAMESPACE_OID, f"exempel iop {agreement.pk} {year} {part}")
    payment = services.plan_iop_payment(
        actor=actor, agreement=agreement, key=key, party=party, year=year, amount=amount, due=due, giro_type="bankgiro"
    )
    if due > NOW:
        return
    asked = {"requested_on": weekday(due - timedelta(days=21)), "requested_by_role": "Kassör"}
    services.request_iop_payment(actor=actor, agreement=agreement, payment=payment, **asked)
    payment = payments.attest_payment(actor=users["attester"], payment=payment)
    payments.execute_payment(actor=users["finance"], payment=payment, paid_on=due, voucher_no=f"L{year}9{payment.pk:04d}")
