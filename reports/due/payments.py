"""Payments that wait to be attested or executed."""

from django.utils.translation import gettext as _

from partnerships.ground.money import format_kronor
from partnerships.payments.models import Payment
from partnerships.payments.permissions import can_attest_payment, can_execute_payment
from partnerships.register.rights import Role

from .due import Due


def payments_to_handle(user):
    """Payments that wait for this user: to attest, or to execute."""
    waiting = Payment.objects.visible_to(user).filter(state__in=[Payment.State.PLANNED, Payment.State.ATTESTED])
    for payment in waiting.select_related("organisation", "board"):
        told = {"note": f"{payment.organisation}, {payment.board}", "url": payment.get_absolute_url(), "board": payment.board}
        if payment.state == Payment.State.PLANNED and can_attest_payment(user, payment):
            title, who = _("Attestera %(amount)s") % kronor_of(payment), str(Role.ATTESTER.label)
            yield Due(payment.due, title, who=who, kind=_("Utbetalning att attestera"), **told)
        if payment.state == Payment.State.ATTESTED and can_execute_payment(user, payment):
            title, who = _("Betala ut %(amount)s") % kronor_of(payment), str(Role.FINANCE.label)
            yield Due(payment.due, title, who=who, kind=_("Utbetalning att betala"), **told)


def kronor_of(payment):
    return {"amount": format_kronor(payment.amount)}
