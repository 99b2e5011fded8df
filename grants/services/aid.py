"""Aid of minor importance that a grant gives."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import record
from partnerships.ground.errors import require
from partnerships.state_aid import services as state_aid
from partnerships.state_aid.models import StateAid

from ..models import GrantChange, GrantStateAid, prepared_aid
from ..permissions import can_prepare_aid


@transaction.atomic
def prepare_state_aid(*, actor, application, **values):
    """Reckon the grant, or what it is asked to be raised by, as aid of minor importance.

    It counts from the board's decision, with the amount granted (R30).
    """
    application = application.as_seen()
    require(can_prepare_aid(actor, application))
    amount = amount_to_reckon(application)
    if prepared_aid(application).exists():
        raise ValidationError(_("Ansökan är redan beräknad som stöd av mindre betydelse. Ändra den beräkningen."))
    aid = state_aid.prepare(
        actor=actor,
        organisation=application.organisation,
        board=application.board,
        matter=str(application.round),
        case=application.case,
        amount=amount,
        **values,
    )
    GrantStateAid.objects.create(application=application, aid=aid)
    record(actor, "prepared_aid", application, amount=aid.amount)
    return application


def amount_to_reckon(application):
    """The money that a board is to decide on: what is applied for, or what a grant is asked to be raised by."""
    if application.state in application.IN_HAND:
        return application.requested_amount
    asked = GrantChange.objects.filter(grant__application=application, state=GrantChange.State.ASKED).first()
    more = asked and asked.raise_asked()
    if not more:
        told = _("Stödet beräknas när ansökan är inlämnad och innan den är beslutad, eller när en höjning är begärd.")
        raise ValidationError(told)
    if not asked.grant.may_be_aid():
        told = _("Bidragets grund enligt statsstödsreglerna är ”%(basis)s”. Komplettera beslutet på ansökans sida först.")
        raise ValidationError(told % {"basis": asked.grant.get_state_aid_basis_display()})
    return more


def drop_aid(actor, application, reason):
    for aid in prepared_aid(application):
        state_aid.lapse(actor=actor, aid=aid, reason=reason)


def move_aid(actor, grant, decision, difference):
    """R30: what a grant is raised by is aid of its own, from the decision on the change; what it is lowered by is aid no more."""
    application = grant.application
    if difference > 0:
        if grant.gives_aid() and not prepared_aid(application).exists():
            told = _("Bidraget är stöd av mindre betydelse. Beräkna stödet för höjningen på ansökans sida först.")
            raise ValidationError({"amount": told})
        for aid in prepared_aid(application):
            state_aid.grant(actor=actor, aid=aid, granted_on=decision.meeting_date, amount=difference)
        return
    reason, less = _("Bidraget är ändrat: %(decision)s") % {"decision": decision}, -difference
    drop_aid(actor, application, reason)
    for aid in StateAid.objects.granted().filter(grant__application=application).order_by("-granted_on", "-pk"):
        taken = min(aid.amount, less)
        less -= taken
        if taken:
            state_aid.lower(actor=actor, aid=aid, amount=aid.amount - taken, reason=reason)
