"""Acts that register what the board decided on an application."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, change, contents, record, save_state
from partnerships.ground.corrections import check_correction
from partnerships.ground.errors import require
from partnerships.state_aid import services as state_aid
from partnerships.state_aid.models import StateAid

from ..models import (
    GrantApplication,
    GrantDecision,
    LateRule,
    blocking_faults,
    check_finding_explained,
    check_may_receive,
)
from ..models import late_cut as cut_of
from ..permissions import can_complete_decision, can_register_decision, can_take_back_outcome, only_on_delegation
from .aid import drop_aid


@transaction.atomic
def grant_application(
    *, actor, application, decision, amount, conditions="", reason="", rule_reference="", state_aid_basis="", state_aid_note="",
    late_cut=None, late_reason="", despite_late_rule=False,
):  # fmt: skip
    """Register that the board granted the application, within the frame of its round (amount in kronor).

    What came late loses of the amount what its round's late rule says: see `models.late_cut` for the three last arguments.
    """
    application = application.as_seen()
    require(can_register_decision(actor, application))
    check_decided(actor, application, decision, application.GRANTING)
    check_nothing_blocks(application)
    check_finding_explained(application.organisation, application.round.year, reason)
    application.check_asked_for(amount)
    check_may_receive(application)
    late_rule = hold_late_rule(application)
    if application.late_days() and late_rule is None and not reason.strip():  # R24
        raise ValidationError(
            {
                "reason": _("Ansökan kom in %(days)s dagar för sent. Ange varför den ändå beviljas.")
                % {"days": application.late_days()}
            }
        )
    cut = cut_of(application, amount, decision, chosen=late_cut, reason=late_reason, despite=despite_late_rule)
    amount -= cut
    application.move_to(GrantApplication.State.DECIDED)
    basis = basis_of_aid(application, state_aid_basis)
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
        late_days=application.late_days(),
        late_rule=late_rule,
        late_cut=cut if late_rule else None,
        late_reason=late_reason if late_rule else "",
        state_aid_basis=basis,
        state_aid_note=state_aid_note,
    )
    grant.check_reasoned()
    add(actor, grant)
    for aid in StateAid.objects.prepared().filter(grant__application=application):  # R30: refused past the ceiling
        state_aid.grant(actor=actor, aid=aid, granted_on=decision.meeting_date, amount=amount)
    return save_state(actor, application, "granted", decision=decision, amount=amount)


def hold_late_rule(application):
    """The rule that a late application falls under (R24), held so that it is not changed meanwhile; None for one in time."""
    if not application.late_days() or application.round.late_rule_id is None:
        return None
    return LateRule.objects.locked().get(pk=application.round.late_rule_id)


def check_nothing_blocks(application):
    """The municipality has conditions that block; the others are told of on the application's page."""
    if faults := list(blocking_faults(application.organisation, application.round.year)):
        raise ValidationError(faults)


def check_decided(actor, application, decision, outcomes):
    """The outcome rests on a decision that gives it; a delegate can only cite one that was made on delegation."""
    application.check_decided_by(decision, outcomes)
    if only_on_delegation(actor, application) and not decision.is_delegated:
        raise ValidationError({"decision": _("En delegat registrerar bara utfall av delegationsbeslut.")})


def basis_of_aid(application, basis):
    """Aid that is reckoned is the basis; without it, nobody can say that the grant is aid of minor importance (R30)."""
    Basis, reckoned = GrantDecision.Basis, StateAid.objects.standing().filter(grant__application=application).exists()
    if reckoned and basis not in ("", Basis.DE_MINIMIS):
        told = _("Ansökan är beräknad som stöd av mindre betydelse. Stryk beräkningen först.")
        raise ValidationError({"state_aid_basis": told})
    if basis == Basis.DE_MINIMIS and not reckoned:
        raise ValidationError({"state_aid_basis": _("Beräkna stödet av mindre betydelse först.")})
    return Basis.DE_MINIMIS if reckoned else basis


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
    application.move_to(GrantApplication.State.DECIDED)
    grant = GrantDecision(
        application=application,
        decision=decision,
        result=GrantDecision.Result.REJECTED,
        amount=0,
        reason=reason,
        rule_reference=rule_reference,
    )
    grant.check_reasoned()
    add(actor, grant)
    drop_aid(actor, application, reason)
    return save_state(actor, application, "rejected", decision=decision)


@transaction.atomic
def complete_decision(*, actor, grant, reason="", **values):
    """Note when the association was told how to appeal, and the ground for state aid. What was decided stays as it is."""
    before = grant.as_seen()
    require(can_complete_decision(actor, before))
    if "state_aid_basis" in values:
        values["state_aid_basis"] = basis_of_aid(before.application, values["state_aid_basis"])
    changed = change(actor, grant, values, act="completed_decision", reason=reason)
    changed.check_completed()
    check_correction(before, changed, reason, settled=GrantDecision.COMPLETED, kept=["appeal_told_on"])
    return changed


@transaction.atomic
def take_back_outcome(*, actor, grant, reason):
    """The wrong outcome was registered: the application waits for the right one, and the frame has its money again.

    What the board decided stands. All that was registered of the outcome is kept in the log.
    """
    if GrantDecision.objects.locked().filter(pk=grant.pk).first() is None:  # held, so that no payment is planned meanwhile
        raise ValidationError(_("Utfallet är redan taget tillbaka."))
    grant = grant.as_seen()
    require(can_take_back_outcome(actor, grant))
    if not reason.strip():
        raise ValidationError({"reason": _("Skriv varför utfallet tas tillbaka.")})
    grant.check_can_be_taken_back()
    application = grant.application
    application.move_to(application.state_before_decision())
    application.round.release(grant.amount)
    for aid in StateAid.objects.standing().filter(grant__application=application, state=StateAid.State.GRANTED):
        state_aid.await_decision(actor=actor, aid=aid, reason=reason)
    taken_back = [[name, value, None] for name, value in contents(grant).items() if value not in (None, "")]
    record(actor, "took_back_decision", grant, reason=reason, changes=taken_back)
    outcome = {"decision": grant.decision, "result": grant.get_result_display(), "amount": grant.amount}
    grant.delete()
    return save_state(actor, application, "took_back_decision", reason=reason, **outcome)
