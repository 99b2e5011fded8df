"""Aid of minor importance that a grant gives."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import record
from partnerships.ground.errors import require
from partnerships.state_aid import services as state_aid
from partnerships.state_aid.models import StateAid

from ..models import GrantStateAid
from ..permissions import can_prepare_aid


@transaction.atomic
def prepare_state_aid(*, actor, application, **values):
    """Reckon the grant as aid of minor importance. It counts from the board's decision, with the amount granted (R30)."""
    application = application.as_seen()
    require(can_prepare_aid(actor, application))
    if application.state not in application.IN_HAND:
        raise ValidationError(_("Stödet beräknas när ansökan är inlämnad och innan den är beslutad."))
    if StateAid.objects.standing().filter(grant__application=application).exists():
        raise ValidationError(_("Ansökan är redan beräknad som stöd av mindre betydelse. Ändra den beräkningen."))
    aid = state_aid.prepare(
        actor=actor,
        organisation=application.organisation,
        board=application.board,
        matter=str(application.round),
        case=application.case,
        amount=application.requested_amount,
        **values,
    )
    GrantStateAid.objects.create(application=application, aid=aid)
    record(actor, "prepared_aid", application, amount=aid.amount)
    return application


def drop_aid(actor, application, reason):
    for aid in StateAid.objects.prepared().filter(grant__application=application):
        state_aid.lapse(actor=actor, aid=aid, reason=reason)
