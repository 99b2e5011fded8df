"""A payment in each state, and an order with one of them."""

from datetime import date
from decimal import Decimal

from grants.models import GrantPayment, RecoveryClaim
from partnerships.payments.models import OrderLine, PayingAccount, Payment, PaymentOrder


def payments(world):
    attested = {"attested_by": world.certifier, "attested_at": "2019-01-20T12:00:00Z"}
    world.planned = payment(world)
    world.attested = payment(world, state="attested", **attested)
    world.paid = payment(world, state="paid", paid_on=date(2019, 2, 1), voucher_no="4711", **attested)
    in_order = payment(world, state="attested", **attested)
    world.order = PaymentOrder.objects.create(due_to=date(2019, 2, 1), pay_on=date(2019, 2, 1), created_by=world.planner)
    OrderLine.objects.create(order=world.order, payment=in_order)
    world.account = PayingAccount.objects.create(
        pk=1, iban="SE4550000000058398257466", bic="ESSESESS", payer_id="123456789012A001"
    )
    world.claim = RecoveryClaim.objects.create(
        grant=world.unreported, ground="not_used", amount=Decimal("10"), decision=world.decision, decided_on=date(2020, 3, 1)
    )


def payment(world, **values):
    made = Payment.objects.create(
        organisation=world.organisation,
        board=world.board,
        amount=Decimal("100"),
        due=date(2019, 2, 1),
        giro_type="bankgiro",
        giro_number=world.organisation.bankgiro,
        planned_by=world.planner,
        **values,
    )
    GrantPayment.objects.create(grant=world.reported, payment=made)
    return made
