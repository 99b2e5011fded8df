"""Association grants: schemes, rounds with a frame, applications, decisions, payments, report-back and recovery."""

from .aid import GrantStateAid
from .applications import GrantApplication
from .assessments import Assessment, AssessmentCriterion, AssessmentPoint, GrantProposal
from .completions import CompletionRequest
from .conflicts import ConflictOfInterest
from .decisions import GrantDecision, payments_of_grants
from .documents import HandedInDocument, RequiredDocument
from .payments import GrantPayment
from .recoveries import RecoveryClaim
from .reports import GrantReport
from .rounds import GrantRound, GrantScheme
from .statistics import AgeSpan, ApplicationStatistics

__all__ = [
    "AgeSpan",
    "ApplicationStatistics",
    "Assessment",
    "AssessmentCriterion",
    "AssessmentPoint",
    "CompletionRequest",
    "ConflictOfInterest",
    "GrantApplication",
    "GrantDecision",
    "GrantPayment",
    "GrantProposal",
    "GrantReport",
    "GrantRound",
    "GrantScheme",
    "GrantStateAid",
    "HandedInDocument",
    "RecoveryClaim",
    "RequiredDocument",
    "payments_of_grants",
]
