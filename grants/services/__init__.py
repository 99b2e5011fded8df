"""Acts on association grants: register, submit, grant, reject, pay, report back, reclaim."""

from .aid import prepare_state_aid
from .applications import change_application, dismiss_application, register_application, submit_application, withdraw_application
from .categories import change_category, place_organisation, register_category
from .decisions import grant_application, reject_application
from .late_rules import change_late_rule, register_late_rule
from .payments import plan_grant_payment
from .recoveries import (
    answer_recovery,
    claim_recovery,
    decide_recovery,
    drop_recovery,
    invoice_recovery,
    register_repayment,
    reverse_repayment,
    write_off_recovery,
)
from .reports import (
    approve_report,
    attach_to_report,
    register_report,
    reject_report,
    remind_of_report,
    request_report_completion,
    send_report_again,
)
from .payments import plan_grant_payment, plan_grant_payments
from .recoveries import claim_recovery
from .reports import approve_report, register_report
from .rounds import change_round, open_round
from .samples import change_risk_rule, check_sampled_grant, draw_report_sample, register_risk_rule
from .rounds import change_round, copy_rounds, open_round
from .schemes import change_scheme, register_scheme

__all__ = [
    "answer_recovery",
    "approve_report",
    "attach_to_report",
    "change_application",
    "change_risk_rule",
    "change_category",
    "change_late_rule",
    "change_round",
    "change_scheme",
    "check_sampled_grant",
    "claim_recovery",
    "decide_recovery",
    "copy_rounds",
    "dismiss_application",
    "draw_report_sample",
    "drop_recovery",
    "grant_application",
    "invoice_recovery",
    "open_round",
    "place_organisation",
    "plan_grant_payment",
    "plan_grant_payments",
    "prepare_state_aid",
    "register_application",
    "register_repayment",
    "register_category",
    "register_late_rule",
    "register_report",
    "register_risk_rule",
    "register_scheme",
    "reject_application",
    "reject_report",
    "remind_of_report",
    "request_report_completion",
    "reverse_repayment",
    "send_report_again",
    "submit_application",
    "withdraw_application",
    "write_off_recovery",
]
