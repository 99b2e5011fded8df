"""What the register does not know or what does not add up: shown after sign-in and counted in the sheet Datakvalitet."""

from .agreements import agreements_with_gaps, agreements_without_follow_up, agreements_without_follow_up_demand
from .budget import budget_findings
from .checks import findings, findings_to_mend
from .finding import Finding, Found
from .scope import Scope

__all__ = [
    "Finding",
    "Found",
    "Scope",
    "agreements_with_gaps",
    "agreements_without_follow_up",
    "agreements_without_follow_up_demand",
    "budget_findings",
    "findings",
    "findings_to_mend",
]
