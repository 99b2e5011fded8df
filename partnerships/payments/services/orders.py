"""Acts on orders: attested payments are gathered, handed out, and noted as paid or let go."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, record, save_state
from partnerships.ground.errors import require
from partnerships.ground.money import format_kronor

from ..models import OrderLine, Payment, PaymentOrder
from ..models.orders import check_each
from ..permissions import can_execute_order, can_make_order
from .payments import pay


@transaction.atomic
def make_order(*, actor, due_to, pay_on, board=None, due_from=None):
    """Gather the attested payments of a board, or of all, that are due within some days. Each stands in one live order only."""
    require(can_make_order(actor))
    order = add(actor, PaymentOrder(board=board, due_from=due_from, due_to=due_to, pay_on=pay_on, created_by=actor))
    # Held, so that none is cancelled or paid by itself meanwhile.
    held = order.waiting().exclude(pk__in=Payment.objects.shutting_out(actor)).locked().order_by("pk")  # R23
    payments = list(held)
    order.check_takes(Payment.objects.filter(pk__in=[payment.pk for payment in payments]).select_related("organisation"))
    try:
        with transaction.atomic():
            take_in(order, payments)
    except IntegrityError as fault:  # only the constraint can say no here
        raise ValidationError(_("Någon annan tog just med några av utbetalningarna i ett underlag. Ladda om sidan.")) from fault
    record(actor, "gathered", order, count=len(payments), amount=sum(payment.amount for payment in payments))
    return order


def take_in(order, payments):
    OrderLine.objects.bulk_create([OrderLine(order=order, payment=payment) for payment in payments])


@transaction.atomic
def execute_order(*, actor, order, paid_on, voucher_no="", vouchers=()):
    """Note that the bank has paid every payment of the order: one voucher for all, or one for each. Whole or nothing.

    A number that the receiver has changed since the file left does not stop it: what the bank has paid, it has paid.

    `vouchers` are {"payment": a payment or its number, "voucher_no": text}; those that are not told have `voucher_no`.
    """
    order = order.as_seen()
    require(can_execute_order(actor, order))
    order.move_to(PaymentOrder.State.EXECUTED)
    Payment(paid_on=paid_on).clean()  # said once, and not of each payment
    payments = list(order.payments().with_decisions().filter(order_lines__live=True).locked())
    shut = set(Payment.objects.shutting_out(actor).filter(order_lines__order=order).values_list("pk", flat=True))  # R23
    own = {each["payment"]: each["voucher_no"].strip() for each in vouchers}
    if unknown := sorted(own.keys() - {payment.pk for payment in payments}):
        raise ValidationError({"vouchers": _("Utbetalning %(numbers)s ingår inte.") % {"numbers": ", ".join(map(str, unknown))}})

    def pay_one(payment):
        if payment.pk in shut:
            raise ValidationError(_("Du är antecknad som jävig. Någon annan får registrera underlaget."))
        pay(actor, payment, paid_on, own.get(payment.pk) or voucher_no)

    check_each(payments, pay_one)
    amount = sum(payment.amount for payment in payments)
    return save_state(actor, order, "paid", amount=amount, paid_on=paid_on, voucher_no=voucher_no)


@transaction.atomic
def dissolve_order(*, actor, order, reason):
    """Let the payments of an order go, before the bank has paid: they wait for another order."""
    order = order.as_seen()
    require(can_execute_order(actor, order))
    order.move_to(PaymentOrder.State.DISSOLVED)
    order.lines.update(live=False)
    return save_state(actor, order, "dissolved", reason=reason)


@transaction.atomic
def hand_out_order(*, actor, order, document, **checksum):
    """Log that somebody took out the order, as a file to the bank or as Excel. (A second download is written down too.)"""
    require(can_make_order(actor))
    amount = format_kronor(order.payments().total("amount"))
    return record(actor, "downloaded", order, document=document, sum=amount, **checksum)
