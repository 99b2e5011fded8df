"""What comes in to the municipality: initiatives, questions, complaints and views, and whom to answer."""

from .contacts import InitiativeContact
from .initiative import Initiative

__all__ = ["Initiative", "InitiativeContact"]
