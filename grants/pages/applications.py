"""What stands on the page of an application, as far as who reads may see it."""

from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.days import format_day, today
from partnerships.ground.money import format_kronor
from partnerships.ground.pages import QUIET
from partnerships.ground.tables import NOTHING
from partnerships.initiatives.models import Initiative

from ..models import CalcMethod
from ..models.duties import REMINDED_BEFORE
from ..models.reckoning import counted_members
from ..permissions import (
    can_approve_report,
    can_claim_recovery,
    can_complete_decision,
    can_declare_conflict,
    can_plan_grant_payment,
    can_prepare_aid,
    can_register_decision,
    can_register_report,
    can_remind,
    can_take_back_outcome,
)
from .basis import late_in_words
from .completeness import hand_acts


def application_acts(user, application, outcome, assessment):
    """(label, address) of what this user can do now; the first stands out, unless it is quiet."""
    address = partial(reverse, args=[application.pk])
    acts, grant = [], outcome.grant
    if can_register_decision(user, application) and application.can_be_decided():
        acts += [(_("Bevilja"), address("grants:grant")), (_("Avslå"), address("grants:reject"))]
    acts += assessment["acts"] if assessment else []
    acts += hand_acts(user, application)
    if grant and grant.amount:
        report = outcome.report
        left = outcome.terms.amount - outcome.paid - outcome.waiting
        if left > 0 and not grant.is_closed() and can_plan_grant_payment(user, grant):
            acts.append((_("Planera utbetalning"), address("grants:plan_payment")))
            acts.append((_("Planera i delar"), address("grants:plan_payments")))
        if report is None and can_register_report(user, grant):
            acts.append((_("Registrera redovisning"), address("grants:register_report")))
            if can_remind(user, grant) and is_due_soon(outcome.terms.report_due):
                acts.append((_("Påminn om redovisning"), address("grants:remind_of_report")))
        if report and can_approve_report(user, report):
            acts.append((_("Godkänn redovisning"), address("grants:approve_report")))
    if grant and can_complete_decision(user, grant):
        acts.append((_("Komplettera beslutet"), address("grants:complete_decision")))
    if grant and can_claim_recovery(user, grant) and outcome.told < outcome.paid:
        acts.append((_("Meddela återkrav"), address("grants:communicate_recovery"), QUIET))
        acts.append((_("Återkräv"), address("grants:claim_recovery"), QUIET))
    if grant and can_take_back_outcome(user, grant) and grant.is_untouched():
        acts.append((_("Ta tillbaka utfallet"), address("grants:take_back_outcome"), QUIET))
    if assessment is None and can_declare_conflict(user, application):  # an attester, who does not read assessments
        acts.append((_("Anmäl jäv"), address("grants:declare_conflict"), QUIET))
    return acts


def is_due_soon(report_due):
    """The account is to come within the time when an organisation is reminded of it, or is late."""
    return report_due is not None and report_due - REMINDED_BEFORE <= today()


def late_warnings(application):
    """What one must know before an application is sent in after the round has closed (R24)."""
    round = application.round
    if late := round.days_after_closing(today()):
        yield {
            "title": _("Omgången stängde %(day)s") % {"day": format_day(round.closes)},
            "text": " ".join(
                [
                    _("Kommer ansökan in i dag räknas den som %(days)s dagar för sen.") % {"days": late},
                    late_in_words(application, late),
                ]
            ),
            "url": round.scheme.get_absolute_url(),
            "label": _("Läs bidragsformens regler"),
        }


def prepare_aid_address(user, application, changes):
    """Where aid is reckoned before the decision, and before the decision on a raise among the changes."""
    to_reckon = application.state in application.IN_HAND or any(change.raises_aid() for change in changes)
    if not to_reckon or not can_prepare_aid(user, application):
        return ""
    return reverse("grants:prepare_state_aid", args=[application.pk])


def application_warnings(application, outcome):
    warnings = []
    if not application.from_list and (late := application.late_days()):
        warnings.append(
            {
                "title": _("Ansökan kom in %(days)s dagar för sent") % {"days": late},
                "text": late_in_words(application, late) if application.state in application.IN_HAND else "",
                "tone": "warning",
                "url": application.round.scheme.get_absolute_url(),
                "label": _("Läs bidragsformens regler"),
            }
        )
    if outcome.grant and outcome.is_unreported() and outcome.terms.report_due < today():
        text = _("Redovisningen skulle ha kommit in senast %(day)s.") % {"day": format_day(outcome.terms.report_due)}
        warnings.append({"title": _("Redovisningen är försenad"), "text": text, "tone": "warning"})
    return warnings


def application_facts(application):
    period = (application.period_from, application.period_to)
    return [
        (_("Diarienummer"), application.case and application.case.raw, application.case and application.case.get_absolute_url()),
        (_("Organisation"), application.organisation.name, application.organisation.get_absolute_url()),
        (_("Omgång"), str(application.round), application.round.get_absolute_url()),
        (_("Sökt belopp"), format_kronor(application.requested_amount)),
        (_("Inkom"), NOTHING if application.state in application.UNSENT else format_day(application.submitted_on)),
        (_("Period"), " – ".join(format_day(day) for day in period if day)),
        (_("Ändamål"), application.purpose),
        (_("Egen insats"), application.own_contribution),
        (_("Andra finansiärer"), application.other_funders),
        (_("Antal medlemmar"), application.member_count),
        *counted_facts(application),
        (_("Handläggare"), application.caseworker and application.caseworker.name),
    ]


def counted_facts(application):
    """What the amount or the demands are reckoned by, where the form of grant asks for it."""
    scheme, method = application.round.scheme, application.round.calc_method
    if scheme.ages_in_words():
        yield _("Medlemmar, %(ages)s") % {"ages": scheme.ages_in_words()}, counted_members(application)
    if method in {CalcMethod.PER_SESSION, CalcMethod.PER_PARTICIPANT}:
        yield _("Sammankomster eller deltagare"), application.unit_count
    if method == CalcMethod.PERCENT_OF_COST:
        yield _("Kostnad"), format_kronor(application.cost)


def initiative_fact(user, application):
    """The initiative that it came out of, for those who may see it."""
    rows = Initiative.objects.visible_to(user).filter(pk=application.initiative_id)
    return [(_("Initiativ"), initiative.title, initiative.get_absolute_url()) for initiative in rows]
