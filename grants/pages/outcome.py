"""The decision on an application and what came of it, as far as who reads may see it."""

from decimal import Decimal

from django.db.models import Q, Sum
from django.utils.translation import gettext as _

from partnerships.ground.days import format_day
from partnerships.ground.money import format_kronor
from partnerships.ground.tables import table
from partnerships.payments.models import Payment
from partnerships.payments.tables import PAYMENTS
from partnerships.register.rights import Area

from ..models import GrantDecision, GrantReport, RecoveryClaim
from ..permissions import can_read_part
from ..tables.recoveries import CLAIMS
from .basis import late_decision_facts
from .reports import completed_facts
from .timeline import due_step, payment_step, step

IS_PAID = Q(state=Payment.State.PAID)


IS_WAITING = Q(state__in=[Payment.State.PLANNED, Payment.State.ATTESTED])


class Outcome:
    """The decision on an application, its payments and its report; None where the user may not read them."""

    def __init__(self, user, application):
        grants = GrantDecision.objects.visible_to(user).select_related("decision__board", "application")
        self.grant = grants.filter(application=application).first()
        self.payments = self.report = self.claims = None
        self.reads_reports = False
        self.paid = self.waiting = self.reclaimed = self.told = Decimal(0)
        self.terms, self.changes = None, []
        if self.grant is None:
            return
        self.grant.application = application
        self.changes = list(self.grant.changes.visible_to(user))
        self.terms = self.grant.terms(self.changes)
        if can_read_part(user, Area.PAYMENTS, application):
            self.payments = self.grant.payments().visible_to(user).select_related("organisation", "board")
            sums = {"paid": Sum("amount", filter=IS_PAID), "waiting": Sum("amount", filter=IS_WAITING)}
            sums = self.payments.order_by().aggregate(**sums)
            self.paid, self.waiting = sums["paid"] or Decimal(0), sums["waiting"] or Decimal(0)
        if can_read_part(user, Area.GRANT_REPORTS, application):
            self.reads_reports = True
            reports = GrantReport.objects.visible_to(user).select_related("grant__application")
            self.report = reports.filter(grant=self.grant).first()
            self.claims = list(RecoveryClaim.objects.with_state().visible_to(user).filter(grant=self.grant))
            self.reclaimed = sum((claim.amount for claim in self.claims if claim.decision_id), Decimal(0))
            self.told = sum((claim.amount for claim in self.claims if not claim.dropped_on), Decimal(0))

    def is_unreported(self):
        return self.reads_reports and self.terms.report_due is not None and self.report is None

    def facts(self):
        grant = self.grant
        if not grant.amount:
            return self.rejection_facts()
        facts = [
            (_("Utfall"), grant.get_result_display()),
            (_("Beviljat belopp"), format_kronor(grant.amount)),
            *([(_("Belopp efter ändring"), format_kronor(changed))] if (changed := self.terms.amount) != grant.amount else []),
            (_("Beslut"), str(grant.decision), grant.decision.get_absolute_url()),
            (_("Motivering"), grant.reason_in_words()),
            (_("Regel"), grant.rule_in_words()),
            (_("Villkor"), grant.conditions),
            (_("Redovisning senast"), self.terms.report_due and format_day(self.terms.report_due)),
            *late_decision_facts(grant),
            (_("Statsstöd"), " – ".join(filter(None, [grant.get_state_aid_basis_display(), grant.state_aid_note]))),
            *self.appeal_facts(),
        ]
        if self.payments is not None:
            facts += self.payment_facts()
        if self.reads_reports:
            report = self.report
            facts += [
                (_("Redovisning inkom"), report and format_day(report.received_on), report and report.get_absolute_url()),
            ]
            if report:
                facts += completed_facts(report)
                facts += [
                    (_("Redovisningens status"), report.get_state_display()),
                    (_("Redovisat belopp"), format_kronor(report.used_amount)),
                    (_("Redovisning godkänd"), format_day(report.approved_on)),
                ]
            if self.reclaimed:
                facts += [
                    (_("Återkrav"), format_kronor(self.reclaimed)),
                    (_("Återbetalt"), format_kronor(sum(claim.repaid for claim in self.claims))),
                    (_("Kvar att återbetala"), format_kronor(sum(claim.left for claim in self.claims))),
                ]
        return facts

    def payment_facts(self):
        grant = self.grant
        if grant.application.from_list and GrantDecision.objects.of_unknown_payment().filter(pk=grant.pk).exists():
            return [(_("Utbetalt"), None), (_("Kvar att betala"), None)]
        left = self.terms.amount - self.paid
        return [
            (_("Utbetalt"), format_kronor(self.paid)),
            (_("Planerat och attesterat"), format_kronor(self.waiting)),
            (_("Kvar att betala"), format_kronor(left))
            if left >= 0
            else (_("Utbetalt utöver det beviljade"), format_kronor(-left)),
        ]

    def rejection_facts(self):
        grant = self.grant
        return [
            (_("Utfall"), grant.get_result_display()),
            (_("Beslut"), str(grant.decision), grant.decision.get_absolute_url()),
            (_("Motivering"), grant.reason),
            (_("Regel"), grant.rule_reference),
            *late_decision_facts(grant),
            *self.appeal_facts(),
        ]

    def appeal_facts(self):
        decision, told = self.grant.decision, self.grant.appeal_told_on
        return [
            (_("Upplysning om laglighetsprövning lämnad"), told and format_day(told)),
            (_("Anslagsdatum"), decision.notice_date and format_day(decision.notice_date)),
            (_("Kan överklagas till och med"), decision.notice_date and format_day(decision.appeal_until())),
        ]

    def payments_table(self):
        if self.payments is None or not self.grant.amount:
            return None
        return table(PAYMENTS, self.payments, caption=_("Utbetalningar"), empty=_("Ingen utbetalning är planerad."))

    def claims_table(self):
        if not self.claims:
            return None
        return table(CLAIMS, self.claims, caption=_("Återkrav"))

    def steps(self):
        """The dates after the decision."""
        yield step(self.grant.decision.meeting_date, _("Beslut"), str(self.grant.decision))
        for payment in self.payments or ():
            if payment.state != Payment.State.CANCELLED:
                yield payment_step(payment)
        if self.reads_reports:
            yield due_step(self.terms.report_due, _("Redovisning senast"), is_done=self.report is not None)
            yield step(self.report and self.report.received_on, _("Redovisning inkom"))
            yield step(self.report and self.report.completed_on, _("Redovisning kompletterad"))
