"""Acts on payments: planned, attested, gathered in orders, paid, reversed."""

from .accounts import change_account, register_account
from .orders import dissolve_order, execute_order, hand_out_order, make_order
from .payments import attest_payment, cancel_payment, execute_payment, in_parts, plan, reverse_payment

__all__ = [
    "attest_payment",
    "cancel_payment",
    "change_account",
    "dissolve_order",
    "execute_order",
    "execute_payment",
    "hand_out_order",
    "in_parts",
    "make_order",
    "plan",
    "register_account",
    "reverse_payment",
]
