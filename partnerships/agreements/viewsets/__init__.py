"""The API's endpoints for IOP agreements."""

from .agreement import AgreementViewSet
from .follow_ups import FollowUpViewSet
from .legal_tests import LegalTestViewSet
from .parts import MilestoneViewSet, PartyViewSet
from .resources import ResourceViewSet
from .versions import VersionViewSet

__all__ = [
    "AgreementViewSet",
    "FollowUpViewSet",
    "LegalTestViewSet",
    "MilestoneViewSet",
    "PartyViewSet",
    "ResourceViewSet",
    "VersionViewSet",
]
