"""Acts on budget plans: plan, adopt, transfer, book, forecast, ask for money, state what a document says."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, change, save_state
from partnerships.ground.errors import require

from .models import ActualCost, BudgetItem, BudgetLine, BudgetPlan, BudgetTransfer, ControlValue, Forecast, FundingRequest
from .permissions import (
    can_adopt_plan,
    can_change_control_value,
    can_change_plan,
    can_change_request,
    can_close_plan,
    can_make_forecast,
    can_move_transfer,
    can_propose_transfer,
    can_register_cost,
    can_register_plan,
    can_register_request,
    can_reverse_cost,
    can_state_control_value,
)


@transaction.atomic
def register_plan(*, actor, owner_board, **values):
    """Register a proposed plan of costs."""
    require(can_register_plan(actor, owner_board.pk))
    return add(actor, BudgetPlan(owner_board=owner_board, **values))


@transaction.atomic
def change_plan(*, actor, plan, reason="", **values):
    require(can_change_plan(actor, plan))
    return change(actor, plan, values, reason=reason)


@transaction.atomic
def adopt_plan(*, actor, plan, decision):
    """Register that the plan was adopted."""
    plan = plan.as_seen()
    require(can_adopt_plan(actor, plan))
    plan.check_adopted_by(decision)
    plan.move_to(BudgetPlan.State.ADOPTED)
    plan.decision = decision
    return save_state(actor, plan, "adopted", fields=["decision"], decision=decision)


@transaction.atomic
def close_plan(*, actor, plan, reason):
    """End the plan: nothing more is planned, transferred, booked or forecast in it."""
    plan = plan.as_seen()
    require(can_close_plan(actor, plan))
    plan.move_to(BudgetPlan.State.CLOSED)
    return save_state(actor, plan, "closed", reason=reason)


@transaction.atomic
def add_item(*, actor, plan, amounts=None, **values):
    """Add a row to the plan's table, with the amounts known so far: {year: kronor}."""
    plan = BudgetPlan.objects.locked().get(pk=plan.pk)  # held, so that it is not adopted meanwhile
    require(can_change_plan(actor, plan))
    item = add(actor, BudgetItem(plan=plan, **values))
    for year, amount in (amounts or {}).items():
        add(actor, BudgetLine(item=item, year=year, amount=amount))
    return item


@transaction.atomic
def change_item(*, actor, item, reason="", **values):
    require(can_change_plan(actor, item.plan))
    return change(actor, item, values, reason=reason)


@transaction.atomic
def add_line(*, actor, item, year, amount):
    """Set the amount of an item for a year that has none."""
    plan = BudgetPlan.objects.locked().get(pk=item.plan_id)
    require(can_change_plan(actor, plan))
    return add(actor, BudgetLine(item=item, year=year, amount=amount))


@transaction.atomic
def change_line(*, actor, line, reason="", **values):
    """Set another amount. Never less than the line's transfers take."""
    plan = BudgetPlan.objects.locked().get(pk=line.item.plan_id)
    require(can_change_plan(actor, plan))
    return change(actor, line, values, reason=reason)


@transaction.atomic
def state_control_value(*, actor, plan, **values):
    """Register a sum that a document itself states, to be compared with the sum of the lines."""
    require(can_state_control_value(actor, plan))
    return add(actor, ControlValue(plan=plan, **values))


@transaction.atomic
def change_control_value(*, actor, control_value, reason="", **values):
    require(can_change_control_value(actor, control_value.plan))
    return change(actor, control_value, values, reason=reason)


@transaction.atomic
def propose_transfer(*, actor, line, from_board, to_board, amount):
    """Propose that money of a line moves from one board to another, within what remains on the line."""
    require(can_propose_transfer(actor, line.plan))
    transfer = BudgetTransfer(line=line, from_board=from_board, to_board=to_board, amount=amount)
    transfer.full_clean()
    transfer.check_giver()
    line.reserve(amount)  # one conditional UPDATE: holds on both databases, refuses past the line
    return add(actor, transfer, act="proposed")


@transaction.atomic
def decide_transfer(*, actor, transfer, decision):
    """Tie a proposed transfer to the decision that makes it."""
    transfer = transfer.as_seen()
    require(can_move_transfer(actor, transfer, BudgetTransfer.State.DECIDED))
    transfer.check_decided_by(decision)
    transfer.move_to(BudgetTransfer.State.DECIDED)
    transfer.decision = decision
    return save_state(actor, transfer, "decided", fields=["decision"], decision=decision, amount=transfer.amount)


@transaction.atomic
def book_transfer(*, actor, transfer, booked_on, voucher_no=""):
    """Note that the ledger has the transfer, with the voucher's number."""
    transfer = transfer.as_seen()
    require(can_move_transfer(actor, transfer, BudgetTransfer.State.BOOKED))
    transfer.move_to(BudgetTransfer.State.BOOKED)
    transfer.booked_on, transfer.voucher_no = booked_on, voucher_no
    return save_state(actor, transfer, "booked", fields=["booked_on", "voucher_no"], amount=transfer.amount)


@transaction.atomic
def cancel_transfer(*, actor, transfer, reason):
    """Take back a proposal; its amount can be transferred anew."""
    transfer = transfer.as_seen()
    require(can_move_transfer(actor, transfer, BudgetTransfer.State.CANCELLED))
    transfer.move_to(BudgetTransfer.State.CANCELLED)
    save_state(actor, transfer, "cancelled", reason=reason, amount=transfer.amount)
    transfer.line.release(transfer.amount)
    return transfer


@transaction.atomic
def register_cost(*, actor, line, **values):
    """Register a booked cost. More than planned is registered all the same, and warned of (R16)."""
    require(can_register_cost(actor, line.plan))
    return add(actor, ActualCost(line=line, **values))


@transaction.atomic
def reverse_cost(*, actor, cost, date, reason, voucher_no=""):
    """Correct a booked cost by a new record with the opposite sign (R31); the booked one stays as it is."""
    cost = ActualCost.objects.locked().select_related("line__item__plan").get(pk=cost.pk)
    if not cost.can_be_reversed():
        raise ValidationError(_("Posten är redan rättad, eller är själv en rättelse."))
    require(can_reverse_cost(actor, cost))
    reversal = ActualCost(
        line=cost.line,
        date=date,
        amount=-cost.amount,
        supplier=cost.supplier,
        voucher_no=voucher_no,
        text=_("Rättar %(voucher)s") % {"voucher": cost.voucher_no or cost},
        reverses=cost,
    )
    return add(actor, reversal, act="reversed", reason=reason)


@transaction.atomic
def make_forecast(*, actor, line, **values):
    """Say what the line is expected to cost. Earlier forecasts stay; the newest counts."""
    require(can_make_forecast(actor, line.plan))
    return add(actor, Forecast(line=line, **values))


@transaction.atomic
def register_request(*, actor, board, **values):
    """Register that a board asks for more money."""
    require(can_register_request(actor, board.pk))
    return add(actor, FundingRequest(board=board, **values))


@transaction.atomic
def change_request(*, actor, request, reason="", **values):
    require(can_change_request(actor, request))
    return change(actor, request, values, reason=reason)


@transaction.atomic
def decide_request(*, actor, request, decision, granted_amount):
    """Register what was granted of a request: all, some, or nothing (0 kr)."""
    request = request.as_seen()
    require(can_change_request(actor, request))
    request.check_decided_by(decision, granted_amount)
    request.move_to(request.outcome_of(granted_amount))
    request.decision, request.granted_amount = decision, granted_amount
    return save_state(actor, request, "decided", fields=["decision", "granted_amount"], decision=decision, amount=granted_amount)
