"""Who the municipality is and works with, who signs in, and what they may do."""

from .giro_changes import GiroChange
from .municipality import Board, BoardAlias, LegalParameter, Municipality, Office
from .organisations import KnownApart, Organisation, OrganisationContact
from .users import EVERY_ROW, RoleAssignment, SignInLink, User

__all__ = [
    "EVERY_ROW",
    "Board",
    "BoardAlias",
    "GiroChange",
    "KnownApart",
    "LegalParameter",
    "Municipality",
    "Office",
    "Organisation",
    "OrganisationContact",
    "RoleAssignment",
    "SignInLink",
    "User",
]
