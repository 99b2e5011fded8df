"""Idea-driven public partnerships (IOP)."""

from .agreement import IOPAgreement, WelfareArea
from .criteria import CriteriaSet, Criterion
from .extensions import IOPExtension
from .follow_ups import IOPFollowUp
from .form_choices import FormAnswer, FormChoice
from .groups import IOPGroup, IOPGroupMember
from .legal_tests import IOPLegalTest, LegalAnswer
from .money import IOPPayment, IOPStateAid
from .other_agreements import OtherAgreement, OtherAgreementYear
from .parts import IOPParty
from .procurements import Procurement, ProcurementYear
from .resources import IOPResource
from .timeline import IOPMilestone

__all__ = [
    "CriteriaSet",
    "Criterion",
    "FormAnswer",
    "FormChoice",
    "IOPAgreement",
    "IOPExtension",
    "IOPFollowUp",
    "IOPGroup",
    "IOPGroupMember",
    "IOPLegalTest",
    "IOPMilestone",
    "IOPParty",
    "IOPPayment",
    "IOPResource",
    "IOPStateAid",
    "OtherAgreement",
    "OtherAgreementYear",
    "Procurement",
    "ProcurementYear",
    "LegalAnswer",
    "WelfareArea",
]
