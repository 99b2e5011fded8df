"""Acts on association grants: register, submit, grant, reject, pay, report back, reclaim."""

from .aid import prepare_state_aid
from .applications import change_application, dismiss_application, register_application, submit_application, withdraw_application
from .changes import ask_change, grant_change, reject_change, withdraw_change
from .decisions import complete_decision, grant_application, reject_application, take_back_outcome
from .lists import (
    change_decision_list,
    change_proposal,
    decide_decision_list,
    gather_applications,
    propose_outcome,
    register_decision_list,
    remove_proposal,
    return_decision_list,
    send_decision_list,
)
from .payments import plan_grant_payment
from .recoveries import claim_recovery
from .reports import approve_report, register_report
from .rounds import change_round, open_round
from .schemes import change_scheme, register_scheme

__all__ = [
    "approve_report",
    "ask_change",
    "change_application",
    "change_decision_list",
    "change_proposal",
    "change_round",
    "change_scheme",
    "claim_recovery",
    "complete_decision",
    "decide_decision_list",
    "dismiss_application",
    "gather_applications",
    "grant_application",
    "grant_change",
    "open_round",
    "plan_grant_payment",
    "prepare_state_aid",
    "propose_outcome",
    "register_application",
    "register_decision_list",
    "register_report",
    "register_scheme",
    "reject_application",
    "reject_change",
    "remove_proposal",
    "return_decision_list",
    "send_decision_list",
    "submit_application",
    "take_back_outcome",
    "withdraw_application",
    "withdraw_change",
]
