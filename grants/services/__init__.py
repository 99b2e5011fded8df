"""Acts on association grants: register, submit, grant, reject, pay, report back, reclaim."""

from .aid import prepare_state_aid
from .applications import change_application, dismiss_application, register_application, submit_application, withdraw_application
from .categories import change_category, place_organisation, register_category
from .decisions import grant_application, reject_application
from .late_rules import change_late_rule, register_late_rule
from .applications import (
    change_application,
    dismiss_application,
    register_application,
    reuse_answers,
    submit_application,
    withdraw_application,
)
from .assessments import (
    assess_application,
    change_assessment,
    change_criterion,
    conclude_assessment,
    register_criterion,
    reopen_assessment,
)
from .completions import complete_application, request_completion
from .conflicts import declare_conflict, lift_conflict
from .decisions import grant_application, reject_application
from .documents import ask_for_documents, change_required_document, hand_in_document, register_required_document
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
from .eligibility import change_condition, check_eligibility, register_condition
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
from .statistics import change_age_span, count_members, register_age_span

__all__ = [
    "answer_recovery",
    "approve_report",
    "attach_to_report",
    "change_application",
    "change_risk_rule",
    "change_category",
    "change_late_rule",
    "ask_for_documents",
    "assess_application",
    "change_age_span",
    "change_application",
    "change_assessment",
    "change_criterion",
    "change_condition",
    "change_required_document",
    "ask_change",
    "change_application",
    "change_decision_list",
    "change_proposal",
    "change_round",
    "change_scheme",
    "check_sampled_grant",
    "check_eligibility",
    "claim_recovery",
    "decide_recovery",
    "copy_rounds",
    "complete_application",
    "conclude_assessment",
    "count_members",
    "declare_conflict",
    "dismiss_application",
    "draw_report_sample",
    "drop_recovery",
    "grant_application",
    "invoice_recovery",
    "hand_in_document",
    "lift_conflict",
    "complete_decision",
    "decide_decision_list",
    "dismiss_application",
    "gather_applications",
    "grant_application",
    "grant_change",
    "open_round",
    "place_organisation",
    "plan_grant_payment",
    "plan_grant_payments",
    "prepare_state_aid",
    "register_age_span",
    "register_application",
    "register_repayment",
    "register_category",
    "register_late_rule",
    "propose_outcome",
    "register_application",
    "register_decision_list",
    "register_report",
    "register_risk_rule",
    "register_scheme",
    "reject_application",
    "reject_report",
    "remind_of_report",
    "request_report_completion",
    "reverse_repayment",
    "send_report_again",
    "register_criterion",
    "register_condition",
    "register_report",
    "register_required_document",
    "register_scheme",
    "reject_application",
    "reopen_assessment",
    "request_completion",
    "reuse_answers",
    "reject_change",
    "remove_proposal",
    "return_decision_list",
    "send_decision_list",
    "submit_application",
    "take_back_outcome",
    "withdraw_application",
    "write_off_recovery",
    "withdraw_change",
]
