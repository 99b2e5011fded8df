"""Acts on the boards' categories of organisations, and on which one each organisation stands in."""

from django.db import transaction

from partnerships.audit.services import add, change
from partnerships.ground.days import today
from partnerships.ground.errors import require

from ..models import ApplicantCategory, CategoryPlacement
from ..permissions import can_change_category, can_register_category


@transaction.atomic
def register_category(*, actor, board, **values):
    """Register a kind of organisation by which a board sorts those who apply."""
    require(can_register_category(actor, board.pk))
    return add(actor, ApplicantCategory(board=board, **values))


@transaction.atomic
def change_category(*, actor, category, reason="", **values):
    require(can_change_category(actor, category))
    return change(actor, category, values, reason=reason)


@transaction.atomic
def place_organisation(*, actor, category, organisation, valid_from=None, reason=""):
    """Say in which category an organisation stands from a day on. The same day again corrects what was said."""
    require(can_change_category(actor, category))
    day = valid_from or today()
    stood = CategoryPlacement.objects.locked().filter(organisation=organisation, board=category.board_id, valid_from=day).first()
    if stood:
        return change(actor, stood, {"category": category}, reason=reason)
    return add(actor, CategoryPlacement(category=category, organisation=organisation, valid_from=day), reason=reason)
