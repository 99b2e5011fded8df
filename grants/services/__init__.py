"""Acts on association grants: register, submit, grant, reject, pay, report back, reclaim."""

from .aid import prepare_state_aid
from .applications import change_application, dismiss_application, register_application, submit_application, withdraw_application
from .decisions import grant_application, reject_application
from .past_grants import add_past_payments, register_past_grants
from .payments import plan_grant_payment
from .recoveries import claim_recovery
from .reports import approve_report, register_report
from .rounds import change_round, open_round
from .schemes import change_scheme, register_scheme

__all__ = [
    "add_past_payments",
    "approve_report",
    "change_application",
    "change_round",
    "change_scheme",
    "claim_recovery",
    "dismiss_application",
    "grant_application",
    "open_round",
    "plan_grant_payment",
    "prepare_state_aid",
    "register_application",
    "register_past_grants",
    "register_report",
    "register_scheme",
    "reject_application",
    "submit_application",
    "withdraw_application",
]
