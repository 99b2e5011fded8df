"""The API's endpoints for IOP agreements."""

from .agreement import AgreementViewSet
from .answers import AnswerViewSet
from .follow_ups import FollowUpViewSet
from .goals import GoalViewSet
from .legal_tests import LegalTestViewSet
from .measures import MeasureViewSet
from .parts import MilestoneViewSet, PartyViewSet
from .resources import ResourceViewSet

__all__ = [
    "AgreementViewSet",
    "AnswerViewSet",
    "FollowUpViewSet",
    "GoalViewSet",
    "MeasureViewSet",
    "LegalTestViewSet",
    "MilestoneViewSet",
    "PartyViewSet",
    "ResourceViewSet",
]
