"""Association grants: schemes, rounds with a frame, applications, decisions, payments, report-back and recovery."""

from .aid import GrantStateAid
from .applications import GrantApplication, GrantDecision, GrantPayment, GrantReport, RecoveryClaim, payments_of_grants
from .rounds import GrantRound, GrantScheme

__all__ = [
    "GrantApplication",
    "GrantDecision",
    "GrantPayment",
    "GrantReport",
    "GrantRound",
    "GrantScheme",
    "GrantStateAid",
    "RecoveryClaim",
    "payments_of_grants",
]
