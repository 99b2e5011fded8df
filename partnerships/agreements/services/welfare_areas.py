"""Acts on fields of welfare."""

from django.db import transaction

from partnerships.audit.services import add, change
from partnerships.ground.errors import require

from ..models import WelfareArea
from ..permissions import can_change_welfare_areas


@transaction.atomic
def register_welfare_area(*, actor, **values):
    """Add a field of welfare to report by."""
    require(can_change_welfare_areas(actor))
    return add(actor, WelfareArea(**values))


@transaction.atomic
def change_welfare_area(*, actor, welfare_area, reason="", **values):
    require(can_change_welfare_areas(actor))
    return change(actor, welfare_area, values, reason=reason)
