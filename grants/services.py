"""Acts on association grants: register, submit, grant, reject, pay, report back, reclaim."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, change, record, save_state
from partnerships.ground.days import today
from partnerships.ground.errors import KeyUsed, require
from partnerships.payments import services as payments
from partnerships.state_aid import services as state_aid
from partnerships.state_aid.models import StateAid

from .models import (
    GrantApplication,
    GrantDecision,
    GrantPayment,
    GrantReport,
    GrantRound,
    GrantScheme,
    GrantStateAid,
    RecoveryClaim,
)
from .permissions import (
    can_approve_report,
    can_change_application,
    can_change_scheme,
    can_claim_recovery,
    can_date_submission,
    can_plan_grant_payment,
    can_prepare_aid,
    can_register_application,
    can_register_decision,
    can_register_report,
    can_register_scheme,
    only_on_delegation,
)


@transaction.atomic
def register_scheme(*, actor, board, **values):
    """Register a form of grant for a board."""
    require(can_register_scheme(actor, board.pk))
    scheme = GrantScheme(board=board, **values)
    scheme.check_governed()
    return add(actor, scheme)


@transaction.atomic
def change_scheme(*, actor, scheme, reason="", **values):
    require(can_change_scheme(actor, scheme))
    changed = change(actor, scheme, values, reason=reason)
    changed.check_governed(before=scheme)
    return changed


@transaction.atomic
def open_round(*, actor, scheme, **values):
    """Open a time to apply within a scheme, with the frame of money that may be granted."""
    require(can_change_scheme(actor, scheme))
    return add(actor, GrantRound(scheme=scheme, board=scheme.board, **values))


@transaction.atomic
def change_round(*, actor, round, reason="", **values):
    require(can_change_scheme(actor, round.scheme))
    return change(actor, round, values, reason=reason)


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


@transaction.atomic
def grant_application(*, actor, application, decision, amount, conditions="", reason="", rule_reference=""):
    """Register that the board granted the application, within the frame of its round (amount in kronor)."""
    application = application.as_seen()
    require(can_register_decision(actor, application))
    check_decided(actor, application, decision, application.GRANTING)
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


@transaction.atomic
def prepare_state_aid(*, actor, application, **values):
    """Reckon the grant as aid of minor importance. It counts from the board's decision, with the amount granted (R30)."""
    application = application.as_seen()
    require(can_prepare_aid(actor, application))
    if application.state != GrantApplication.State.SUBMITTED:
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


@transaction.atomic
def plan_grant_payment(*, actor, grant, key, amount, due, giro_type, text=""):
    """Plan a payment of what was granted, to the organisation's own giro. The same key sent again is the same payment."""
    require(can_plan_grant_payment(actor, grant))
    application = grant.application
    grant = GrantDecision.objects.locked().get(pk=grant.pk)  # held, so that two payments cannot share the last kronor
    payment, is_new = payments.plan(
        actor=actor,
        key=key,
        organisation=application.organisation,
        board=application.board,
        amount=amount,
        due=due,
        giro_type=giro_type,
        text=text,
    )
    if is_new:
        GrantPayment.objects.create(grant=grant, payment=payment)
        grant.check_covers_payments()
    elif payment.grant_payment.grant_id != grant.pk:
        raise KeyUsed(_("Nyckeln är redan använd för en annan utbetalning."))
    return payment


@transaction.atomic
def register_report(*, actor, grant, **values):
    """Register the organisation's account of how the grant was used."""
    require(can_register_report(actor, grant))
    return add(actor, GrantReport(grant=grant, **values))


@transaction.atomic
def approve_report(*, actor, report, approved_on=None):
    """Approve the account, today or on the day that is told; the application is closed."""
    report = report.as_seen()
    require(can_approve_report(actor, report))
    report.approved_on = approved_on or today()
    report.full_clean(validate_unique=False)
    report.grant.check_paid_by(report.approved_on)
    report.save(update_fields=["approved_on"])
    record(actor, "decided", report, changes=[["approved_on", None, report.approved_on]])
    application = report.grant.application
    application.move_to(GrantApplication.State.CLOSED)
    save_state(actor, application, "closed")
    return report


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
