"""What stops an act: a right that is missing, or a record that somebody else has changed meanwhile."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _


class Stale(Exception):
    """The record has changed since the user saw it. Nothing is saved; the page shows both, the API answers 412."""

    def __init__(self, thing):
        self.thing = thing
        super().__init__(_("Någon annan har ändrat uppgifterna sedan du öppnade dem."))


def require(allowed):
    """Go on only where a `can_…` question was answered with yes."""
    if not allowed:
        raise PermissionDenied(_("Du har inte behörighet att göra detta."))
