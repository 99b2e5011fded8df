"""What comes in to the municipality: initiatives, questions, complaints and views, and whom to answer."""

from .contacts import InitiativeContact
from .initiative import LEADS_ON, Initiative

__all__ = ["LEADS_ON", "Initiative", "InitiativeContact"]
