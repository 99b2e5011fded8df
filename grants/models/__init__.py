"""Association grants: schemes, rounds with a frame, applications, decisions, payments, report-back and recovery."""

from .aid import GrantStateAid
from .applications import GrantApplication
from .decisions import GrantDecision, payments_of_grants
from .duties import ReportDuties, ReportReminder, Standing
from .payments import GrantPayment
from .recoveries import RecoveryClaim, Repayment
from .reports import GrantReport, ReportSubmission
from .rounds import GrantRound, GrantScheme
from .samples import CheckAnswer, ReportSample, RiskRule, SampledGrant

__all__ = [
    "CheckAnswer",
    "GrantApplication",
    "GrantDecision",
    "GrantPayment",
    "GrantReport",
    "GrantRound",
    "GrantScheme",
    "GrantStateAid",
    "RecoveryClaim",
    "Repayment",
    "ReportDuties",
    "ReportReminder",
    "ReportSample",
    "ReportSubmission",
    "RiskRule",
    "SampledGrant",
    "Standing",
    "payments_of_grants",
]
