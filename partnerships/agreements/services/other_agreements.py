"""Acts on agreements that are neither IOP nor procurement."""

from django.db import transaction

from partnerships.audit.services import add, change
from partnerships.ground.errors import require

from ..models import OtherAgreement
from ..permissions import can_change_agreement, can_register_agreement
from .plain import check_changed


@transaction.atomic
def register_other_agreement(*, actor, responsible_board, **values):
    """Register a yearly agreement, a paid service, premises or another agreement with an organisation."""
    require(can_register_agreement(actor, responsible_board.pk))
    agreement = OtherAgreement(responsible_board=responsible_board, **values)
    agreement.check_governed()
    return add(actor, agreement)


@transaction.atomic
def change_other_agreement(*, actor, agreement, reason="", **values):
    require(can_change_agreement(actor, agreement))
    before = agreement.as_seen()
    changed = change(actor, agreement, values, reason=reason)
    check_changed(before, changed, reason)
    return changed
