"""Acts on meetings: register, change, publish, tell that they were held, documented or cancelled."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, change, record, save_state
from partnerships.ground.errors import require

from .models import Event, EventAudience
from .permissions import can_change_event, can_publish_event, can_register_event


@transaction.atomic
def register_event(*, actor, audiences=(), **values):
    """Register a meeting, with the groups it is meant for."""
    require(can_register_event(actor))
    event = add(actor, Event(**values))
    mean_for(actor, event, audiences)
    return event


@transaction.atomic
def change_event(*, actor, event, audiences=None, reason="", **values):
    """Change a meeting; `audiences` None leaves the groups as they are."""
    require(can_change_event(actor, event))
    event = change(actor, event, values, reason=reason)
    if audiences is not None and mean_for(actor, event, audiences, reason=reason):
        event.save(update_fields=["state"])  # the groups are part of what the next reader must have seen
    return event


def mean_for(actor, event, audiences, *, reason=""):
    """Set the groups that a meeting is meant for; False when they were these already."""
    before, wanted = event.audience_text(), set(audiences)
    if wanted == {row.audience for row in event.audiences.all()}:
        return False
    event.audiences.exclude(audience__in=wanted).delete()
    for audience in EventAudience.Audience:
        if audience in wanted:
            EventAudience.objects.get_or_create(event=event, audience=audience)
    record(actor, "changed", event, reason=reason, changes=[["audiences", before, event.audience_text()]])
    return True


@transaction.atomic
def publish_event(*, actor, event):
    """Show the meeting to those it is meant for."""
    event = event.as_seen()
    require(can_publish_event(actor, event))
    event.move_to(Event.State.PUBLISHED)
    return save_state(actor, event, "published")


@transaction.atomic
def hold_event(
    *,
    actor,
    event,
    participants_idea_driven=None,
    participants_municipality=None,
    participants_other=None,
    summary="",
):
    """Tell that the meeting was held, who came and what came out of it. What is left out stays as it was."""
    event = event.as_seen()
    require(can_change_event(actor, event))
    event.check_day_has_come()
    event.move_to(Event.State.HELD)
    told = {
        "participants_idea_driven": participants_idea_driven,
        "participants_municipality": participants_municipality,
        "participants_other": participants_other,
        "summary": summary or None,
    }
    told = {name: value for name, value in told.items() if value is not None}
    for name, value in told.items():
        setattr(event, name, value)
    return save_state(actor, event, "held", fields=list(told), **told)


@transaction.atomic
def document_event(*, actor, event):
    """Tell that the notes are published; a meeting without notes is held, not documented."""
    event = event.as_seen()
    require(can_change_event(actor, event))
    if not event.has_notes:
        raise ValidationError(_("Ange först att anteckningarna är publicerade."))
    event.move_to(Event.State.DOCUMENTED)
    return save_state(actor, event, "documented")


@transaction.atomic
def cancel_event(*, actor, event, reason):
    """Cancel the meeting; it stays in the list."""
    event = event.as_seen()
    require(can_change_event(actor, event))
    event.move_to(Event.State.CANCELLED)
    return save_state(actor, event, "called_off", reason=reason)
