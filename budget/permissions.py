"""Who may plan, transfer, book, forecast and ask for money."""

from partnerships.register.rights import Area

from .models import BudgetPlan, BudgetTransfer, FundingRequest


def can_register_plan(user, board_id=None):
    return user.may("C", Area.BUDGET, board_id)


def can_change_plan(user, plan):
    """Items and amounts are changed while the plan is proposed; what is adopted stands as it was decided."""
    return user.may("U", Area.BUDGET, plan.board_id) and plan.state == BudgetPlan.State.PROPOSED


def can_adopt_plan(user, plan):
    return user.may("U", Area.BUDGET, plan.board_id) and plan.can_move_to(BudgetPlan.State.ADOPTED)


def can_close_plan(user, plan):
    return user.may("U", Area.BUDGET, plan.board_id) and plan.can_move_to(BudgetPlan.State.CLOSED)


def can_state_control_value(user, plan):
    return user.may("C", Area.BUDGET, plan.board_id) and plan.is_open()


def can_change_control_value(user, plan):
    return user.may("U", Area.BUDGET, plan.board_id) and plan.is_open()


def can_register_cost(user, plan):
    return user.may("C", Area.COSTS, plan.board_id) and plan.is_open()


def can_reverse_cost(user, cost):
    return user.may("U", Area.COSTS, cost.board_id) and cost.line.plan.is_open() and cost.can_be_reversed()


def can_propose_transfer(user, plan):
    return user.may("C", Area.COSTS, plan.board_id) and plan.is_open()


def can_move_transfer(user, transfer, state):
    """Decide, book or cancel, where that may follow."""
    return user.may("U", Area.COSTS, transfer.board_id) and transfer.line.plan.is_open() and transfer.can_move_to(state)


def can_make_forecast(user, plan):
    """The board that owns the plan, and a board that is to have some of its money."""
    if not plan.is_open() or not user.may("C", Area.FORECASTS):
        return False
    if user.may("C", Area.FORECASTS, plan.board_id):
        return True
    receivers = BudgetTransfer.objects.standing().filter(line__item__plan=plan).values_list("to_board", flat=True)
    return any(user.may("C", Area.FORECASTS, board) for board in set(receivers))


def can_register_request(user, board_id=None):
    return user.may("C", Area.BUDGET, board_id)


def can_change_request(user, request):
    return user.may("U", Area.BUDGET, request.board_id) and request.state == FundingRequest.State.REQUESTED
