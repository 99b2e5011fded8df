"""Pages of finance: orders of payments, the files of them, and the account that they are paid from."""

from functools import partial

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.ground.days import format_day, last_day_moved, today
from partnerships.ground.errors import require
from partnerships.ground.money import format_kronor
from partnerships.ground.pages import act_page, list_page
from partnerships.ground.tables import table

from .. import services
from ..filters import OrderFilters
from ..forms import AccountForm, DissolveForm, ExecuteOrderForm, OrderForm
from ..models import PayingAccount, Payment, PaymentOrder
from ..pain001 import check_order
from ..permissions import can_execute_order, can_keep_account, can_make_order
from ..tables import IN_ORDER, ORDER_TONES, ORDERS


def orders_for(user):
    return PaymentOrder.objects.visible_to(user).with_sums().select_related("board", "created_by")


def order_list(request):
    may = can_make_order(request.user)
    return list_page(
        request,
        OrderFilters(request.GET, orders_for(request.user)),
        ORDERS,
        title=_("Betalningsunderlag"),
        intro=_("Attesterade utbetalningar som betalas tillsammans. Varje utbetalning står i ett gällande underlag."),
        create=(_("Nytt underlag"), reverse("payments:make_order")) if may else None,
        stats=waiting_sums(request.user) if may else (),
        near=near_orders(request.user),
        export="betalningsunderlag",
        none_yet=_("Inget underlag är gjort. Det görs av attesterade utbetalningar."),
    )


def near_orders(user):
    near = [(_("Utbetalningar"), reverse("payments:payment_list"))]
    return [*near, (_("Betalkonto"), reverse("payments:account"))] if can_keep_account(user) else near


def waiting_sums(user):
    rows = Payment.objects.visible_to(user).to_order()
    note = _("%(count)s attesterade utbetalningar") % {"count": rows.count()}
    return [{"label": _("Inte med i något underlag"), "value": format_kronor(rows.total("amount")), "note": note}]


def make_order(request):
    require(can_make_order(request.user))
    return act_page(
        request,
        OrderForm(request.POST or None, user=request.user, initial={"due_to": today(), "pay_on": last_day_moved(today())}),
        partial(services.make_order, actor=request.user),
        title=_("Nytt betalningsunderlag"),
        intro=_(
            "Alla attesterade utbetalningar i urvalet som inte redan ingår i ett underlag tas med, utom de som du är jävig i."
        ),
        submit=_("Gör underlaget"),
        back="payments:order_list",
    )


def order(request, pk):
    order = get_object_or_404(orders_for(request.user), pk=pk)
    payments, State = list(order.payments()), PaymentOrder.State
    acts = []
    if order.can_move_to(State.EXECUTED) and can_execute_order(request.user, order):
        acts = [
            (_("Registrera som betalt"), reverse("payments:execute_order", args=[pk])),
            (_("Lös upp"), reverse("payments:dissolve_order", args=[pk])),
        ]
    if order.state != State.DISSOLVED:
        acts.append((_("Underlag i Excel"), reverse("reports:payment_basis", args=[pk])))
    hindrance = hindrance_to_file(order) if order.state == State.MADE else None
    if order.state == State.MADE and not hindrance:
        acts.append((_("Betalfil till banken"), reverse("reports:payment_file", args=[pk])))
    context = {
        "title": str(order),
        "crumbs": [(_("Betalningsunderlag"), reverse("payments:order_list")), (str(order), "")],
        "intro": format_kronor(order.amount),
        "state": (order.get_state_display(), ORDER_TONES[order.state]),
        "acts": acts,
        "warnings": [*filter(None, [hindrance]), *giro_warnings(payments)],
        "facts": [
            (_("Nämnd"), order.board.name if order.board else _("alla nämnder")),
            (_("Betalas senast"), " – ".join(format_day(day) for day in (order.due_from, order.due_to) if day)),
            (_("Betalningsdag"), format_day(order.pay_on)),
            (_("Utbetalningar"), order.count),
            (_("Belopp"), format_kronor(order.amount)),
            (_("Meddelande-id hos banken"), order.message_id()),
            (_("Gjort av"), order.created_by.name),
        ],
        "payments": table(IN_ORDER, payments, caption=_("Utbetalningar i underlaget")),
        "history": history_of(order, user=request.user),
    }
    return render(request, "payments/order.html", context)


def hindrance_to_file(order):
    """Why the bank cannot have the order as a file now, or None."""
    try:
        check_order(order)
    except ValidationError as fault:
        return {"title": _("Betalfilen kan inte göras än"), "text": " ".join(fault.messages), "tone": "danger"}


def giro_warnings(payments):
    """Payments whose number no longer is the receiver's: they are to be planned anew."""
    return [
        {
            "title": _("%(organisation)s har bytt gironummer") % {"organisation": payment.organisation},
            "text": (
                _("%(number)s gäller inte längre. Är betalfilen inte skickad: lös upp underlaget och planera på nytt.")
                if payment.order()
                else _("%(number)s gäller inte längre. Avbryt utbetalningen och planera den på nytt.")
            )
            % {"number": f"{payment.get_giro_type_display()} {payment.giro_number}"},
            "tone": "danger",
            "url": payment.get_absolute_url(),
            "label": _("Visa utbetalningen"),
        }
        for payment in payments
        if payment.state in {Payment.State.PLANNED, Payment.State.ATTESTED} and not payment.has_own_giro()
    ]


def execute_order(request, pk):
    order = get_object_or_404(orders_for(request.user), pk=pk)
    require(can_execute_order(request.user, order))
    return act_page(
        request,
        ExecuteOrderForm(request.POST or None, thing=order, payments=order.payments()),
        partial(services.execute_order, actor=request.user, order=order),
        title=_("Registrera underlaget som betalt"),
        intro=_("%(count)s utbetalningar, %(amount)s. Alla registreras, eller ingen.")
        % {"count": order.count, "amount": format_kronor(order.amount)},
        submit=_("Registrera"),
        back=order,
    )


def dissolve_order(request, pk):
    order = get_object_or_404(orders_for(request.user), pk=pk)
    require(can_execute_order(request.user, order))
    return act_page(
        request,
        DissolveForm(request.POST or None, thing=order),
        partial(services.dissolve_order, actor=request.user, order=order),
        title=_("Lös upp underlaget"),
        intro=_("Är filen redan skickad till banken: stoppa den där först. Utbetalningarna blir fria för ett nytt underlag."),
        submit=_("Lös upp underlaget"),
        back=order,
        tone="danger",
    )


def account(request):
    require(can_keep_account(request.user))
    account = PayingAccount.objects.first()
    act = partial(services.change_account, account=account) if account else services.register_account
    return act_page(
        request,
        AccountForm(request.POST or None, user=request.user, thing=account),
        partial(act, actor=request.user),
        title=_("Betalkonto"),
        intro=_("Kontot som kommunen betalar från, så som betalfilen anger det för banken."),
        submit=_("Spara betalkontot"),
        back="payments:order_list",
        history=history_of(account, user=request.user) if account else (),
    )
