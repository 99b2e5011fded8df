"""The API's endpoints for IOP agreements."""

from .agreement import AgreementViewSet
from .extensions import ExtensionViewSet
from .follow_ups import FollowUpViewSet
from .legal_tests import LegalTestViewSet
from .money import IOPPaymentViewSet
from .parts import MilestoneViewSet, PartyViewSet
from .resources import ResourceViewSet

__all__ = [
    "AgreementViewSet",
    "ExtensionViewSet",
    "FollowUpViewSet",
    "IOPPaymentViewSet",
    "LegalTestViewSet",
    "MilestoneViewSet",
    "PartyViewSet",
    "ResourceViewSet",
]
