"""Association grants: schemes, rounds with a frame, applications, decisions, payments, report-back and recovery."""

from .aid import GrantStateAid
from .applications import GrantApplication
from .changes import GrantChange
from .decisions import GrantDecision, payments_of_grants
from .lists import DecisionList, ListRow
from .payments import GrantPayment
from .recoveries import RecoveryClaim
from .reports import GrantReport
from .rounds import GrantRound, GrantScheme

__all__ = [
    "DecisionList",
    "GrantApplication",
    "GrantChange",
    "GrantDecision",
    "GrantPayment",
    "GrantReport",
    "GrantRound",
    "GrantScheme",
    "GrantStateAid",
    "ListRow",
    "RecoveryClaim",
    "payments_of_grants",
]
