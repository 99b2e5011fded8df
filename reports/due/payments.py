"""Payments that wait to be attested, gathered or noted as paid, and numbers that wait for a second person."""

from datetime import timedelta

from django.utils.translation import gettext as _

from partnerships.ground.days import day_of
from partnerships.ground.money import format_kronor
from partnerships.payments.models import Payment, PaymentOrder
from partnerships.payments.permissions import can_execute_order, is_attester, is_payer
from partnerships.register.models import GiroChange
from partnerships.register.permissions import can_confirm_giro
from partnerships.register.rights import Role

from .due import Due

TIME_TO_CONFIRM = timedelta(weeks=1)


def payments_to_handle(user):
    """Payments that wait for this user: to attest, or to gather in an order and execute."""
    waiting = Payment.objects.visible_to(user).waiting().exclude(order_lines__live=True)
    waiting = waiting.exclude(pk__in=Payment.objects.shutting_out(user))  # R23
    for payment in waiting.select_related("organisation", "board"):
        told = {"note": f"{payment.organisation}, {payment.board}", "url": payment.get_absolute_url(), "board": payment.board}
        if payment.state == Payment.State.PLANNED and is_attester(user, payment):
            title, who = _("Attestera %(amount)s") % kronor_of(payment), str(Role.ATTESTER.label)
            yield Due(payment.due, title, who=who, kind=_("Utbetalning att attestera"), **told)
        if payment.state == Payment.State.ATTESTED and is_payer(user, payment):
            title, who = _("Betala ut %(amount)s") % kronor_of(payment), str(Role.FINANCE.label)
            yield Due(payment.due, title, who=who, kind=_("Utbetalning att betala"), **told)


def orders_to_execute(user):
    """Orders that the bank is to pay, or has paid: to be noted as paid with their vouchers."""
    made = PaymentOrder.objects.visible_to(user).filter(state=PaymentOrder.State.MADE).with_sums().select_related("board")
    for order in made:
        if can_execute_order(user, order):
            title, note = _("Registrera underlag som betalt"), f"{order}, {format_kronor(order.amount)}"
            who = str(Role.FINANCE.label)
            yield Due(order.pay_on, title, note, order.get_absolute_url(), board=order.board, who=who)


def giros_to_confirm(user):
    """New numbers that a second person is to confirm: until then money goes to the old one."""
    for change in GiroChange.objects.visible_to(user).waiting().select_related("organisation"):
        day, title = day_of(change.created_at) + TIME_TO_CONFIRM, _("Bekräfta nytt gironummer")
        yield Due(day, title, str(change.organisation), change.get_absolute_url(), mine=can_confirm_giro(user, change))


def kronor_of(payment):
    return {"amount": format_kronor(payment.amount)}
