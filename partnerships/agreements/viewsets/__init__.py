"""The API's endpoints for IOP agreements."""

from .agreement import AgreementViewSet
from .follow_ups import FollowUpViewSet
from .groups import GroupMemberViewSet, GroupViewSet
from .legal_tests import LegalTestViewSet
from .parts import MilestoneViewSet, PartyViewSet
from .resources import ResourceViewSet

__all__ = [
    "AgreementViewSet",
    "FollowUpViewSet",
    "GroupMemberViewSet",
    "GroupViewSet",
    "LegalTestViewSet",
    "MilestoneViewSet",
    "PartyViewSet",
    "ResourceViewSet",
]
