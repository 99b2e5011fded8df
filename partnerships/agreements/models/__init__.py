"""Idea-driven public partnerships (IOP)."""

from .agreement import IOPAgreement
from .answers import FollowUpAnswer
from .criteria import CriteriaSet, Criterion
from .extensions import IOPExtension
from .follow_ups import IOPFollowUp
from .form_choices import FormAnswer, FormChoice
from .goals import IOPGoal
from .groups import IOPGroup, IOPGroupMember
from .legal_tests import IOPLegalTest, LegalAnswer
from .measures import GoalMeasure
from .money import IOPPayment, IOPStateAid
from .other_agreements import OtherAgreement, OtherAgreementYear
from .parts import IOPParty
from .procurements import Procurement, ProcurementYear
from .resources import IOPResource
from .timeline import IOPMilestone
from .versions import IOPVersion
from .welfare_areas import WelfareArea

__all__ = [
    "CriteriaSet",
    "Criterion",
    "FollowUpAnswer",
    "FormAnswer",
    "FormChoice",
    "GoalMeasure",
    "IOPAgreement",
    "IOPExtension",
    "IOPFollowUp",
    "IOPGoal",
    "IOPGroup",
    "IOPGroupMember",
    "IOPLegalTest",
    "IOPMilestone",
    "IOPParty",
    "IOPPayment",
    "IOPResource",
    "IOPStateAid",
    "IOPVersion",
    "LegalAnswer",
    "OtherAgreement",
    "OtherAgreementYear",
    "Procurement",
    "ProcurementYear",
    "WelfareArea",
]
