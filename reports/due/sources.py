"""Every source of days, joined and ordered."""

from partnerships.ground.days import add_months, today

from .agreements import agreements, agreements_to_sign, deliveries_to_confirm, milestones, other_agreements
from .budget import budget_plans
from .cases import appeals_ending, assignments, delegated_decisions, documents_due, governing_documents
from .compact import compact_revision, events_to_tell_of, forums_missing, plan_periods, plan_points
from .due import MONTHS_AHEAD
from .follow_ups import follow_ups, follow_ups_to_answer
from .grants import (
    changes_to_decide,
    completions,
    decision_lists,
    deeper_checks,
    dismissals_without_decision,
    eligibility_to_check,
    grant_reports,
    recoveries,
    report_completions,
    rounds_closing,
    rounds_without_frame,
    schemes_ending,
    undecided_applications,
)
from .initiatives import answers_to_give, outcomes_to_tell
from .payments import giros_to_confirm, orders_to_execute, payments_to_handle
from .register import parameters_ending, roles_ending


def all_due(user):
    """Everything that falls due within a year of what the user may see, the oldest first; what is late stays until it is done."""
    last = add_months(today(), MONTHS_AHEAD)
    found = [due for source in SOURCES for due in source(user) if due.day <= last]
    return sorted(found, key=lambda due: (due.day, due.title, due.note))


def due_list(user):
    """What the user has to act on."""
    return [due for due in all_due(user) if due.mine]


SOURCES = [
    payments_to_handle,
    orders_to_execute,
    giros_to_confirm,
    grant_reports,
    report_completions,
    deeper_checks,
    recoveries,
    rounds_closing,
    rounds_without_frame,
    schemes_ending,
    undecided_applications,
    dismissals_without_decision,
    completions,
    decision_lists,
    changes_to_decide,
    eligibility_to_check,
    agreements,
    other_agreements,
    governing_documents,
    agreements_to_sign,
    milestones,
    deliveries_to_confirm,
    follow_ups,
    follow_ups_to_answer,
    compact_revision,
    plan_periods,
    plan_points,
    events_to_tell_of,
    forums_missing,
    answers_to_give,
    outcomes_to_tell,
    assignments,
    documents_due,
    delegated_decisions,
    appeals_ending,
    budget_plans,
    parameters_ending,
    roles_ending,
]
