"""Acts on conflicts of interest (jäv)."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, record
from partnerships.ground.days import today
from partnerships.ground.errors import require

from ..models import ConflictOfInterest
from ..permissions import can_declare_conflict, can_lift_conflict, can_note_conflict, takes_part


@transaction.atomic
def declare_conflict(*, actor, application, user=None, declared_on=None):
    """Declare that one is disqualified oneself, or note that another is. It shuts that person out from now on (R23)."""
    user = user or actor
    own = user.pk == actor.pk
    require(can_declare_conflict(actor, application) if own else can_note_conflict(actor, application))
    if not takes_part(user, application):
        raise ValidationError({"user": _("Personen har ingen roll som handlägger eller beslutar om ansökan.")})
    day = declared_on or today()
    if day > today():
        raise ValidationError({"declared_on": _("Jävet kan inte vara anmält efter i dag.")})
    conflict = ConflictOfInterest(application=application, user=user, noted_by=actor, declared_on=day)
    add(actor, conflict, act="declared_conflict")
    application.save(update_fields=["updated_at"])  # an act that asked before this is refused
    return conflict


@transaction.atomic
def lift_conflict(*, actor, conflict, reason):
    """Take back a conflict of interest that was noted by mistake. Never by the person that it is about."""
    conflict = conflict.as_seen()
    require(can_lift_conflict(actor, conflict))
    if not reason.strip():
        raise ValidationError({"reason": _("Ange varför jävet upphävs.")})
    conflict.lifted_on = today()
    conflict.save(update_fields=["lifted_on"])
    record(actor, "lifted_conflict", conflict, reason=reason, changes=[["lifted_on", None, conflict.lifted_on]])
    return conflict
