"""The API's endpoints for IOP agreements."""

from .agreement import AgreementViewSet
from .follow_ups import FollowUpViewSet
from .groups import GroupMemberViewSet, GroupViewSet
from .legal_tests import LegalTestViewSet
from .other_agreements import OtherAgreementViewSet
from .parts import MilestoneViewSet, PartyViewSet
from .procurements import ProcurementViewSet
from .resources import ResourceViewSet

__all__ = [
    "AgreementViewSet",
    "FollowUpViewSet",
    "GroupMemberViewSet",
    "GroupViewSet",
    "LegalTestViewSet",
    "MilestoneViewSet",
    "OtherAgreementViewSet",
    "PartyViewSet",
    "ProcurementViewSet",
    "ResourceViewSet",
]
