"""Acts on aid of minor importance. What the aid is for lies on the floor above, which calls `prepare` and `grant`."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, change, record, save_state
from partnerships.ground.errors import require
from partnerships.register.models import Organisation

from .models import StateAid, check_room
from .permissions import can_change_aid, can_register_aid

State = StateAid.State


@transaction.atomic
def register_aid(*, actor, organisation, granted_on, board=None, **values):
    """Note aid that has been given: by another giver, as the organisation's certificate says, or earlier by a board.

    It is a fact and is written down even where it passes the ceiling; it is the next aid of ours that is stopped.
    """
    require(can_register_aid(actor, board and board.pk))
    aid = StateAid(organisation=organisation, board=board, granted_on=granted_on, state=State.GRANTED, **values)
    return add(actor, aid)


@transaction.atomic
def prepare(*, actor, organisation, board, **values):
    """Reckon aid that a board is to decide on (amount in kronor, rate in kronor per euro). Counted from the decision on."""
    require(can_register_aid(actor, board.pk))
    return add(actor, StateAid(organisation=organisation, board=board, **values))


@transaction.atomic
def grant(*, actor, aid, granted_on, amount):
    """The board has decided: the aid counts from that day. Refused past the ceiling (R30).

    The calling act has asked for the right to decide.
    """
    Organisation.objects.locked().get(pk=aid.organisation_id)  # held, so that two boards at once do not both find room
    aid.move_to(State.GRANTED)
    aid.granted_on, aid.amount = granted_on, amount
    aid.full_clean(validate_unique=False)
    check_room(aid)
    return save_state(actor, aid, "granted", fields=["granted_on", "amount"], granted_on=granted_on, amount=amount)


@transaction.atomic
def lower(*, actor, aid, amount, reason):
    """What the aid is for was lowered: the rest counts as before, from the same day; without a rest it is struck.

    The calling act has asked for the right.
    """
    if not amount:
        return lapse(actor=actor, aid=aid, reason=reason)
    before, aid.amount = aid.amount, amount
    aid.full_clean(validate_unique=False)
    aid.save(update_fields=["amount"])
    record(actor, "lowered", aid, reason=reason, changes=[["amount", before, amount]])
    return aid


@transaction.atomic
def await_decision(*, actor, aid, reason):
    """The aid was granted by the wrong decision, and waits for the right one. The calling act has asked for the right."""
    aid.move_to(State.PREPARED)
    aid.granted_on = None
    return save_state(actor, aid, "moved", reason=reason, fields=["granted_on"])


@transaction.atomic
def change_aid(*, actor, aid, reason="", **values):
    """Change what is prepared. What is granted stands, and only the certificate can be noted; wrong aid is annulled."""
    require(can_change_aid(actor, aid))
    stands = aid.state != State.PREPARED
    moved = [name for name in values if stands and name not in CERTIFICATE and values[name] != getattr(aid, name)]
    if moved:
        raise ValidationError(
            {name: _("Stödet är beviljat och kan inte ändras. Stryk det och registrera det rätta.") for name in moved}
        )
    return change(actor, aid, values, reason=reason)


CERTIFICATE = frozenset({"certificate_on", "certificate"})


@transaction.atomic
def annul_aid(*, actor, aid, reason):
    """Strike aid that was wrong or came to nothing. It stays in the ledger and is counted no more."""
    aid = aid.as_seen()
    require(can_change_aid(actor, aid))
    return lapse(actor=actor, aid=aid, reason=reason)


@transaction.atomic
def lapse(*, actor, aid, reason):
    """What the aid was for came to nothing. The calling act has asked for its own right."""
    aid.move_to(State.ANNULLED)
    return save_state(actor, aid, "struck", reason=reason)
