"""Acts on the times to apply within a form of grant."""

from django.db import transaction

from partnerships.audit.services import add, change
from partnerships.ground.errors import require

from ..models import GrantRound
from ..permissions import can_change_scheme


@transaction.atomic
def open_round(*, actor, scheme, **values):
    """Open a time to apply within a scheme, with the frame of money that may be granted."""
    require(can_change_scheme(actor, scheme))
    return add(actor, GrantRound(scheme=scheme, board=scheme.board, **values))


@transaction.atomic
def change_round(*, actor, round, reason="", **values):
    require(can_change_scheme(actor, round.scheme))
    return change(actor, round, values, reason=reason)
