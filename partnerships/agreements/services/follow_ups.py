"""Acts on follow-ups."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, change
from partnerships.ground.errors import require

from ..models import IOPFollowUp
from ..permissions import can_change_agreement


@transaction.atomic
def register_follow_up(*, actor, agreement, **values):
    """Register the parties' joint follow-up of a year."""
    require(can_change_agreement(actor, agreement))
    if agreement.state not in agreement.BOUND:
        raise ValidationError(_("Bara ett undertecknat avtal följs upp."))
    return add(actor, IOPFollowUp(agreement=agreement, **values))


@transaction.atomic
def change_follow_up(*, actor, follow_up, reason="", **values):
    require(can_change_agreement(actor, follow_up.agreement))
    return change(actor, follow_up, values, reason=reason)
