"""What stands on the pages of an application and of a round, as far as who reads may see it."""

from decimal import Decimal
from functools import partial

from django.db.models import Q, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.days import format_day, today
from partnerships.ground.money import format_kronor
from partnerships.ground.tables import table
from partnerships.payments.models import Payment
from partnerships.payments.tables import PAYMENTS
from partnerships.register.rights import Area

from .models import GrantApplication, GrantDecision, GrantReport, RecoveryClaim
from .permissions import (
    can_approve_report,
    can_change_application,
    can_claim_recovery,
    can_plan_grant_payment,
    can_prepare_aid,
    can_read_part,
    can_register_decision,
    can_register_report,
)

IS_PAID = Q(state=Payment.State.PAID)
IS_WAITING = Q(state__in=[Payment.State.PLANNED, Payment.State.ATTESTED])


class Outcome:
    """The decision on an application, its payments and its report; None where the user may not read them."""

    def __init__(self, user, application):
        grants = GrantDecision.objects.visible_to(user).select_related("decision__board", "application")
        self.grant = grants.filter(application=application).first()
        self.payments = self.report = None
        self.reads_reports = False
        self.paid = self.waiting = self.reclaimed = Decimal(0)
        if self.grant is None:
            return
        if can_read_part(user, Area.PAYMENTS, application):
            self.payments = self.grant.payments().visible_to(user).select_related("organisation", "board")
            sums = {"paid": Sum("amount", filter=IS_PAID), "waiting": Sum("amount", filter=IS_WAITING)}
            sums = self.payments.order_by().aggregate(**sums)
            self.paid, self.waiting = sums["paid"] or Decimal(0), sums["waiting"] or Decimal(0)
        if can_read_part(user, Area.GRANT_REPORTS, application):
            self.reads_reports = True
            reports = GrantReport.objects.visible_to(user).select_related("grant__application")
            self.report = reports.filter(grant=self.grant).first()
            self.reclaimed = RecoveryClaim.objects.visible_to(user).filter(grant=self.grant).total("amount")

    def is_unreported(self):
        return self.reads_reports and self.grant.report_due is not None and self.report is None

    def facts(self):
        grant = self.grant
        facts = [
            (_("Utfall"), grant.get_result_display()),
            (_("Beviljat belopp"), format_kronor(grant.amount)),
            (_("Beslut"), str(grant.decision), grant.decision.get_absolute_url()),
            (_("Motivering"), grant.reason),
            (_("Regel"), grant.rule_reference),
            (_("Villkor"), grant.conditions),
            (_("Redovisning senast"), grant.report_due and format_day(grant.report_due)),
        ]
        if self.payments is not None:
            facts += [
                (_("Utbetalt"), format_kronor(self.paid)),
                (_("Planerat och attesterat"), format_kronor(self.waiting)),
                (_("Kvar att betala"), format_kronor(grant.amount - self.paid)),
            ]
        if self.reads_reports:
            report = self.report
            facts += [
                (_("Redovisning inkom"), report and format_day(report.received_on)),
                (_("Redovisat belopp"), report and format_kronor(report.used_amount)),
                (_("Redovisning godkänd"), report and format_day(report.approved_on)),
                (_("Återkrav"), format_kronor(self.reclaimed)),
            ]
        return facts

    def payments_table(self):
        if self.payments is None:
            return None
        return table(PAYMENTS, self.payments, caption=_("Utbetalningar"), empty=_("Ingen utbetalning är planerad."))

    def steps(self):
        """The dates after the decision."""
        yield step(self.grant.decision.meeting_date, _("Beslut"), str(self.grant.decision))
        for payment in self.payments or ():
            if payment.state != Payment.State.CANCELLED:
                yield payment_step(payment)
        if self.reads_reports:
            yield due_step(self.grant.report_due, _("Redovisning senast"), is_done=self.report is not None)
            yield step(self.report and self.report.received_on, _("Redovisning inkom"))


def step(day, title, note=""):
    """A plain date: behind us or to come."""
    return {"day": day, "title": title, "note": note, "state": "done" if day and day <= today() else "later"}


def due_step(day, title, note="", *, is_done):
    """A date by which something is to be done: late when it has passed and it is not."""
    state = "done" if is_done else "late" if day and day < today() else "later"
    return {"day": day, "title": title, "note": note, "state": state}


def payment_step(payment):
    title = _("Rättelse av utbetalning") if payment.reverses_id else _("Utbetalning")
    note = f"{format_kronor(payment.amount)}, {payment.get_state_display().lower()}"
    return due_step(payment.paid_on or payment.due, title, note, is_done=payment.state == Payment.State.PAID)


def application_timeline(application, outcome):
    steps = [
        step(application.round.opens, _("Omgången öppnar")),
        step(application.submitted_on, _("Ansökan inlämnad")),
        step(application.round.closes, _("Sista ansökningsdag")),
    ]
    if outcome.grant:
        steps += outcome.steps()
    return sorted((each for each in steps if each["day"]), key=lambda each: each["day"])


def application_acts(user, application, outcome):
    """(label, address) of what this user can do now; the first stands out."""
    address = partial(reverse, args=[application.pk])
    acts, State, grant = [], GrantApplication.State, outcome.grant
    if can_register_decision(user, application):
        acts += [(_("Bevilja"), address("grants:grant")), (_("Avslå"), address("grants:reject"))]
    if can_change_application(user, application):
        if application.can_move_to(State.SUBMITTED):
            acts.append((_("Lämna in"), address("grants:submit")))
        acts.append((_("Ändra"), address("grants:change_application")))
        if application.can_move_to(State.DISMISSED):
            acts.append((_("Avvisa"), address("grants:dismiss")))
        if application.can_move_to(State.WITHDRAWN):
            acts.append((_("Återta"), address("grants:withdraw")))
    if grant and grant.amount:
        report = outcome.report
        if can_plan_grant_payment(user, grant) and outcome.paid + outcome.waiting < grant.amount:
            acts.append((_("Planera utbetalning"), address("grants:plan_payment")))
        if report is None and can_register_report(user, grant):
            acts.append((_("Registrera redovisning"), address("grants:register_report")))
        if report and can_approve_report(user, report):
            acts.append((_("Godkänn redovisning"), address("grants:approve_report")))
        if can_claim_recovery(user, grant) and outcome.reclaimed < outcome.paid:
            acts.append((_("Återkräv"), address("grants:claim_recovery")))
    return acts


def late_warnings(round):
    """What one must know before an application is sent in after the round has closed (R24)."""
    if late := round.days_after_closing(today()):
        yield {
            "title": _("Omgången stängde %(day)s") % {"day": format_day(round.closes)},
            "text": _("Kommer ansökan in i dag räknas den som %(days)s dagar för sen.") % {"days": late},
            "url": round.scheme.get_absolute_url(),
            "label": _("Läs bidragsformens regler"),
        }


def prepare_aid_address(user, application):
    if application.state != GrantApplication.State.SUBMITTED or not can_prepare_aid(user, application):
        return ""
    return reverse("grants:prepare_state_aid", args=[application.pk])


def application_warnings(application, outcome):
    warnings = []
    if late := application.late_days():
        warnings.append(
            {
                "title": _("Ansökan kom in %(days)s dagar för sent") % {"days": late},
                "text": "",
                "tone": "warning",
                "url": application.round.scheme.get_absolute_url(),
                "label": _("Läs bidragsformens regler"),
            }
        )
    if outcome.grant and outcome.is_unreported() and outcome.grant.report_due < today():
        text = _("Redovisningen skulle ha kommit in senast %(day)s.") % {"day": format_day(outcome.grant.report_due)}
        warnings.append({"title": _("Redovisningen är försenad"), "text": text, "tone": "warning"})
    return warnings


def application_facts(application):
    period = (application.period_from, application.period_to)
    return [
        (_("Diarienummer"), application.case and application.case.raw, application.case and application.case.get_absolute_url()),
        (_("Organisation"), application.organisation.name, application.organisation.get_absolute_url()),
        (_("Omgång"), str(application.round), application.round.get_absolute_url()),
        (_("Sökt belopp"), format_kronor(application.requested_amount)),
        (_("Inkom"), application.submitted_on and format_day(application.submitted_on)),
        (_("Period"), " – ".join(format_day(day) for day in period if day)),
        (_("Ändamål"), application.purpose),
        (_("Egen insats"), application.own_contribution),
        (_("Andra finansiärer"), application.other_funders),
        (_("Antal medlemmar"), application.member_count),
        (_("Handläggare"), application.caseworker and application.caseworker.name),
    ]


def frame_bar(round):
    if not round.frame:
        return None
    given = float(round.reserved / round.frame * 100)
    return {
        "label": _("Omgångens ram"),
        "segments": [
            {"label": _("Beviljat"), "text": format_kronor(round.reserved), "share": given, "tone": 1},
            {"label": _("Kvar"), "text": format_kronor(round.remaining()), "share": 100 - given, "tone": 3},
        ],
    }
