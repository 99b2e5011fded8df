"""Acts on association grants: register, submit, grant, reject, pay, report back, reclaim."""

from .aid import prepare_state_aid
from .applications import change_application, dismiss_application, register_application, submit_application, withdraw_application
from .categories import change_category, place_organisation, register_category
from .decisions import grant_application, reject_application
from .late_rules import change_late_rule, register_late_rule
from .payments import plan_grant_payment
from .recoveries import claim_recovery
from .reports import approve_report, register_report
from .rounds import change_round, copy_rounds, open_round
from .schemes import change_scheme, register_scheme

__all__ = [
    "approve_report",
    "change_application",
    "change_category",
    "change_late_rule",
    "change_round",
    "change_scheme",
    "claim_recovery",
    "copy_rounds",
    "dismiss_application",
    "grant_application",
    "open_round",
    "place_organisation",
    "plan_grant_payment",
    "prepare_state_aid",
    "register_application",
    "register_category",
    "register_late_rule",
    "register_report",
    "register_scheme",
    "reject_application",
    "submit_application",
    "withdraw_application",
]
