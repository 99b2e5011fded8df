"""Pages of transfers between boards."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.ground.days import format_day
from partnerships.ground.errors import require
from partnerships.ground.money import format_kronor
from partnerships.ground.pages import act_page, list_page
from partnerships.register.rights import Area

from .. import services
from ..filters import TransferFilters
from ..forms import BookForm, DecisionForm, ReasonForm, TransferForm, asked_line
from ..models import BudgetTransfer
from ..permissions import can_move_transfer, can_propose_transfer
from ..tables import TRANSFERS
from .plans import plans_for

State = BudgetTransfer.State


def transfers_for(user):
    return BudgetTransfer.objects.visible_to(user).select_related(
        "line__item__plan__owner_board", "from_board", "to_board", "decision__board"
    )


def transfer_list(request):
    require(request.user.reads(Area.COSTS))
    return list_page(
        request,
        TransferFilters(request.GET, transfers_for(request.user).with_columns()),
        TRANSFERS,
        title=_("Överföringar mellan nämnder"),
        intro=_("Pengar ur en budgetplan som går från en nämnd till en annan"),
        export="overforingar",
        empty=_("Ingen överföring att visa. Den föreslås på budgetplanens sida."),
    )


def propose_transfer(request, pk):
    plan = get_object_or_404(plans_for(request.user), pk=pk)
    require(can_propose_transfer(request.user, plan))
    initial = {"from_board": plan.owner_board_id} | asked_line(request)
    form = TransferForm(request.POST or None, user=request.user, plan=plan, initial=initial)
    act = partial(services.propose_transfer, actor=request.user)
    intro = _("Överföringen är föreslagen tills ett beslut är registrerat.")
    return act_page(
        request, form, act, title=_("Föreslå överföring"), intro=intro, submit=_("Spara förslaget"), back=plan, done=plan
    )


def transfer(request, pk):
    transfer = get_object_or_404(transfers_for(request.user), pk=pk)
    plan, address = transfer.line.plan, partial(reverse, args=[pk])
    acts = [
        (label, address(name))
        for label, name, state in (
            (_("Registrera beslut"), "budget:decide_transfer", State.DECIDED),
            (_("Bokför"), "budget:book_transfer", State.BOOKED),
            (_("Avbryt"), "budget:cancel_transfer", State.CANCELLED),
        )
        if can_move_transfer(request.user, transfer, state)
    ]
    decision = (_("Beslut"), _("Inget beslut är registrerat"))
    if transfer.decision:
        decision = (_("Beslut"), str(transfer.decision), transfer.decision.get_absolute_url())
    context = {
        "title": str(transfer),
        "crumbs": [
            (_("Budget"), reverse("budget:plan_list")),
            (plan.title, plan.get_absolute_url()),
            (_("Överföring"), ""),
        ],
        "intro": plan.title,
        "state": (transfer.get_state_display(), transfer.tone),
        "acts": acts,
        "facts": [
            (_("Budgetrad"), str(transfer.line), transfer.line.get_absolute_url()),
            (_("Från"), transfer.from_board.name),
            (_("Till"), transfer.to_board.name),
            (_("Belopp"), format_kronor(transfer.amount)),
            decision,
            *booking_facts(transfer),
        ],
        "history": history_of(transfer, user=request.user),
    }
    return render(request, "ground/record.html", context)


def booking_facts(transfer):
    if transfer.state != State.BOOKED:
        return []
    return [(_("Bokförd"), format_day(transfer.booked_on)), (_("Verifikationsnummer"), transfer.voucher_no)]


def decide_transfer(request, pk):
    transfer = get_object_or_404(transfers_for(request.user), pk=pk)
    require(can_move_transfer(request.user, transfer, State.DECIDED))
    can_serve = {"board": transfer.from_board, "not_before": transfer.line.plan.stated_on()}
    form = DecisionForm(request.POST or None, user=request.user, thing=transfer, **can_serve)
    act = partial(services.decide_transfer, actor=request.user, transfer=transfer)
    title = _("Registrera beslut om överföring")
    return act_page(request, form, act, title=title, intro=told(transfer), submit=_("Registrera beslutet"), back=transfer)


def book_transfer(request, pk):
    transfer = get_object_or_404(transfers_for(request.user), pk=pk)
    require(can_move_transfer(request.user, transfer, State.BOOKED))
    form = BookForm(request.POST or None, thing=transfer)
    act = partial(services.book_transfer, actor=request.user, transfer=transfer)
    title = _("Bokför överföring")
    return act_page(request, form, act, title=title, intro=told(transfer), submit=_("Bokför"), back=transfer)


def cancel_transfer(request, pk):
    transfer = get_object_or_404(transfers_for(request.user), pk=pk)
    require(can_move_transfer(request.user, transfer, State.CANCELLED))
    form = ReasonForm(request.POST or None, thing=transfer)
    act = partial(services.cancel_transfer, actor=request.user, transfer=transfer)
    title = _("Avbryt överföring")
    return act_page(request, form, act, title=title, intro=told(transfer), submit=title, back=transfer, tone="danger")


def told(transfer):
    return _("%(amount)s för %(line)s, från %(from)s till %(to)s.") % {
        "amount": format_kronor(transfer.amount),
        "line": transfer.line,
        "from": transfer.from_board,
        "to": transfer.to_board,
    }
