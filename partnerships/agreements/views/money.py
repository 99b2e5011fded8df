"""Pages that plan a payment and reckon aid."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from partnerships.ground.days import today
from partnerships.ground.errors import require
from partnerships.ground.money import format_kronor
from partnerships.ground.pages import act_page
from partnerships.payments.forms import PARTS_TO_CHOOSE, asked_parts
from partnerships.state_aid.tables import PREPARING_AID

from .. import services
from ..forms.money import IOPAidForm, IOPPaymentForm, IOPPaymentPartsForm, RequestForm
from ..permissions import can_change_agreement, can_plan_iop_payment, can_request_iop_payment
from .agreement import seen


def plan_payment(request, pk):
    agreement = seen(request, pk)
    require(can_plan_iop_payment(request.user, agreement))
    left = agreement.left()
    form = IOPPaymentForm(request.POST or None, agreement=agreement, initial={"amount": left.get(today().year)})
    act = partial(services.plan_iop_payment, actor=request.user, agreement=agreement)
    amounts = ", ".join(f"{format_kronor(amount)} ({year})" for year, amount in left.items())
    intro = _("Kvar av kommunens medel: %(amounts)s.") % {"amounts": amounts} if left else _("Inget är kvar av kommunens medel.")
    return act_page(
        request, form, act, title=_("Planera utbetalning"), intro=intro, submit=_("Planera"), back=agreement, done=agreement
    )


def plan_payments(request, pk):
    agreement = seen(request, pk)
    require(can_plan_iop_payment(request.user, agreement))
    count, left = asked_parts(request), agreement.left()
    whole = left.get(today().year) or next((amount for amount in left.values() if amount > 0), None)
    form = IOPPaymentPartsForm(request.POST or None, agreement=agreement, count=count, whole=whole)
    amounts = ", ".join(f"{format_kronor(amount)} ({year})" for year, amount in left.items())
    intro = _("Kvar av kommunens medel: %(amounts)s.") % {"amounts": amounts} if left else _("Inget är kvar av kommunens medel.")
    return act_page(
        request,
        form,
        partial(services.plan_iop_payments, actor=request.user, agreement=agreement),
        title=_("Planera i delar"),
        intro=f"{intro} {_('Varje del tas av medlen det år då den ska betalas.')}",
        submit=_("Planera"),
        back=agreement,
        done=agreement,
        template="payments/plan_parts.html",
        part_counts=PARTS_TO_CHOOSE,
        count=count,
    )


def request_payment(request, pk, payment):
    agreement = seen(request, pk)
    rows = agreement.payments().visible_to(request.user).filter(iop_payment__isnull=False)
    payment = get_object_or_404(rows.select_related("organisation", "iop_payment"), pk=payment)
    require(can_request_iop_payment(request.user, agreement))
    tie, told = payment.iop_payment, {"amount": format_kronor(payment.amount), "organisation": payment.organisation}
    initial = {"requested_on": tie.requested_on, "requested_by_role": tie.requested_by_role}
    return act_page(
        request,
        RequestForm(request.POST or None, initial=initial),
        partial(services.request_iop_payment, actor=request.user, agreement=agreement, payment=payment),
        title=_("Registrera rekvisition"),
        intro=_("%(organisation)s begär de %(amount)s som är planerade. Registreras innan utbetalningen attesteras.") % told,
        submit=_("Registrera rekvisitionen"),
        back=agreement,
    )


def prepare_state_aid(request, pk):
    agreement = seen(request, pk)
    require(can_change_agreement(request.user, agreement))
    return act_page(
        request,
        IOPAidForm(request.POST or None, thing=agreement),
        partial(services.prepare_state_aid, actor=request.user, agreement=agreement),
        title=_("Beräkna stöd av mindre betydelse"),
        intro=PREPARING_AID,
        submit=_("Spara beräkningen"),
        back=agreement,
    )
