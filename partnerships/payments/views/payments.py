"""Pages of payments: the list, one payment, and what can be done with it."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.ground.days import format_day
from partnerships.ground.errors import require
from partnerships.ground.forms import ActForm
from partnerships.ground.money import format_kronor
from partnerships.ground.pages import act_page, list_page

from .. import services
from ..filters import PaymentFilters
from ..forms import CancelForm, ExecuteForm, ReverseForm
from ..models import Payment
from ..permissions import can_attest_payment, can_cancel_payment, can_execute_payment, can_make_order, is_attester
from ..tables import PAYMENTS_WITH_PURPOSE, TONES
from .orders import giro_warnings


def payments_for(user):
    rows = Payment.objects.visible_to(user)
    return rows.select_related("organisation", "board", "planned_by", "attested_by", "reverses", "reversed_by")


def payment_list(request):
    filters = PaymentFilters(request.GET, payments_for(request.user).with_purpose())
    return list_page(
        request,
        filters,
        PAYMENTS_WITH_PURPOSE,
        title=_("Utbetalningar"),
        intro=_("En planerar, en annan attesterar, ekonomi betalar ut. Det som är utbetalt rättas bara med en omvänd post."),
        stats=payment_sums(filters.qs) if filters.is_valid() else (),
        export="utbetalningar",
        none_yet=_("Ingen utbetalning är planerad. Den planeras på det beviljade bidragets eller avtalets sida."),
        near=[(_("Betalningsunderlag"), reverse("payments:order_list"))] if can_make_order(request.user) else [],
    )


def payment_sums(rows):
    """What was paid and what is on its way; cancelled payments are in neither."""
    return [
        {"label": _("Utbetalt"), "value": format_kronor(rows.paid().total("amount")), "note": _("Rättelser är avräknade.")},
        {
            "label": _("Planerat och attesterat"),
            "value": format_kronor(rows.waiting().total("amount")),
            "note": _("Avbrutna utbetalningar räknas inte."),
        },
    ]


def payment(request, pk):
    payment = get_object_or_404(payments_for(request.user), pk=pk)
    State, address, acts = Payment.State, partial(reverse, args=[pk]), []
    if payment.can_move_to(State.ATTESTED) and can_attest_payment(request.user, payment):
        acts.append((_("Attestera"), address("payments:attest")))
    elif payment.state == State.ATTESTED and (following := next_to_attest(request.user, payment)):
        acts.append((_("Nästa att attestera"), following.get_absolute_url()))
    order = payment.order()
    if order is None and payment.can_move_to(State.PAID) and can_execute_payment(request.user, payment):
        acts.append((_("Registrera utbetalning"), address("payments:execute")))
    if order is None and payment.can_move_to(State.CANCELLED) and can_cancel_payment(request.user, payment):
        acts.append((_("Avbryt utbetalningen"), address("payments:cancel")))
    if payment.can_be_reversed() and can_execute_payment(request.user, payment):
        acts.append((_("Rätta med omvänd post"), address("payments:reverse")))
    context = {
        "title": str(payment),
        "crumbs": [(_("Utbetalningar"), reverse("payments:payment_list")), (payment.organisation.name, "")],
        "intro": format_kronor(payment.amount),
        "state": state_of(payment),
        "acts": acts,
        "warnings": giro_warnings([payment]),
        "facts": [
            *purpose(request.user, payment),
            (_("Mottagare"), payment.organisation.name, payment.organisation.get_absolute_url()),
            (_("Belopp"), format_kronor(payment.amount)),
            (payment.get_giro_type_display(), payment.giro_number),
            (_("Nämnd"), payment.board.name),
            (_("Betalas senast"), format_day(payment.due)),
            (_("Planerad av"), payment.planned_by.name),
            *coding(payment),
            *standing_in(request.user, order),
            *done(payment),
        ],
        "history": history_of(payment, user=request.user),
    }
    return render(request, "ground/record.html", context)


def next_to_attest(user, payment):
    """The payment of the same board that waits the longest for this attester; None when all are attested."""
    if not is_attester(user, payment):
        return None
    waiting = payments_for(user).filter(state=Payment.State.PLANNED, board=payment.board_id).exclude(planned_by=user)
    return waiting.exclude(pk__in=Payment.objects.shutting_out(user)).order_by("due", "pk").first()


def purpose(user, payment):
    """What the payment is for and the money that it is taken of, from the floor that tied it. Links only to what may be seen."""
    thing, tie = payment.purpose(), payment.tie()
    if thing is None:
        return [(_("Avser"), None)]
    seen = type(thing).objects.visible_to(user).filter(pk=thing.pk).exists()
    told = _("%(kind)s: %(name)s") % {"kind": capfirst(thing._meta.verbose_name), "name": thing}
    return [(_("Avser"), told, seen and thing.get_absolute_url()), *tie.facts_of_money()]


def coding(payment):
    """How it is to be booked, where the planner has told it."""
    told = ((_("Konto"), payment.account), (_("Kostnadsställe"), payment.cost_centre))
    return [(label, value) for label, value in told if value]


def standing_in(user, order):
    if order is None:
        return []
    return [(_("Underlag"), str(order), can_make_order(user) and order.get_absolute_url())]


def state_of(payment):
    """The tag beside the amount. What is reversed is paid all the same, and says both."""
    if payment.reversal():
        return (_("Återförd"), "warning")
    if payment.reverses_id:
        return (_("Rättelse"), "neutral")
    return (payment.get_state_display(), TONES[payment.state])


def done(payment):
    """What has been done with it so far. What has not been done yet is not unknown, and is not told of."""
    if payment.attested_by:
        yield (_("Attesterad av"), payment.attested_by.name)
    if payment.paid_on:
        yield (_("Utbetald"), format_day(payment.paid_on))
        yield (_("Verifikationsnummer"), payment.voucher_no)
    if payment.text:
        yield (_("Meddelande"), payment.text)
    if payment.reverses_id:
        yield (_("Rättar"), in_short(payment.reverses), payment.reverses.get_absolute_url())
    if reversal := payment.reversal():
        yield (_("Återförd genom"), in_short(reversal), reversal.get_absolute_url())


def in_short(payment):
    return _("%(amount)s, %(day)s") % {"amount": format_kronor(payment.amount), "day": format_day(payment.paid_on)}


def attest(request, pk):
    payment = get_object_or_404(payments_for(request.user), pk=pk)
    require(can_attest_payment(request.user, payment))
    form = ActForm(request.POST or None, thing=payment)
    act = partial(services.attest_payment, actor=request.user, payment=payment)
    intro = _("%(amount)s till %(organisation)s, planerat av %(planner)s.") % {
        "amount": format_kronor(payment.amount),
        "organisation": payment.organisation,
        "planner": payment.planned_by,
    }
    return act_page(
        request,
        form,
        act,
        title=_("Attestera utbetalning"),
        intro=intro,
        submit=_("Attestera"),
        back=payment,
        template="payments/attest.html",
        facts=purpose(request.user, payment),
    )


def execute(request, pk):
    payment = get_object_or_404(payments_for(request.user), pk=pk)
    require(can_execute_payment(request.user, payment))
    form = ExecuteForm(request.POST or None, thing=payment)
    act = partial(services.execute_payment, actor=request.user, payment=payment)
    return act_page(request, form, act, title=_("Registrera utbetalning"), submit=_("Registrera"), back=payment)


def cancel(request, pk):
    payment = get_object_or_404(payments_for(request.user), pk=pk)
    require(can_cancel_payment(request.user, payment))
    form = CancelForm(request.POST or None, thing=payment)
    act = partial(services.cancel_payment, actor=request.user, payment=payment)
    return act_page(
        request, form, act, title=_("Avbryt utbetalning"), submit=_("Avbryt utbetalningen"), back=payment, tone="danger"
    )


def reverse_payment(request, pk):
    payment = get_object_or_404(payments_for(request.user), pk=pk)
    require(can_execute_payment(request.user, payment))
    form = ReverseForm(request.POST or None, thing=payment)
    act = partial(services.reverse_payment, actor=request.user, payment=payment)
    return act_page(
        request, form, act, title=_("Rätta med omvänd post"), submit=_("Skriv den omvända posten"), back=payment, tone="danger"
    )
