"""The way through the boards: diary numbers, meetings, decisions and what came with them, assignments, documents."""

from .assignments import Assignment
from .decisions import TIME_TO_APPEAL, BoardDecision, DecisionBasis, DecisionPart, Dissent, Motion, Remark
from .governing import Governed, GoverningDocument
from .meetings import BoardMeeting
from .references import CaseReference, Document

__all__ = [
    "TIME_TO_APPEAL",
    "Assignment",
    "BoardDecision",
    "BoardMeeting",
    "CaseReference",
    "DecisionBasis",
    "DecisionPart",
    "Dissent",
    "Document",
    "Governed",
    "GoverningDocument",
    "Motion",
    "Remark",
]
