"""Acts on procurements, which are kept as references."""

from django.db import transaction

from partnerships.audit.services import add, change
from partnerships.ground.errors import require

from ..models import Procurement
from ..permissions import can_change_agreement, can_register_agreement
from .plain import check_changed


@transaction.atomic
def register_procurement(*, actor, responsible_board, **values):
    """Register what was bought of an organisation, and in which form."""
    require(can_register_agreement(actor, responsible_board.pk))
    procurement = Procurement(responsible_board=responsible_board, **values)
    procurement.check_governed()
    return add(actor, procurement)


@transaction.atomic
def change_procurement(*, actor, procurement, reason="", **values):
    require(can_change_agreement(actor, procurement))
    before = procurement.as_seen()
    changed = change(actor, procurement, values, reason=reason)
    check_changed(before, changed, reason)
    return changed
