"""Association grants: schemes, rounds with a frame, applications, decisions, payments, report-back and recovery."""

from .aid import GrantStateAid
from .applications import GrantApplication
from .decisions import GrantDecision, payments_of_grants
from .documents import HandedInDocument, RequiredDocument
from .eligibility import EligibilityAnswer, EligibilityCheck, EligibilityCondition, blocking_faults, standings
from .payments import GrantPayment
from .recoveries import RecoveryClaim
from .reports import GrantReport
from .rounds import GrantRound, GrantScheme

__all__ = [
    "EligibilityAnswer",
    "EligibilityCheck",
    "EligibilityCondition",
    "GrantApplication",
    "GrantDecision",
    "GrantPayment",
    "GrantReport",
    "GrantRound",
    "GrantScheme",
    "GrantStateAid",
    "HandedInDocument",
    "RecoveryClaim",
    "RequiredDocument",
    "blocking_faults",
    "payments_of_grants",
    "standings",
]
