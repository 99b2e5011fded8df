"""Acts on applications, until the board decides."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, change, save_state
from partnerships.ground.days import today
from partnerships.ground.errors import require

from ..models import GrantApplication, GrantRound
from ..models.applications import meant
from ..permissions import (
    can_change_application,
    can_date_submission,
    can_dismiss_application,
    can_register_application,
    can_tie_dismissal,
    can_withdraw_application,
    handles_application,
)
from .aid import drop_aid

State = GrantApplication.State


@transaction.atomic
def register_application(*, actor, round, organisation, **values):
    """Register an application as a draft: one of each organisation in a round. Officers of the board, or the organisation."""
    require(can_register_application(actor, round, organisation))
    if not can_register_application(actor, round):  # the organisation itself, and no officer for it
        check_none_is_officers(name for name, value in values.items() if value is not None)
    round = GrantRound.objects.locked().get(pk=round.pk)  # held, so that two at once do not both find none before them
    round.check_applied_for_once(organisation)
    application = GrantApplication(round=round, board=round.board, organisation=organisation, **values)
    application.check_caseworker(application.caseworker)
    return add(actor, application)


@transaction.atomic
def change_application(*, actor, application, reason="", **values):
    """Change a draft, or what is asked to be completed; the board's officer gives a reason where it is what will be tried."""
    application = application.as_seen()
    require(can_change_application(actor, application))
    differing = [name for name in values if meant(values[name]) != meant(getattr(application, name))]
    check_open_to(actor, application, differing)
    if "caseworker" in differing:
        application.check_caseworker(values["caseworker"])
    if handles_application(actor, application):
        application.check_changed(values, reason)
    return change(actor, application, values, reason=reason)


def check_open_to(actor, application, names):
    """The organisation changes its own answers; once they are sent in, what it is asked to complete."""
    if handles_application(actor, application):
        return
    check_none_is_officers(names)
    if application.state != State.COMPLETION_REQUESTED:
        return
    asked = application.waiting_completion()
    if shut := sorted(set(names) - (asked.open_fields() if asked else set())):
        told = _("Kommunen har inte bett om komplettering av den uppgiften. Hör av dig till handläggaren om den är fel.")
        raise ValidationError(dict.fromkeys(shut, told))


def check_none_is_officers(names):
    if own := sorted(set(names) & set(GrantApplication.OFFICERS_OWN)):
        raise ValidationError(dict.fromkeys(own, _("Uppgiften fylls i av nämndens handläggare. Lämna den tom.")))


@transaction.atomic
def reuse_answers(*, actor, application):
    """Copy last year's answers into a draft, where nothing is written yet. What changes from year to year is left to be told."""
    application = application.as_seen()
    require(can_change_application(actor, application))
    if application.state != State.DRAFT:
        raise ValidationError(_("Svar hämtas till ett utkast. Ansökan är redan inlämnad."))
    if (previous := application.earlier()) is None:
        raise ValidationError(_("Organisationen har ingen tidigare ansökan i bidragsformen."))
    if not (values := application.answers_from(previous)):
        raise ValidationError(_("Det finns inget att hämta: fälten är ifyllda här, eller tomma i den tidigare ansökan."))
    return change(actor, application, values, act="reused_answers")


@transaction.atomic
def submit_application(*, actor, application, submitted_on=None):
    """Send the application in: from now on the organisation itself cannot change it. All that hinders it is told at once."""
    application = application.as_seen()
    require(can_change_application(actor, application))
    if application.state != State.DRAFT:
        raise ValidationError(_("Ansökan är redan inlämnad."))
    application.check_sent()
    application.move_to(State.SUBMITTED)
    if submitted_on is not None and not can_date_submission(actor, application):
        raise ValidationError({"submitted_on": _("Ansökan kommer in i dag. Bara nämndens handläggare anger en annan dag.")})
    application.submitted_on = submitted_on or today()
    application.check_submitted_on(application.submitted_on)
    return save_state(actor, application, "submitted", fields=["submitted_on"])


@transaction.atomic
def withdraw_application(*, actor, application, reason=""):
    """The organisation takes its application back, at any time before it is decided."""
    application = application.as_seen()
    require(can_withdraw_application(actor, application))
    if application.state != State.DRAFT and not reason.strip():
        raise ValidationError({"reason": _("Ange varför ansökan återtas.")})
    application.move_to(State.WITHDRAWN)
    return end(actor, application, "withdrawn", reason)


@transaction.atomic
def dismiss_application(*, actor, application, reason, decision=None):
    """Refuse to try the application (avvisning), for instance because it came too late. Not the same as a rejection.

    By decision of the board, or on delegation. Where that is not registered yet it is asked for until it is, see `tie_dismissal`.
    """
    application = application.as_seen()
    require(can_dismiss_application(actor, application))
    if not reason.strip():
        raise ValidationError({"reason": _("Ange varför ansökan avvisas.")})
    if decision is not None:
        application.check_decided_by(decision, application.DISMISSING)
        application.dismissal = decision
    application.move_to(State.DISMISSED)
    return end(actor, application, "dismissed", reason, decision)


@transaction.atomic
def tie_dismissal(*, actor, application, decision):
    """Tie the decision, the board's or one made on delegation, to a dismissal that was registered without it."""
    application = application.as_seen()
    require(can_tie_dismissal(actor, application))
    application.check_decided_by(decision, application.DISMISSING)
    application.dismissal, application.ended_on = decision, decision.meeting_date
    return save_state(actor, application, "tied_dismissal", fields=["dismissal", "ended_on"], decision=decision)


def end(actor, application, act, reason, decision=None):
    """It is not tried any further: when, and why."""
    application.ended_on = decision.meeting_date if decision else today()
    application.end_reason = reason.strip()
    drop_aid(actor, application, reason)
    told = {"decision": decision} if decision else {}
    fields = ["ended_on", "end_reason", "dismissal"]
    return save_state(actor, application, act, reason=reason, fields=fields, **told)
