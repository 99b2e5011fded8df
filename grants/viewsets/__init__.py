"""The API's endpoints for grants."""

from .applications import ApplicationViewSet
from .assessments import AssessmentViewSet, CriterionViewSet, ProposalViewSet
from .categories import CategoryViewSet, PlacementViewSet
from .changes import GrantChangeViewSet
from .completions import CompletionViewSet
from .conflicts import ConflictViewSet
from .decisions import GrantDecisionViewSet
from .documents import HandedInViewSet, RequiredDocumentViewSet
from .duties import DutyViewSet, ReminderViewSet
from .eligibility import CheckViewSet, ConditionViewSet
from .late_rules import LateRuleViewSet
from .lists import DecisionListViewSet, ListRowViewSet
from .reconciliation import ReconciliationViewSet
from .recoveries import RecoveryViewSet, RepaymentViewSet
from .reports import GrantReportViewSet
from .rounds import RoundViewSet
from .samples import RiskRuleViewSet, SampledViewSet, SampleViewSet
from .schemes import SchemeViewSet
from .statistics import AgeSpanViewSet

__all__ = [
    "AgeSpanViewSet",
    "ApplicationViewSet",
    "AssessmentViewSet",
    "CategoryViewSet",
    "CheckViewSet",
    "CompletionViewSet",
    "ConditionViewSet",
    "ConflictViewSet",
    "CriterionViewSet",
    "DecisionListViewSet",
    "DutyViewSet",
    "GrantChangeViewSet",
    "GrantDecisionViewSet",
    "GrantReportViewSet",
    "HandedInViewSet",
    "LateRuleViewSet",
    "ListRowViewSet",
    "PlacementViewSet",
    "ProposalViewSet",
    "ReconciliationViewSet",
    "RecoveryViewSet",
    "ReminderViewSet",
    "RepaymentViewSet",
    "RequiredDocumentViewSet",
    "RiskRuleViewSet",
    "RoundViewSet",
    "SampleViewSet",
    "SampledViewSet",
    "SchemeViewSet",
]
