"""Acts that claim money back."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add
from partnerships.ground.errors import require

from ..models import GrantDecision, RecoveryClaim
from ..permissions import can_claim_recovery


@transaction.atomic
def claim_recovery(*, actor, grant, decision, ground, amount):
    """Register that money is to be paid back, by decision of the grant's board after it was paid (R27)."""
    require(can_claim_recovery(actor, grant))
    grant = GrantDecision.objects.locked().get(pk=grant.pk)  # held, so that two claims cannot share what was paid
    grant.check_reclaimed_by(decision)
    claimed = grant.recovery_claims.total("amount") + amount
    if claimed > grant.paid():
        raise ValidationError({"amount": _("Återkravet är större än det som har betalats ut.")})
    claim = RecoveryClaim(grant=grant, decision=decision, decided_on=decision.meeting_date, ground=ground, amount=amount)
    return add(actor, claim)
