"""Association grants: schemes, rounds with a frame, applications, decisions, payments, report-back and recovery."""

from .aid import GrantStateAid
from .applications import GrantApplication
from .categories import ApplicantCategory, CategoryPlacement
from .decisions import GrantDecision, payments_of_grants
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
    "GrantApplication",
    "GrantDecision",
    "GrantPayment",
    "GrantReport",
    "GrantRound",
    "GrantScheme",
    "GrantStateAid",
    "LateRule",
    "LateStep",
    "PaymentDay",
    "RateTier",
    "RecoveryClaim",
    "check_may_receive",
    "demands",
    "faults_of_eligibility",
    "late_cut",
    "payments_of_grants",
    "proposed_amount",
    "put_rows",
]
