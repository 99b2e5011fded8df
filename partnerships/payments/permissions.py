"""Who may plan, attest and execute payments (R23: never the same person for the first two)."""

from partnerships.register.rights import Area


def can_plan_payment(user, board_id):
    return user.may("C", Area.PAYMENTS, board_id)


def can_attest_payment(user, payment):
    return user.may("A", Area.PAYMENTS, payment.board_id) and payment.planned_by_id != user.pk


def can_execute_payment(user, payment):
    return user.may("X", Area.PAYMENTS, payment.board_id)


def can_cancel_payment(user, payment):
    return can_plan_payment(user, payment.board_id) or can_attest_payment(user, payment)
