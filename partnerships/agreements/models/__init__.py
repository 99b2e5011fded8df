"""Idea-driven public partnerships (IOP)."""

from .agreement import IOPAgreement, WelfareArea
from .follow_ups import IOPFollowUp
from .legal_tests import IOPLegalTest
from .money import IOPPayment, IOPStateAid
from .parts import IOPParty
from .resources import IOPResource
from .timeline import IOPMilestone
from .versions import IOPVersion

__all__ = [
    "IOPAgreement",
    "IOPFollowUp",
    "IOPLegalTest",
    "IOPMilestone",
    "IOPParty",
    "IOPPayment",
    "IOPResource",
    "IOPStateAid",
    "IOPVersion",
    "WelfareArea",
]
