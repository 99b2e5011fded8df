"""Association grants: schemes, rounds with a frame, applications, decisions, payments, report-back and recovery."""

from .aid import GrantStateAid
from .applications import GrantApplication
from .categories import ApplicantCategory, CategoryPlacement
from .decisions import GrantDecision, payments_of_grants
from .duties import ReportDuties, ReportReminder, Standing
from .assessments import Assessment, AssessmentCriterion, AssessmentPoint, GrantProposal
from .completions import CompletionRequest
from .conflicts import ConflictOfInterest
from .decisions import GrantDecision, payments_of_grants
from .documents import HandedInDocument, RequiredDocument
from .changes import GrantChange
from .decisions import GrantDecision, payments_of_grants
from .lists import DecisionList, ListRow
from .payments import GrantPayment
from .recoveries import RecoveryClaim, Repayment
from .reports import GrantReport, ReportSubmission
from .rounds import GrantRound, GrantScheme
from .samples import CheckAnswer, ReportSample, RiskRule, SampledGrant

__all__ = [
    "CheckAnswer",
from .eligibility import check_may_receive, demands, faults_of_eligibility
from .late_rules import LateRule, LateStep, late_cut
from .payments import GrantPayment
from .reckoning import proposed_amount
from .recoveries import RecoveryClaim
from .reports import GrantReport
from .round_terms import PaymentDay, RateTier
from .rounds import CalcMethod, GrantRound, GrantScheme
from .rows import put_rows

__all__ = [
    "ApplicantCategory",
    "CalcMethod",
    "CategoryPlacement",
from .statistics import AgeSpan, ApplicationStatistics

__all__ = [
    "AgeSpan",
    "ApplicationStatistics",
    "Assessment",
    "AssessmentCriterion",
    "AssessmentPoint",
    "CompletionRequest",
    "ConflictOfInterest",
    "DecisionList",
    "GrantApplication",
    "GrantChange",
    "GrantDecision",
    "GrantPayment",
    "GrantProposal",
    "GrantReport",
    "GrantRound",
    "GrantScheme",
    "GrantStateAid",
    "LateRule",
    "LateStep",
    "PaymentDay",
    "RateTier",
    "ListRow",
    "RecoveryClaim",
    "Repayment",
    "ReportDuties",
    "ReportReminder",
    "ReportSample",
    "ReportSubmission",
    "RiskRule",
    "SampledGrant",
    "Standing",
    "check_may_receive",
    "demands",
    "faults_of_eligibility",
    "late_cut",
    "HandedInDocument",
    "RecoveryClaim",
    "RequiredDocument",
    "payments_of_grants",
    "proposed_amount",
    "put_rows",
]
