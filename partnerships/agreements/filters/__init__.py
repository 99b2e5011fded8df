"""What can be asked of IOP agreements and what they hold."""

from .agreement import AgreementFilters, AgreementKeyFilters
from .answers import AnswerFilters
from .criteria import CriteriaSetFilters, CriterionFilters
from .extensions import ExtensionFilters
from .follow_ups import FollowUpFilters
from .form_choices import FormChoiceFilters
from .goals import GoalFilters
from .groups import GroupFilters, GroupMemberFilters
from .legal_tests import LegalTestFilters, LegalTestListFilters
from .measures import MeasureFilters
from .money import IOPPaymentFilters
from .other_agreements import OtherAgreementFilters
from .parts import MilestoneFilters, PartyFilters
from .procurements import ProcurementFilters
from .register import RegisterFilters
from .resources import ResourceFilters
from .timeline import TimelineFilters
from .versions import VersionFilters
from .welfare_areas import WelfareAreaFilters

__all__ = [
    "AgreementFilters",
    "AgreementKeyFilters",
    "AnswerFilters",
    "CriteriaSetFilters",
    "CriterionFilters",
    "ExtensionFilters",
    "FollowUpFilters",
    "FormChoiceFilters",
    "GoalFilters",
    "GroupFilters",
    "GroupMemberFilters",
    "IOPPaymentFilters",
    "LegalTestFilters",
    "LegalTestListFilters",
    "MeasureFilters",
    "MilestoneFilters",
    "OtherAgreementFilters",
    "PartyFilters",
    "ProcurementFilters",
    "RegisterFilters",
    "ResourceFilters",
    "TimelineFilters",
    "VersionFilters",
    "WelfareAreaFilters",
]
