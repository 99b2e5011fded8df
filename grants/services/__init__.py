"""Acts on association grants: register, submit, grant, reject, pay, report back, reclaim."""

from .aid import prepare_state_aid
from .applications import change_application, dismiss_application, register_application, submit_application, withdraw_application
from .decisions import grant_application, reject_application
from .documents import ask_for_documents, change_required_document, hand_in_document, register_required_document
from .eligibility import change_condition, check_eligibility, register_condition
from .payments import plan_grant_payment
from .recoveries import claim_recovery
from .reports import approve_report, register_report
from .rounds import change_round, open_round
from .schemes import change_scheme, register_scheme

__all__ = [
    "approve_report",
    "ask_for_documents",
    "change_application",
    "change_condition",
    "change_required_document",
    "change_round",
    "change_scheme",
    "check_eligibility",
    "claim_recovery",
    "dismiss_application",
    "grant_application",
    "hand_in_document",
    "open_round",
    "plan_grant_payment",
    "prepare_state_aid",
    "register_application",
    "register_condition",
    "register_report",
    "register_required_document",
    "register_scheme",
    "reject_application",
    "submit_application",
    "withdraw_application",
]
