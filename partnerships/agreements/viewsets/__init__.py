"""The API's endpoints for IOP agreements."""

from .agreement import AgreementViewSet
from .answers import AnswerViewSet
from .criteria import CriteriaSetViewSet, CriterionViewSet
from .extensions import ExtensionViewSet
from .follow_ups import FollowUpViewSet
from .form_choices import FormChoiceViewSet
from .goals import GoalViewSet
from .groups import GroupMemberViewSet, GroupViewSet
from .legal_tests import LegalTestViewSet
from .measures import MeasureViewSet
from .money import IOPPaymentViewSet
from .other_agreements import OtherAgreementViewSet
from .parts import MilestoneViewSet, PartyViewSet
from .procurements import ProcurementViewSet
from .resources import ResourceViewSet
from .versions import VersionViewSet

__all__ = [
    "AgreementViewSet",
    "AnswerViewSet",
    "CriteriaSetViewSet",
    "CriterionViewSet",
    "ExtensionViewSet",
    "FollowUpViewSet",
    "FormChoiceViewSet",
    "GoalViewSet",
    "GroupMemberViewSet",
    "GroupViewSet",
    "IOPPaymentViewSet",
    "LegalTestViewSet",
    "MeasureViewSet",
    "MilestoneViewSet",
    "OtherAgreementViewSet",
    "PartyViewSet",
    "ProcurementViewSet",
    "ResourceViewSet",
    "VersionViewSet",
]
