"""Money to an organisation, the orders by which finance pays it, and the account that it is drawn on."""

from .accounts import PayingAccount
from .orders import OrderLine, PaymentOrder
from .payments import Payment, Payments, ties

__all__ = ["OrderLine", "PayingAccount", "Payment", "PaymentOrder", "Payments", "ties"]
