"""Acts that claim money back, and that tell what came of the claim."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, record, refuse_personal_numbers
from partnerships.ground.days import today
from partnerships.ground.errors import require

from ..models import GrantDecision, RecoveryClaim, Repayment
from ..permissions import can_answer_recovery, can_claim_recovery, can_invoice_recovery


@transaction.atomic
def claim_recovery(*, actor, grant, ground, amount, decision=None, communicated_on=None, answer_by=None):
    """Register that money is to be paid back: told to the organisation, or by decision of the board after it was paid (R27)."""
    require(can_claim_recovery(actor, grant))
    grant = GrantDecision.objects.locked().get(pk=grant.pk)  # held, so that two claims cannot share what was paid
    if decision is not None:
        grant.check_reclaimed_by(decision)
    elif communicated_on is None:
        raise ValidationError({"decision": _("Ange nämndens beslut, eller vilken dag återkravet meddelades organisationen.")})
    claimed = grant.recovery_claims.standing().total("amount") + amount
    if claimed > grant.paid():
        raise ValidationError({"amount": _("Återkravet är större än det som har betalats ut.")})
    claim = RecoveryClaim(grant=grant, ground=ground, amount=amount, communicated_on=communicated_on, answer_by=answer_by)
    claim.decision, claim.decided_on = decision, decision and decision.meeting_date
    return add(actor, claim)


@transaction.atomic
def answer_recovery(*, actor, claim, answer, answered_on=None):
    """Write down what the organisation answers, before the board decides."""
    claim = claim.as_seen()
    require(can_answer_recovery(actor, claim))
    claim.check_is_only_told()
    claim.answered_on, claim.answer = answered_on or today(), answer
    claim.check_day("answered_on", claim.answered_on, claim.communicated_on)
    return keep(actor, claim, "answered", ["answered_on", "answer"])


@transaction.atomic
def decide_recovery(*, actor, claim, decision):
    """Register the board's decision on what was told to the organisation."""
    claim = claim.as_seen()
    require(can_claim_recovery(actor, claim.grant))
    claim.check_is_only_told()
    grant = GrantDecision.objects.locked().get(pk=claim.grant_id)
    grant.check_reclaimed_by(decision)
    if decision.meeting_date < claim.communicated_on:
        raise ValidationError({"decision": _("Beslutet är fattat innan återkravet meddelades organisationen.")})
    claim.decision, claim.decided_on = decision, decision.meeting_date
    return keep(actor, claim, "decided", ["decision", "decided_on"])


@transaction.atomic
def drop_recovery(*, actor, claim, reason):
    """After the organisation's answer: nothing is claimed back."""
    claim = claim.as_seen()
    require(can_claim_recovery(actor, claim.grant))
    claim.check_is_only_told()
    claim.dropped_on, claim.drop_reason = today(), reason
    return keep(actor, claim, "dropped", ["dropped_on", "drop_reason"], reason=reason)


@transaction.atomic
def invoice_recovery(*, actor, claim, invoice_no, invoiced_on, invoice_due):
    """Finance has sent the invoice."""
    claim = claim.as_seen()
    require(can_invoice_recovery(actor, claim))
    claim.check_is_owed()
    if claim.invoiced_on:
        raise ValidationError(_("Återkravet är redan fakturerat med faktura %(number)s.") % {"number": claim.invoice_no})
    claim.check_day("invoiced_on", invoiced_on, claim.decided_on)
    if invoice_due < invoiced_on:
        raise ValidationError({"invoice_due": _("Fakturan kan inte förfalla innan den är skriven.")})
    claim.invoice_no, claim.invoiced_on, claim.invoice_due = invoice_no, invoiced_on, invoice_due
    return keep(actor, claim, "invoiced", ["invoice_no", "invoiced_on", "invoice_due"])


@transaction.atomic
def register_repayment(*, actor, claim, paid_on, amount, voucher_no):
    """Finance registers what came back: never more in all than was claimed."""
    require(can_invoice_recovery(actor, claim))
    claim = RecoveryClaim.objects.locked().get(pk=claim.pk)  # held, so that two repayments cannot share what is left
    claim.check_is_owed()
    claim.check_day("paid_on", paid_on, claim.decided_on)
    repayment = add(actor, Repayment(claim=claim, paid_on=paid_on, amount=amount, voucher_no=voucher_no))
    claim.check_not_overpaid()
    return repayment


@transaction.atomic
def reverse_repayment(*, actor, repayment, paid_on, voucher_no, reason):
    """Correct a repayment that was registered by mistake with a reversing record (R31)."""
    require(can_invoice_recovery(actor, repayment.claim))
    claim = RecoveryClaim.objects.locked().get(pk=repayment.claim_id)  # held, so that nothing is written off meanwhile
    repayment = Repayment.objects.locked().get(pk=repayment.pk)
    if repayment.reverses_id or hasattr(repayment, "reversed_by"):
        raise ValidationError(_("Återbetalningen är redan rättad."))
    claim.check_day("paid_on", paid_on, repayment.paid_on)
    reversal = Repayment(claim=claim, paid_on=paid_on, amount=-repayment.amount, voucher_no=voucher_no, reverses=repayment)
    return add(actor, reversal, act="reversed", reason=reason)


@transaction.atomic
def write_off_recovery(*, actor, claim, decision, reason):
    """Register the board's decision that what is left is not claimed any more."""
    require(can_claim_recovery(actor, claim.grant))
    claim = RecoveryClaim.objects.locked().get(pk=claim.as_seen().pk)  # held, so that nothing is repaid meanwhile
    claim.check_is_owed()
    claim.check_written_off_by(decision)
    left = claim.still_owed()
    if left <= 0:
        raise ValidationError(_("Hela återkravet är återbetalt."))
    claim.written_off_amount += left  # more than nothing before, where a repayment was reversed after an earlier write-off
    claim.written_off_by, claim.written_off_on, claim.write_off_reason = decision, decision.meeting_date, reason
    fields = ["written_off_by", "written_off_on", "written_off_amount", "write_off_reason"]
    return keep(actor, claim, "written_off", fields, reason=reason)


def keep(actor, claim, act, fields, reason=""):
    """Save what an act has set, and write it in the log."""
    refuse_personal_numbers(claim)
    claim.full_clean(validate_unique=False)
    before = RecoveryClaim.objects.get(pk=claim.pk)
    claim.save(update_fields=fields)
    changes = [[name, logged(before, name), logged(claim, name)] for name in fields]
    record(actor, act, claim, reason=reason[:500], changes=changes)
    return claim


def logged(claim, name):
    value = getattr(claim, name)
    return f"{value} [{value.pk}]" if hasattr(value, "pk") else value
