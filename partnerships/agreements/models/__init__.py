"""Idea-driven public partnerships (IOP)."""

from .agreement import IOPAgreement, WelfareArea
from .answers import FollowUpAnswer
from .follow_ups import IOPFollowUp
from .goals import IOPGoal
from .legal_tests import IOPLegalTest
from .measures import GoalMeasure
from .money import IOPPayment, IOPStateAid
from .parts import IOPParty
from .resources import IOPResource
from .timeline import IOPMilestone

__all__ = [
    "FollowUpAnswer",
    "GoalMeasure",
    "IOPAgreement",
    "IOPFollowUp",
    "IOPGoal",
    "IOPLegalTest",
    "IOPMilestone",
    "IOPParty",
    "IOPPayment",
    "IOPResource",
    "IOPStateAid",
    "WelfareArea",
]
