"""What stands on the page of a claim."""

from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.days import format_day, today
from partnerships.ground.money import format_kronor

from ..models import RecoveryClaim
from ..permissions import can_answer_recovery, can_claim_recovery, can_invoice_recovery
from .timeline import due_step, step

State = RecoveryClaim.State


def recovery_acts(user, claim):
    """(label, address) of what this user can do now; the first stands out."""
    address = partial(reverse, args=[claim.pk])
    acts, officer = [], can_claim_recovery(user, claim.grant)
    if claim.state_now == State.COMMUNICATED:
        if officer:
            acts.append((_("Registrera beslut"), address("grants:decide_recovery")))
        if can_answer_recovery(user, claim):
            acts.append((_("Registrera svar") if officer else _("Svara"), address("grants:answer_recovery")))
        if officer:
            acts.append((_("Inget återkrav"), address("grants:drop_recovery")))
    if claim.left:
        if can_invoice_recovery(user, claim):
            if claim.invoiced_on is None:
                acts.append((_("Registrera faktura"), address("grants:invoice_recovery")))
            acts.append((_("Registrera återbetalning"), address("grants:register_repayment")))
        if officer:
            acts.append((_("Skriv av"), address("grants:write_off_recovery")))
    return acts


def repayment_links(user, claim, repayments):
    """(what and when, address) of those that can be corrected."""
    if not can_invoice_recovery(user, claim):
        return []
    standing = [each for each in repayments if not each.reverses_id and not hasattr(each, "reversed_by")]
    return [
        (f"{format_kronor(each.amount)}, {format_day(each.paid_on)}", reverse("grants:reverse_repayment", args=[each.pk]))
        for each in standing
    ]


def recovery_warnings(claim):
    if claim.left and claim.invoice_due and claim.invoice_due < today():
        text = _("Fakturan %(number)s förföll %(day)s.") % {"number": claim.invoice_no, "day": format_day(claim.invoice_due)}
        yield {"title": _("Återkravet är inte betalt i tid"), "text": text, "tone": "danger"}
    if claim.state_now == State.COMMUNICATED and claim.answer_by and claim.answer_by < today() and not claim.answered_on:
        text = _("Organisationen skulle svara senast %(day)s.") % {"day": format_day(claim.answer_by)}
        yield {"title": _("Inget svar har kommit"), "text": text, "tone": "warning"}


def recovery_facts(claim):
    facts = [
        (_("Bidrag"), str(claim.grant.application), claim.grant.get_absolute_url()),
        (_("Grund"), claim.get_ground_display()),
        (_("Belopp"), format_kronor(claim.amount)),
        (_("Återbetalt"), format_kronor(claim.repaid)),
        (_("Kvar att återbetala"), format_kronor(claim.left)),
        (_("Meddelat organisationen"), claim.communicated_on and format_day(claim.communicated_on)),
    ]
    if claim.answer:
        facts.append((_("Organisationens svar"), claim.answer))
    if claim.dropped_on:
        return [*facts, (_("Varför det inte blev ett återkrav"), claim.drop_reason)]
    if claim.decision_id is None:
        facts.append((_("Beslut"), _("inte beslutat")))
    else:
        facts.append((_("Beslut"), str(claim.decision), claim.decision.get_absolute_url()))
        facts.append((_("Faktura"), claim.invoice_no or _("inte fakturerat")))
    if claim.written_off_on:
        facts.append((_("Avskrivet"), format_kronor(claim.written_off_amount)))
        facts.append((_("Beslut om avskrivning"), str(claim.written_off_by), claim.written_off_by.get_absolute_url()))
        facts.append((_("Varför det är avskrivet"), claim.write_off_reason))
    return facts


def recovery_timeline(claim):
    steps = [
        step(claim.communicated_on, _("Meddelat organisationen")),
        due_step(claim.answer_by, _("Organisationens svar senast"), is_done=bool(claim.answered_on or claim.decision_id)),
        step(claim.answered_on, _("Organisationen svarade")),
        step(claim.decided_on, _("Beslut"), str(claim.decision or "")),
        step(claim.dropped_on, _("Inget återkrav")),
        step(claim.invoiced_on, _("Faktura"), claim.invoice_no),
        due_step(claim.invoice_due, _("Fakturan förfaller"), is_done=not claim.left),
        step(claim.written_off_on, _("Avskrivet")),
    ]
    return sorted((each for each in steps if each["day"]), key=lambda each: each["day"])
