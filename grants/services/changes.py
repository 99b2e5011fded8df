"""Acts on what an association asks to have changed after the decision."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, save_state
from partnerships.ground.errors import require

from ..models import GrantChange, GrantDecision
from ..permissions import can_ask_change, can_decide_change, can_withdraw_change, only_on_delegation
from .aid import drop_aid, move_aid


@transaction.atomic
def ask_change(*, actor, grant, **values):
    """Register what the association asks: a new amount, period or purpose. One request at a time."""
    require(can_ask_change(actor, grant))
    change = GrantChange(grant=grant, board=grant.application.board, **values)
    change.check_asked()
    return add(actor, change)


@transaction.atomic
def withdraw_change(*, actor, change, reason=""):
    """The association takes its request back."""
    change = change.as_seen()
    require(can_withdraw_change(actor, change))
    change.move_to(GrantChange.State.WITHDRAWN)
    drop_aid(actor, change.grant.application, reason or _("Begäran om ändring är återtagen."))
    return save_state(actor, change, "withdrawn", reason=reason)


@transaction.atomic
def grant_change(*, actor, change, decision, amount=None, period_to=None, purpose="", answer="", rule_reference=""):
    """Register that the board granted the change. What is not said otherwise is as it was asked.

    The frame follows the amount, and so does what is counted as aid of minor importance (R30).
    """
    change = change.as_seen()
    require(can_decide_change(actor, change))
    grant = hold(change)
    check_decided(actor, change, decision, change.GRANTING)
    change.move_to(GrantChange.State.GRANTED)
    before = grant.terms()
    change.granted_amount = amount if amount is not None else change.amount
    change.granted_period_to = period_to or change.period_to
    change.granted_purpose = purpose or change.purpose
    change.report_due = change.new_report_due(change.granted_period_to)
    change.decision, change.answer, change.rule_reference = decision, answer, rule_reference
    change.check_granted_as_asked(before.amount)
    if change.granted_amount is not None:
        change.check_amount(change.granted_amount)
        move_frame(grant.application.round, change.granted_amount - before.amount)
        move_aid(actor, grant, decision, change.granted_amount - before.amount)
    facts = {"amount": change.granted_amount, "period_to": change.granted_period_to, "report_due": change.report_due}
    fields = ["decision", "granted_amount", "granted_period_to", "granted_purpose", "report_due", *SAID]
    known = {name: value for name, value in facts.items() if value is not None}
    return save_state(actor, change, "granted", fields=fields, decision=decision, **known)


@transaction.atomic
def reject_change(*, actor, change, decision, answer, rule_reference=""):
    """Register that the board rejected the change: what stood before it stands."""
    change = change.as_seen()
    require(can_decide_change(actor, change))
    hold(change)
    check_decided(actor, change, decision, change.REJECTING)
    if not answer.strip():
        raise ValidationError({"answer": _("Ange skälet till avslaget.")})
    change.move_to(GrantChange.State.REJECTED)
    drop_aid(actor, change.grant.application, answer[:500])
    change.decision, change.answer, change.rule_reference = decision, answer, rule_reference
    return save_state(actor, change, "rejected", fields=["decision", *SAID], decision=decision)


SAID = ("answer", "rule_reference")


def hold(change):
    """The grant, held: payments and claims hold it too, so that none of them is made on terms that are being changed."""
    return GrantDecision.objects.locked().get(pk=change.grant_id)


def check_decided(actor, change, decision, outcomes):
    change.check_decided_by(decision, outcomes)
    if only_on_delegation(actor, change) and not decision.is_delegated:
        raise ValidationError({"decision": _("En delegat registrerar bara utfall av delegationsbeslut.")})


def move_frame(round, difference):
    """More is taken of the round's frame, as far as it goes; less gives back to it."""
    if difference > 0:
        round.reserve(difference)
    elif difference < 0:
        round.release(-difference)
