"""Idea-driven public partnerships (IOP)."""

from .agreement import IOPAgreement, WelfareArea
from .extensions import IOPExtension
from .follow_ups import IOPFollowUp
from .legal_tests import IOPLegalTest
from .money import IOPPayment, IOPStateAid
from .parts import IOPParty
from .resources import IOPResource
from .timeline import IOPMilestone

__all__ = [
    "IOPAgreement",
    "IOPExtension",
    "IOPFollowUp",
    "IOPLegalTest",
    "IOPMilestone",
    "IOPParty",
    "IOPPayment",
    "IOPResource",
    "IOPStateAid",
    "WelfareArea",
]
