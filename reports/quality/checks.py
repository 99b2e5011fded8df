"""Every check, joined, by the area where what it finds is mended."""

from dataclasses import replace

from partnerships.register.rights import Area

from .agreements import (
    agreements_begun_too_early,
    agreements_decided_by_override,
    agreements_with_gaps,
    agreements_without_amount,
    agreements_without_amount_of_year,
    agreements_without_counterpart,
    agreements_without_end,
    agreements_without_follow_up,
    agreements_without_follow_up_demand,
    agreements_without_governing_document,
    deliveries_not_told,
    deliveries_that_were_not_paid,
    other_gaps,
    parties_without_resources,
    payments_that_fell_away,
)
from .budget import budget_findings
from .cases import (
    boards_without_answer,
    decisions_without_day,
    decisions_without_paragraph,
    delegated_not_reported,
    governing_documents_to_look_over,
    numbers_that_differ,
    odd_notice_dates,
)
from .grants import (
    approved_but_not_all_paid,
    decisions_without_appeal_notice,
    dismissals_without_decision,
    frames_that_do_not_add_up,
    grants_in_no_sample,
    grants_without_aid_basis,
    overdue_grant_reports,
    rounds_opened_without_frame,
    rounds_without_late_rule,
    schemes_without_governing_document,
)
from .initiatives import (
    initiatives_answered_late,
    initiatives_answered_without_outcome,
    initiatives_without_answer_day,
    initiatives_without_office,
)
from .other_agreements import (
    direct_awards_above_limit,
    direct_awards_without_document,
    other_agreements_with_gaps,
    other_agreements_without_amount_of_year,
    other_agreements_without_follow_up_demand,
    other_agreements_without_governing_document,
)
from .payments import payments_before_attest
from .register import organisations_without_number, possible_duplicates
from .scope import Scope


def findings(user=None, report=None):
    """Every check with its result, also those that find nothing."""
    scope = Scope(user, report)
    made = [replace(check(scope), area=area) for area, checks in CHECKS.items() for check in checks]
    made += [replace(finding, area=Area.BUDGET) for finding in budget_findings(scope)]
    made += [replace(agreements_decided_by_override(scope), area=Area.IOP)]
    made += [replace(finding, area=Area.IOP) for finding in other_gaps(scope)]
    return [replace(finding, year=report.year) for finding in made] if report else made


def findings_to_mend(user):
    """What was found in the areas where the user registers, changes, decides or executes; agreements with gaps in one finding."""
    scope = Scope(user)
    made = [replace(check(scope), area=area) for area, checks in CHECKS.items() if mends(user, area) for check in checks]
    made += budget_findings(scope) if mends(user, Area.BUDGET) else []
    made += [agreements_with_gaps(scope)] if mends(user, Area.IOP) else []
    return [finding for finding in made if finding.count]


def mends(user, area):
    return any(user.may(right, area) for right in "CUDX")


CHECKS = {
    Area.IOP: [
        agreements_without_counterpart,
        agreements_without_amount,
        agreements_without_amount_of_year,
        agreements_without_end,
        agreements_begun_too_early,
        parties_without_resources,
        deliveries_not_told,
        deliveries_that_were_not_paid,
        payments_that_fell_away,
        agreements_without_follow_up_demand,
        agreements_without_governing_document,
        other_agreements_without_follow_up_demand,
        other_agreements_without_governing_document,
        other_agreements_with_gaps,
        other_agreements_without_amount_of_year,
        direct_awards_above_limit,
        direct_awards_without_document,
        agreements_without_follow_up,
    ],
    Area.ORGANISATIONS: [organisations_without_number, possible_duplicates],
    Area.DECISIONS: [
        boards_without_answer,
        numbers_that_differ,
        odd_notice_dates,
        decisions_without_day,
        decisions_without_paragraph,
        delegated_not_reported,
    ],
    Area.APPLICATIONS: [dismissals_without_decision],
    Area.GRANT_DECISIONS: [grants_without_aid_basis, decisions_without_appeal_notice],
    Area.PAYMENTS: [payments_before_attest],
    Area.GRANT_REPORTS: [overdue_grant_reports, grants_in_no_sample, approved_but_not_all_paid],
    Area.SCHEMES: [
        frames_that_do_not_add_up,
        schemes_without_governing_document,
        rounds_opened_without_frame,
        rounds_without_late_rule,
    ],
    Area.GOVERNING: [governing_documents_to_look_over],
    Area.INITIATIVES: [
        initiatives_answered_late,
        initiatives_without_office,
        initiatives_without_answer_day,
        initiatives_answered_without_outcome,
    ],
}
