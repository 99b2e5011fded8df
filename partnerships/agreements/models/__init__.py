"""Idea-driven public partnerships (IOP)."""

from .agreement import IOPAgreement, WelfareArea
from .parts import IOPFollowUp, IOPLegalTest, IOPMilestone, IOPParty, IOPPayment, IOPResource, IOPStateAid

__all__ = [
    "IOPAgreement",
    "IOPFollowUp",
    "IOPLegalTest",
    "IOPMilestone",
    "IOPParty",
    "IOPPayment",
    "IOPResource",
    "IOPStateAid",
    "WelfareArea",
]
