"""Idea-driven public partnerships (IOP)."""

from .agreement import IOPAgreement, WelfareArea
from .criteria import CriteriaSet, Criterion
from .follow_ups import IOPFollowUp
from .form_choices import FormAnswer, FormChoice
from .legal_tests import IOPLegalTest, LegalAnswer
from .money import IOPPayment, IOPStateAid
from .parts import IOPParty
from .resources import IOPResource
from .timeline import IOPMilestone

__all__ = [
    "CriteriaSet",
    "Criterion",
    "FormAnswer",
    "FormChoice",
    "IOPAgreement",
    "IOPFollowUp",
    "IOPLegalTest",
    "IOPMilestone",
    "IOPParty",
    "IOPPayment",
    "IOPResource",
    "IOPStateAid",
    "LegalAnswer",
    "WelfareArea",
]
