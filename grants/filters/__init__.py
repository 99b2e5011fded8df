"""What can be asked of grants."""

from .applications import ApplicationFilters
from .assessments import AssessmentFilters, CriterionFilters, ProposalFilters
from .categories import CategoryFilters, PlacementFilters
from .changes import ChangeFilters
from .completions import CompletionFilters
from .conflicts import ConflictFilters
from .decisions import DecisionFilters
from .documents import HandedInFilters, RequiredDocumentFilters
from .duties import DutyFilters, ReminderFilters
from .eligibility import CheckFilters, ConditionFilters, StandingFilters
from .late_rules import LateRuleFilters
from .lists import DecisionListFilters, ListRowFilters
from .reconciliation import GroupFilters, ReconciliationFilters
from .recoveries import RecoveryFilters, RepaymentFilters
from .reports import ReportFilters
from .rounds import RoundFilters
from .samples import RiskRuleFilters, SampledFilters, SampleFilters
from .schemes import SchemeFilters
from .statistics import AgeSpanFilters

__all__ = [
    "AgeSpanFilters",
    "ApplicationFilters",
    "AssessmentFilters",
    "CategoryFilters",
    "ChangeFilters",
    "CheckFilters",
    "CompletionFilters",
    "ConditionFilters",
    "ConflictFilters",
    "CriterionFilters",
    "DecisionFilters",
    "DecisionListFilters",
    "DutyFilters",
    "GroupFilters",
    "HandedInFilters",
    "LateRuleFilters",
    "ListRowFilters",
    "PlacementFilters",
    "ProposalFilters",
    "ReconciliationFilters",
    "RecoveryFilters",
    "ReminderFilters",
    "RepaymentFilters",
    "ReportFilters",
    "RequiredDocumentFilters",
    "RiskRuleFilters",
    "RoundFilters",
    "SampleFilters",
    "SampledFilters",
    "SchemeFilters",
    "StandingFilters",
]
