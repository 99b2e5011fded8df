"""The way through the boards: diary numbers, meetings, decisions and what came with them, assignments, documents."""

from .assignments import Assignment
from .decisions import BoardDecision, BoardMeeting, DecisionBasis, DecisionPart, Dissent, Motion, Remark
from .governing import Governed, GoverningDocument
from .references import CaseReference, Document

__all__ = [
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
