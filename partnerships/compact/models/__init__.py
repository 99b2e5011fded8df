"""The compact: its versions, its principles and commitments, its development plan."""

from .commitments import Commitment, CommitmentFollowUp, Principle, Side, Standing
from .compact import Compact
from .plan import DevelopmentArea, DevelopmentPlan, PlanPoint

__all__ = [
    "Commitment",
    "CommitmentFollowUp",
    "Compact",
    "DevelopmentArea",
    "DevelopmentPlan",
    "PlanPoint",
    "Principle",
    "Side",
    "Standing",
]
