"""Acts on what an application lacks: the municipality asks, the organisation completes."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, save_state
from partnerships.ground.days import today
from partnerships.ground.errors import require

from ..models import CompletionRequest, GrantApplication
from ..permissions import can_complete_application, can_request_completion, handles_application


@transaction.atomic
def request_completion(*, actor, application, text, due, parts=(), documents=()):
    """Ask the organisation to complete its application: what, and by when. Only what is asked for is open to it then."""
    application = application.as_seen()
    require(can_request_completion(actor, application))
    application.move_to(GrantApplication.State.COMPLETION_REQUESTED)
    if due < today():
        raise ValidationError({"due": _("Sista dag för kompletteringen har redan varit.")})
    if unknown := sorted(set(parts) - set(CompletionRequest.Part)):
        raise ValidationError({"parts": _("Okänd uppgift: %(names)s.") % {"names": ", ".join(unknown)}})
    asked = CompletionRequest(application=application, text=text, due=due, parts=list(parts))
    add(actor, asked)
    asked.documents.set(documents)
    return save_state(actor, application, "requested_completion", reason=text[:500], due=due)


@transaction.atomic
def complete_application(*, actor, application, answered_on=None):
    """Send the completed application in again. It came in on the day it first came in: late days do not grow."""
    application = application.as_seen()
    require(can_complete_application(actor, application))
    application.move_to(GrantApplication.State.SUBMITTED)
    asked = application.waiting_completion()
    if answered_on is not None and not handles_application(actor, application):
        raise ValidationError(
            {"answered_on": _("Kompletteringen kommer in i dag. Bara nämndens handläggare anger en annan dag.")}
        )
    day = answered_on or today()
    if asked is not None:
        if not asked.asked_on <= day <= today():
            text = _("Kompletteringen kan inte ha kommit in före begäran eller efter i dag.")
            raise ValidationError({"answered_on": text})
        asked.answered_on = day
        asked.save(update_fields=["answered_on"])
    return save_state(actor, application, "completed", answered_on=day)
