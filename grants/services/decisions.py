"""Acts that register what the board decided on an application."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, save_state
from partnerships.ground.errors import require
from partnerships.state_aid import services as state_aid
from partnerships.state_aid.models import StateAid

from ..models import GrantApplication, GrantDecision, blocking_faults
from ..permissions import can_register_decision, only_on_delegation
from .aid import drop_aid


@transaction.atomic
def grant_application(*, actor, application, decision, amount, conditions="", reason="", rule_reference=""):
    """Register that the board granted the application, within the frame of its round (amount in kronor)."""
    application = application.as_seen()
    require(can_register_decision(actor, application))
    check_decided(actor, application, decision, application.GRANTING)
    check_nothing_blocks(application)
    application.check_asked_for(amount)
    if application.late_days() and not reason.strip():  # R24
        raise ValidationError(
            {
                "reason": _("Ansökan kom in %(days)s dagar för sent. Ange varför den ändå beviljas.")
                % {"days": application.late_days()}
            }
        )
    application.move_to(GrantApplication.State.DECIDED)
    application.round.reserve(amount)  # one conditional UPDATE: holds on both databases, refuses past the frame
    grant = GrantDecision(
        application=application,
        decision=decision,
        result=GrantDecision.Result.PARTLY if amount < application.requested_amount else GrantDecision.Result.GRANTED,
        amount=amount,
        conditions=conditions,
        reason=reason,
        rule_reference=rule_reference,
        report_due=report_due(application, decision),
    )
    add(actor, grant)
    for aid in StateAid.objects.prepared().filter(grant__application=application):  # R30: refused past the ceiling
        state_aid.grant(actor=actor, aid=aid, granted_on=decision.meeting_date, amount=amount)
    return save_state(actor, application, "granted", decision=decision, amount=amount)


def check_nothing_blocks(application):
    """The municipality has conditions that block; the others are told of on the application's page."""
    if faults := list(blocking_faults(application.organisation, application.round.year)):
        raise ValidationError(faults)


def check_decided(actor, application, decision, outcomes):
    """The outcome rests on a decision that gives it; a delegate can only cite one that was made on delegation."""
    application.check_decided_by(decision, outcomes)
    if only_on_delegation(actor, application) and not decision.is_delegated:
        raise ValidationError({"decision": _("En delegat registrerar bara utfall av delegationsbeslut.")})


def report_due(application, decision):
    """R25: so many days after the period the grant is for; after the decision where no period was stated."""
    last_day = application.period_to or decision.meeting_date
    return last_day and last_day + timedelta(days=application.round.scheme.report_days)


@transaction.atomic
def reject_application(*, actor, application, decision, reason, rule_reference=""):
    """Register that the board rejected the application. The reason is the organisation's to read."""
    application = application.as_seen()
    require(can_register_decision(actor, application))
    check_decided(actor, application, decision, application.REJECTING)
    if not reason.strip():
        raise ValidationError({"reason": _("Ange skälet till avslaget.")})
    application.move_to(GrantApplication.State.DECIDED)
    grant = GrantDecision(
        application=application,
        decision=decision,
        result=GrantDecision.Result.REJECTED,
        amount=0,
        reason=reason,
        rule_reference=rule_reference,
    )
    add(actor, grant)
    drop_aid(actor, application, reason)
    return save_state(actor, application, "rejected", decision=decision)
