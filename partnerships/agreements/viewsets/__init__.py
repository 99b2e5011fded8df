"""The API's endpoints for IOP agreements."""

from .agreement import AgreementViewSet
from .criteria import CriteriaSetViewSet, CriterionViewSet
from .follow_ups import FollowUpViewSet
from .form_choices import FormChoiceViewSet
from .legal_tests import LegalTestViewSet
from .parts import MilestoneViewSet, PartyViewSet
from .resources import ResourceViewSet

__all__ = [
    "AgreementViewSet",
    "CriteriaSetViewSet",
    "CriterionViewSet",
    "FollowUpViewSet",
    "FormChoiceViewSet",
    "LegalTestViewSet",
    "MilestoneViewSet",
    "PartyViewSet",
    "ResourceViewSet",
]
