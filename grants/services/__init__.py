"""Acts on association grants: register, submit, grant, reject, pay, report back, reclaim."""

from .aid import prepare_state_aid
from .applications import (
    change_application,
    dismiss_application,
    register_application,
    reuse_answers,
    submit_application,
    tie_dismissal,
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
from .categories import change_category, place_organisation, register_category
from .changes import ask_change, grant_change, reject_change, withdraw_change
from .completions import complete_application, request_completion
from .conflicts import declare_conflict, lift_conflict
from .decisions import complete_decision, grant_application, reject_application, take_back_outcome
from .documents import ask_for_documents, change_required_document, hand_in_document, register_required_document
from .eligibility import change_condition, check_eligibility, register_condition
from .late_rules import change_late_rule, register_late_rule
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
from .past_grants import add_past_payments, register_past_grants
from .payments import plan_grant_payment, plan_grant_payments
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
    reopen_report,
    request_report_completion,
    send_report_again,
)
from .rounds import change_round, copy_rounds, open_round
from .samples import change_risk_rule, check_sampled_grant, draw_report_sample, register_risk_rule
from .schemes import change_scheme, register_scheme
from .statistics import change_age_span, count_members, register_age_span

__all__ = [
    "add_past_payments",
    "answer_recovery",
    "approve_report",
    "ask_change",
    "ask_for_documents",
    "assess_application",
    "attach_to_report",
    "change_age_span",
    "change_application",
    "change_assessment",
    "change_category",
    "change_condition",
    "change_criterion",
    "change_decision_list",
    "change_late_rule",
    "change_proposal",
    "change_required_document",
    "change_risk_rule",
    "change_round",
    "change_scheme",
    "check_eligibility",
    "check_sampled_grant",
    "claim_recovery",
    "complete_application",
    "complete_decision",
    "conclude_assessment",
    "copy_rounds",
    "count_members",
    "decide_decision_list",
    "decide_recovery",
    "declare_conflict",
    "dismiss_application",
    "draw_report_sample",
    "drop_recovery",
    "gather_applications",
    "grant_application",
    "grant_change",
    "hand_in_document",
    "invoice_recovery",
    "lift_conflict",
    "open_round",
    "place_organisation",
    "plan_grant_payment",
    "plan_grant_payments",
    "prepare_state_aid",
    "propose_outcome",
    "register_age_span",
    "register_application",
    "register_category",
    "register_condition",
    "register_criterion",
    "register_decision_list",
    "register_late_rule",
    "register_past_grants",
    "register_repayment",
    "register_report",
    "register_required_document",
    "register_risk_rule",
    "register_scheme",
    "reject_application",
    "reject_change",
    "reject_report",
    "remind_of_report",
    "remove_proposal",
    "reopen_assessment",
    "reopen_report",
    "request_completion",
    "request_report_completion",
    "return_decision_list",
    "reuse_answers",
    "reverse_repayment",
    "send_decision_list",
    "send_report_again",
    "submit_application",
    "tie_dismissal",
    "take_back_outcome",
    "withdraw_application",
    "withdraw_change",
    "write_off_recovery",
]
