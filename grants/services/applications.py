"""Acts on applications, until the board decides."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, change, save_state
from partnerships.ground.days import today
from partnerships.ground.errors import require

from ..models import GrantApplication, GrantRound
from ..permissions import can_change_application, can_date_submission, can_register_application
from .aid import drop_aid


@transaction.atomic
def register_application(*, actor, round, organisation, **values):
    """Register an application as a draft: one of each organisation in a round. Officers of the board, or the organisation."""
    require(can_register_application(actor, round, organisation))
    round = GrantRound.objects.locked().get(pk=round.pk)  # held, so that two at once do not both find none before them
    round.check_applied_for_once(organisation)
    return add(actor, GrantApplication(round=round, board=round.board, organisation=organisation, **values))


@transaction.atomic
def change_application(*, actor, application, reason="", **values):
    """Change a draft; what was sent in is changed by the board's officer, with a reason where it is what will be tried."""
    application = application.as_seen()
    require(can_change_application(actor, application))
    application.check_changed(values, reason)
    return change(actor, application, values, reason=reason)


@transaction.atomic
def submit_application(*, actor, application, submitted_on=None):
    """Send the application in: from now on the organisation itself cannot change it."""
    application = application.as_seen()
    require(can_change_application(actor, application))
    application.move_to(GrantApplication.State.SUBMITTED)
    if submitted_on is not None and not can_date_submission(actor, application):
        raise ValidationError({"submitted_on": _("Ansökan kommer in i dag. Bara nämndens handläggare anger en annan dag.")})
    application.submitted_on = submitted_on or today()
    application.check_submitted_on(application.submitted_on)
    return save_state(actor, application, "submitted", fields=["submitted_on"])


@transaction.atomic
def withdraw_application(*, actor, application, reason=""):
    """The organisation takes its application back."""
    application = application.as_seen()
    require(can_change_application(actor, application))
    application.move_to(GrantApplication.State.WITHDRAWN)
    drop_aid(actor, application, reason)
    return save_state(actor, application, "withdrawn", reason=reason)


@transaction.atomic
def dismiss_application(*, actor, application, reason):
    """Refuse to try the application (avvisning), for instance because it came too late. Not the same as a rejection."""
    application = application.as_seen()
    require(can_change_application(actor, application))
    application.move_to(GrantApplication.State.DISMISSED)
    drop_aid(actor, application, reason)
    return save_state(actor, application, "dismissed", reason=reason)
