"""What stops an act: a right that is missing, a record that somebody else has changed meanwhile, a key that is used."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _


class Stale(Exception):
    """The record has changed since the user saw it. Nothing is saved; the page shows both, the API answers 412."""

    def __init__(self, thing):
        self.thing = thing
        super().__init__(_("Någon annan har ändrat uppgifterna sedan du öppnade dem."))


class KeyUsed(ValidationError):
    """A key that makes an act happen once was sent again with other contents. Nothing is done; the API answers 422."""


class Alike(ValidationError):
    """What is to be registered looks like what is there already. Nothing is done until somebody says that it is another."""


def require(allowed):
    """Go on only where a `can_…` question was answered with yes."""
    if not allowed:
        raise PermissionDenied(_("Du har inte behörighet att göra detta."))
