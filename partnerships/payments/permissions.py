"""Who may plan, attest and execute payments (R23: never the same person for the first two)."""

from partnerships.register.rights import Area


def can_plan_payment(user, board_id):
    return user.may("C", Area.PAYMENTS, board_id)


def is_attester(user, payment):
    """The board's own named beslutsattestant: a right over every board at once is no attest right."""
    named = any(letter == "A" and held.board_id == payment.board_id for letter, held in user.rights(Area.PAYMENTS))
    return named and payment.planned_by_id != user.pk


def can_attest_payment(user, payment):
    return is_attester(user, payment) and not payment.shuts_out(user)


def is_payer(user, payment):
    """Finance, who executes payments."""
    return user.may("X", Area.PAYMENTS, payment.board_id)


def can_execute_payment(user, payment):
    return is_payer(user, payment) and not payment.shuts_out(user)


def can_cancel_payment(user, payment):
    may = can_plan_payment(user, payment.board_id) or is_attester(user, payment)
    return may and not payment.shuts_out(user)


def can_make_order(user):
    """Finance executes every board's payments, and gathers them."""
    return user.may("X", Area.PAYMENTS)


def can_execute_order(user, order):
    return user.may("X", Area.PAYMENTS, order.board_id)


def can_keep_account(user):
    return user.may("X", Area.PAYMENTS)
