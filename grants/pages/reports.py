"""What stands on the page of an account, as far as who reads may see it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.days import format_day, today
from partnerships.ground.money import format_kronor
from partnerships.register.rights import Area

from ..models import GrantReport
from ..permissions import (
    can_approve_report,
    can_ask_change,
    can_check_sampled,
    can_claim_recovery,
    can_hand_in_report,
    can_reopen_report,
)

State = GrantReport.State


def near_accounts(user):
    """Lists of accounts, recovery and samples, for those who read them."""
    if not user.reads(Area.GRANT_REPORTS):
        return []
    lists = [(_("Redovisningar"), reverse("grants:duty_list")), (_("Återkrav"), reverse("grants:recovery_list"))]
    if not user.own_organisations():
        lists.append((_("Stickprov"), reverse("grants:sample_list")))
    return lists


def risk_links(user):
    reads = user.reads(Area.GRANT_REPORTS) and not user.own_organisations()
    return [(_("Riskregler"), reverse("grants:risk_rule_list"))] if reads else []


def near_lists(user):
    return [(_("Bidrag"), reverse("grants:application_list")), *near_accounts(user), *risk_links(user)]


def awaits_check(sampled):
    return sampled is not None and sampled.is_to_be_checked() and not sampled.outcome


def report_acts(user, report, sampled, to_recover):
    """(label, address) of what this user can do now; the first stands out."""
    acts, application = [], report.grant.application_id
    claims = can_claim_recovery(user, report.grant)
    if awaits_check(sampled) and can_check_sampled(user, sampled):
        acts.append((_("Gör fördjupad kontroll"), reverse("grants:check_sampled", args=[sampled.pk])))
    if report.state == State.REJECTED and claims:
        acts.append((_("Återkräv"), reverse("grants:communicate_recovery", args=[application])))
    if can_approve_report(user, report):
        acts.append((_("Godkänn"), reverse("grants:approve_report", args=[application])))
        if report.state == State.RECEIVED:
            acts.append((_("Begär komplettering"), reverse("grants:request_report_completion", args=[report.pk])))
        acts.append((_("Godkänn inte"), reverse("grants:reject_report", args=[report.pk])))
        if to_recover and claims:
            acts.append((_("Återkräv"), reverse("grants:communicate_recovery", args=[application])))
    if can_hand_in_report(user, report):
        acts.append((_("Lämna in igen"), reverse("grants:send_report_again", args=[report.pk])))
    if can_reopen_report(user, report):
        acts.append((_("Öppna igen"), reverse("grants:reopen_report", args=[report.pk])))
    return acts


def approval_warnings(report):
    """What one must know before the account is approved: after that nothing more is planned."""
    grant = report.grant
    if unpaid := grant.unpaid():
        facts = {"unpaid": format_kronor(unpaid), "waiting": format_kronor(grant.planned() - grant.paid())}
        told = _("%(unpaid)s är inte utbetalt. Av det är %(waiting)s planerat.") % facts
        todo = _(
            "När redovisningen är godkänd kan inget mer planeras. Planera först det som ska betalas, och avbryt det som inte ska "
            "betalas. Resten går tillbaka till ramen när bidraget sänks genom en ändring."
        )
        yield {"title": _("Allt är inte utbetalt"), "text": f"{told} {todo}", "tone": "warning"}


def report_warnings(user, report, sampled, to_recover):
    warnings = []
    if report.state == State.COMPLETION_REQUESTED:
        is_late = report.completion_due and report.completion_due < today()
        title = _("Kompletteringen är försenad") if is_late else _("Komplettering begärd")
        text = _("Senast %(day)s: %(text)s") % {"day": format_day(report.completion_due), "text": report.completion_text}
        warnings.append({"title": title, "text": text, "tone": "danger" if is_late else "warning"})
    if report.state == State.REJECTED:
        warning = {"title": _("Redovisningen är inte godkänd"), "text": report.rejected_reason, "tone": "danger"}
        if can_claim_recovery(user, report.grant):
            warning |= {
                "url": reverse("grants:communicate_recovery", args=[report.grant.application_id]),
                "label": _("Nästa steg: återkräv bidraget"),
            }
        warnings.append(warning)
    if awaits_check(sampled):
        warnings.append(
            {
                "title": _("Uttagen för fördjupad kontroll"),
                "text": sampled.why(),
                "tone": "warning",
                "url": sampled.get_absolute_url(),
                "label": _("Se stickprovet"),
            }
        )
    if report.state == State.APPROVED and (unpaid := report.grant.unpaid()):
        told = _("%(amount)s är inte utbetalt. Sänk bidraget genom en ändring. Ska mer betalas: öppna redovisningen igen.")
        warning = {"title": _("Godkänd redovisning men allt är inte utbetalt"), "tone": "warning"}
        warning["text"] = told % {"amount": format_kronor(unpaid)}
        if can_ask_change(user, report.grant):
            warning |= {"url": reverse("grants:ask_change", args=[report.grant.application_id]), "label": _("Begär ändring")}
        warnings.append(warning)
    if to_recover and report.state != State.APPROVED:
        told = _("%(amount)s är utbetalt men varken använt eller återkrävt.") % {"amount": format_kronor(to_recover)}
        warnings.append({"title": _("Allt är inte använt"), "text": told, "tone": "info"})
    return warnings


def completed_facts(report):
    return [(_("Redovisning kompletterad"), format_day(report.completed_on))] if report.completed_on else []


def report_facts(report, sampled):
    grant, terms = report.grant, report.grant.terms()
    facts = [
        (_("Bidrag"), str(grant.application), grant.get_absolute_url()),
        (_("Redovisning senast"), terms.report_due and format_day(terms.report_due)),
        (_("Redovisning inkom"), format_day(report.received_on)),
        *completed_facts(report),
        (_("Beviljat"), format_kronor(terms.amount)),
        (_("Redovisat belopp"), format_kronor(report.used_amount)),
        (_("Inte använt av det beviljade"), format_kronor(report.unused())),
    ]
    if report.state == State.APPROVED:
        facts.append((_("Redovisning godkänd"), format_day(report.approved_on)))
    if report.unused_reason:
        facts.append((_("Varför det inte återkrävs"), report.unused_reason))
    if sampled and sampled.is_to_be_checked():
        facts.append((_("Fördjupad kontroll"), sampled.standing(), sampled.get_absolute_url()))
    return [*facts, (_("Vad bidraget ledde till"), report.result_text)]
