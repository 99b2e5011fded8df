"""Who the municipality is and works with, who signs in, and what they may do."""

from .municipality import Board, BoardAlias, LegalParameter, Municipality, Office
from .organisations import KnownApart, Organisation, OrganisationContact
from .users import EVERY_ROW, RoleAssignment, SignInLink, User

__all__ = [
    "EVERY_ROW",
    "Board",
    "BoardAlias",
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
