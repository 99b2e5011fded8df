"""Association grants: schemes, rounds with a frame, applications, decisions, payments, report-back and recovery."""

from .aid import GrantStateAid, prepared_aid
from .applications import GrantApplication
from .assessments import Assessment, AssessmentCriterion, AssessmentPoint, GrantProposal
from .categories import ApplicantCategory, CategoryPlacement
from .changes import GrantChange
from .completions import CompletionRequest
from .conflicts import ConflictOfInterest, with_conflicts
from .decisions import GrantDecision, payments_of_grants
from .demands import check_may_receive, demands, faults_of_eligibility
from .documents import HandedInDocument, RequiredDocument
from .duties import ReportDuties, ReportReminder, Standing
from .eligibility import (
    EligibilityAnswer,
    EligibilityCheck,
    EligibilityCondition,
    blocking_faults,
    check_finding_explained,
    counting_check,
    standings,
)
from .late_rules import LateRule, LateStep, late_cut
from .lists import DecisionList, ListRow
from .payments import GrantPayment
from .reckoning import proposed_amount
from .recoveries import RecoveryClaim, Repayment
from .reports import GrantReport, ReportSubmission
from .round_terms import PaymentDay, RateTier
from .rounds import CalcMethod, GrantRound, GrantScheme
from .rows import put_rows
from .samples import CheckAnswer, ReportSample, RiskRule, SampledGrant, to_draw_from
from .statistics import AgeSpan, ApplicationStatistics

__all__ = [
    "AgeSpan",
    "ApplicantCategory",
    "ApplicationStatistics",
    "Assessment",
    "AssessmentCriterion",
    "AssessmentPoint",
    "CalcMethod",
    "CategoryPlacement",
    "CheckAnswer",
    "CompletionRequest",
    "ConflictOfInterest",
    "DecisionList",
    "EligibilityAnswer",
    "EligibilityCheck",
    "EligibilityCondition",
    "GrantApplication",
    "GrantChange",
    "GrantDecision",
    "GrantPayment",
    "GrantProposal",
    "GrantReport",
    "GrantRound",
    "GrantScheme",
    "GrantStateAid",
    "HandedInDocument",
    "LateRule",
    "LateStep",
    "ListRow",
    "PaymentDay",
    "RateTier",
    "RecoveryClaim",
    "Repayment",
    "ReportDuties",
    "ReportReminder",
    "ReportSample",
    "ReportSubmission",
    "RequiredDocument",
    "RiskRule",
    "SampledGrant",
    "Standing",
    "blocking_faults",
    "check_finding_explained",
    "counting_check",
    "check_may_receive",
    "demands",
    "faults_of_eligibility",
    "late_cut",
    "payments_of_grants",
    "prepared_aid",
    "proposed_amount",
    "put_rows",
    "standings",
    "to_draw_from",
    "with_conflicts",
]
