"""Acts on association grants: register, submit, grant, reject, pay, report back, reclaim."""

from .aid import prepare_state_aid
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
from .payments import plan_grant_payment
from .recoveries import claim_recovery
from .reports import approve_report, register_report
from .rounds import change_round, open_round
from .schemes import change_scheme, register_scheme
from .statistics import change_age_span, count_members, register_age_span

__all__ = [
    "approve_report",
    "ask_for_documents",
    "assess_application",
    "change_age_span",
    "change_application",
    "change_assessment",
    "change_criterion",
    "change_required_document",
    "change_round",
    "change_scheme",
    "claim_recovery",
    "complete_application",
    "conclude_assessment",
    "count_members",
    "declare_conflict",
    "dismiss_application",
    "grant_application",
    "hand_in_document",
    "lift_conflict",
    "open_round",
    "plan_grant_payment",
    "prepare_state_aid",
    "register_age_span",
    "register_application",
    "register_criterion",
    "register_report",
    "register_required_document",
    "register_scheme",
    "reject_application",
    "reopen_assessment",
    "request_completion",
    "reuse_answers",
    "submit_application",
    "withdraw_application",
]
