"""Acts on forms of grant."""

from django.db import transaction

from partnerships.audit.services import add, change
from partnerships.ground.errors import require

from ..models import GrantScheme
from ..permissions import can_change_scheme, can_register_scheme


@transaction.atomic
def register_scheme(*, actor, board, **values):
    """Register a form of grant for a board."""
    require(can_register_scheme(actor, board.pk))
    scheme = GrantScheme(board=board, **values)
    scheme.check_governed()
    return add(actor, scheme)


@transaction.atomic
def change_scheme(*, actor, scheme, reason="", **values):
    require(can_change_scheme(actor, scheme))
    changed = change(actor, scheme, values, reason=reason)
    changed.check_governed(before=scheme)
    return changed
