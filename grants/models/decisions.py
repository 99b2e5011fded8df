"""What the board decided on an application, and what the money of it holds to."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, Min, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from partnerships.cases.models import BoardDecision
from partnerships.ground.days import format_day, today
from partnerships.ground.models import Record, Records
from partnerships.ground.money import KronorField, format_kronor
from partnerships.payments.models import Payment
from partnerships.register.rights import Area
from partnerships.state_aid.models import StateAid

from .applications import GrantApplication, days, standing
from .late_rules import LateRule


def payments_of_grants(**condition):
    """Payments of the grants that meet a condition, with the records that reverse them."""
    paying = Q(**{f"grant_payment__grant__{name}": value for name, value in condition.items()})
    reversing = Q(**{f"reverses__grant_payment__grant__{name}": value for name, value in condition.items()})
    return Payment.objects.filter(paying | reversing)


@dataclass(frozen=True)
class Terms:
    """What stands of a grant: the decision, with the changes that have been granted since."""

    amount: Decimal
    purpose: str
    period_to: date | None
    report_due: date | None


class GrantDecisions(Records):
    def visible_to(self, user):
        return self.filter(
            user.readable(Area.GRANT_DECISIONS, board="application__board", organisation="application__organisation")
        )

    def granted(self):
        return self.filter(result__in=[GrantDecision.Result.GRANTED, GrantDecision.Result.PARTLY])

    def never_drawn_from(self):
        """Granted, in no pool that a sample was drawn from, and without an account that is already approved."""
        return self.granted().filter(sampled=None).exclude(report__state="approved")

    def of_unknown_payment(self):
        """Grants that a list told of without what was paid: how much that was nobody knows, and it is not nothing."""
        return self.granted().filter(application__from_list=True, grant_payments=None)

    def with_terms(self):
        """Each decision with what stands now as `amount_now` and `report_due_now`, see `GrantDecision.terms`."""
        return self.annotate(
            amount_now=standing("granted_amount", "amount", "application"),
            report_due_now=standing("report_due", "report_due", "application"),
        )


class GrantDecision(Record):
    """What the board (or its delegate) decided on one application."""

    class Result(models.TextChoices):
        GRANTED = "granted", _("Beviljat")
        PARTLY = "partly", _("Delvis beviljat")
        REJECTED = "rejected", _("Avslag")

    class Basis(models.TextChoices):
        """Why the grant may be given under the rules on state aid (R30)."""

        NO_ACTIVITY = "no_activity", _("Ingen ekonomisk verksamhet")
        DE_MINIMIS = "de_minimis", _("Stöd av mindre betydelse")
        OTHER = "other", _("Annat")

    application = models.OneToOneField(
        GrantApplication, on_delete=models.PROTECT, related_name="grant", verbose_name=_("ansökan")
    )
    decision = models.ForeignKey(
        BoardDecision, on_delete=models.PROTECT, related_name="grant_decisions", verbose_name=_("beslut")
    )
    result = models.CharField(_("utfall"), max_length=10, choices=Result)
    amount = KronorField(_("beviljat belopp"), min_value=Decimal("0.00"))
    conditions = models.TextField(_("villkor"), blank=True, max_length=4000)
    reason = models.TextField(_("motivering"), blank=True, max_length=4000)
    rule_reference = models.CharField(_("regel i bidragsformen"), max_length=200, blank=True)
    report_due = models.DateField(_("redovisning senast"), null=True, blank=True)
    # R24, as it was when the board decided:
    late_days = models.PositiveSmallIntegerField(_("dagar för sent"), null=True, blank=True)
    late_rule = models.ForeignKey(
        LateRule, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions",
        verbose_name=_("regel för sen ansökan"),
    )  # fmt: skip
    late_cut = KronorField(_("avdrag för sen ansökan"), null=True, blank=True, min_value=Decimal("0.00"))
    late_reason = models.TextField(_("skäl till avdraget"), blank=True, max_length=2000)
    appeal_told_on = models.DateField(_("upplysning om laglighetsprövning lämnad"), null=True, blank=True)
    state_aid_basis = models.CharField(_("grund enligt statsstödsreglerna"), max_length=15, blank=True, choices=Basis)
    state_aid_note = models.CharField(_("anteckning om statsstöd"), max_length=300, blank=True)

    objects = GrantDecisions.as_manager()

    class Meta:
        verbose_name = _("bidragsbeslut")
        verbose_name_plural = _("bidragsbeslut")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(result="rejected", amount=0) | (~Q(result="rejected") & Q(amount__gt=0)),
                name="rejected_grant_is_nothing",
                violation_error_message=_("Ett avslag är på 0 kr, ett bifall på mer än 0 kr."),
            ),
            models.CheckConstraint(
                condition=Q(late_cut=None) | Q(late_cut=0) | Q(late_rule__isnull=False, late_days__gt=0),
                name="a_cut_rests_on_a_late_rule",
                violation_error_message=_("Ett avdrag vilar på en regel för sena ansökningar."),
            ),
            models.CheckConstraint(
                condition=~Q(state_aid_basis="other") | ~Q(state_aid_note=""),
                name="other_basis_of_state_aid_is_explained",
                violation_error_message=_("Skriv vilken grunden är när den är ”Annat”."),
            ),
        ]

    def __str__(self):
        return f"{self.get_result_display()}: {self.application}"

    COMPLETED = ("appeal_told_on", "state_aid_basis", "state_aid_note")  # what is noted after the decision

    def check_reasoned(self):
        """A rejection, and less than was asked for, have a reason and the rule of the scheme that it rests on.

        What only a late rule took of the amount rests on that rule (R24).
        """
        if self.result == self.Result.GRANTED or self.is_cut_by_late_rule_alone():
            return
        faults = {}
        if not self.reason.strip():
            told = {self.Result.PARTLY: _("Ange skälet till att beloppet är lägre än det sökta.")}
            faults["reason"] = told.get(self.result, _("Ange skälet till avslaget."))
        if not self.rule_reference.strip():
            faults["rule_reference"] = _("Ange regeln i bidragsformen som beslutet vilar på.")
        if faults:
            raise ValidationError(faults)

    def is_cut_by_late_rule_alone(self):
        """Is it less than was asked for, by nothing but what the late rule took?"""
        return bool(self.late_cut) and self.amount + self.late_cut == self.application.requested_amount

    def reason_in_words(self):
        """The reason as it is read; where only the late rule took of the amount, that the application came late."""
        if self.reason or not self.is_cut_by_late_rule_alone():
            return self.reason
        late = _("Ansökan kom in %(days)s dagar för sent.") % {"days": self.late_days}
        return f"{late} {self.late_reason}".strip()

    def rule_in_words(self):
        """The rule as it is read; where only the late rule took of the amount, that rule."""
        return self.rule_reference or (self.late_rule.name if self.is_cut_by_late_rule_alone() else "")

    def check_completed(self):
        """The association is told how the decision is appealed when it has been made."""
        told, decided = self.appeal_told_on, self.decision.meeting_date
        if told and (told > today() or (decided and told < decided)):
            raise ValidationError({"appeal_told_on": _("Upplysningen lämnas när beslutet är fattat, och senast i dag.")})

    def gives_aid(self):
        """Is it aid of minor importance, so that a raise has to be reckoned too (R30)?"""
        reckoned = StateAid.objects.standing().filter(grant__application=self.application_id)
        return self.state_aid_basis == self.Basis.DE_MINIMIS or reckoned.exists()

    def may_be_aid(self):
        return self.state_aid_basis in ("", self.Basis.DE_MINIMIS)

    def followed_by(self):
        """The nouns, in words, of all that has followed on the outcome: whatever points at it, payments, an account, a sample."""
        relations = self._meta.related_objects
        rows = (each.related_model._base_manager.filter(**{each.field.name: OuterRef("pk")}) for each in relations)
        found = GrantDecision.objects.filter(pk=self.pk).values_list(*map(Exists, rows)).get()
        return [str(each.related_model._meta.verbose_name) for each, is_there in zip(relations, found, strict=True) if is_there]

    def is_untouched(self):
        return not self.followed_by()

    def check_can_be_taken_back(self):
        if followed := self.followed_by():
            told = _(
                "Utfallet kan inte tas tillbaka. Det har redan följts av: %(followed)s. Begär en ändring av bidraget i stället."
            )
            raise ValidationError(told % {"followed": ", ".join(followed)})

    @property
    def board_id(self):
        return self.application.board_id

    def get_absolute_url(self):
        return self.application.get_absolute_url()

    def payments(self):
        """Payments of the grant, with the records that reverse them."""
        return payments_of_grants(pk=self.pk)

    def terms(self, changes=None):
        """What stands now: this decision, with the last change granted after it of amount, purpose and period.

        `changes` are the grant's own, the newest first, where they have been read already.
        """
        changes = self.changes.order_by("-pk") if changes is None else changes
        changes = [change for change in changes if change.state == change.State.GRANTED]

        def last(name, otherwise):
            return next((value for change in changes if (value := getattr(change, name)) not in (None, "")), otherwise)

        return Terms(
            amount=last("granted_amount", self.amount),
            purpose=last("granted_purpose", self.application.purpose),
            period_to=last("granted_period_to", self.application.period_to),
            report_due=last("report_due", self.report_due),
        )

    def check_rests_on(self, decision):
        """The decision, as it is corrected, still gives what was decided and came before what was paid."""
        application, first = self.application, self.first_paid_on()
        rejected = self.result == self.Result.REJECTED
        application.check_decided_by(decision, application.REJECTING if rejected else application.GRANTING)
        if first and decision.meeting_date and first < decision.meeting_date:
            raise ValidationError({"decision": _("Pengar betalades ut redan %(day)s.") % days(first)})

    def first_paid_on(self):
        return self.payments().paid().aggregate(first=Min("paid_on"))["first"]

    def decisions_to_reclaim(self, decisions):
        """Those of the decisions that a claim can rest on (R27); for choices in forms."""
        first = self.first_paid_on()
        rows = decisions.complete().filter(board=self.board_id, outcome__in=BoardDecision.IN_FAVOUR)
        return rows.filter(meeting_date__gte=first) if first else rows.none()

    def check_reclaimed_by(self, decision):
        """R27: by the grant's own board, with day and §, in favour of it, and not before any of the money was paid."""
        faults, first = list(self.application.faults_of(decision, BoardDecision.IN_FAVOUR)), self.first_paid_on()
        if first and decision.meeting_date and decision.meeting_date < first:
            faults.append(
                _("Beslutet är fattat %(day)s, före den första utbetalningen %(paid)s.")
                % {"day": format_day(decision.meeting_date), "paid": format_day(first)}
            )
        if faults:
            raise ValidationError({"decision": faults})

    def paid(self):
        """Paid, less reversals, in kronor."""
        return self.payments().paid().total("amount")

    def check_paid_by(self, day):
        """There is nothing to account for until some of the grant is paid."""
        if self.paid() <= 0:
            raise ValidationError(
                _("Inget av bidraget är utbetalt. Redovisningen kan godkännas när en utbetalning är registrerad.")
            )
        if day < (first := self.first_paid_on()):
            told = _("Den första utbetalningen gjordes %(day)s, och redovisningen kan inte vara godkänd före den.") % days(first)
            raise ValidationError({"approved_on": told})

    def check_still_covers_claims(self, returned):
        """No more is reclaimed than was paid, also when `returned` kronor of it are taken back by a reversal."""
        claims, left = self.recovery_claims.standing().order_by("decided_on", "pk"), self.paid() - returned
        claimed = claims.total("amount")
        if claimed > left:
            told = _(
                "Utbetalningen kan inte rättas. Då är %(left)s av bidraget utbetalt, men %(claimed)s är återkrävt: %(claims)s."
            )
            amounts = {"left": format_kronor(left), "claimed": format_kronor(claimed)}
            raise ValidationError(told, params={**amounts, "claims": "; ".join(claim.told() for claim in claims)})

    def is_closed(self):
        """The account is approved, and nothing more is given or planned."""
        return self.application.state == GrantApplication.State.CLOSED

    def faults_of_amount(self, amount):
        """Why another amount cannot stand, for what the account says and for its being approved."""
        if self.is_closed() and amount > self.terms().amount:
            told = _("Redovisningen är godkänd och bidraget avslutat, så beloppet kan inte höjas.")
            yield f"{told} {_('Öppna redovisningen igen först, med ett skäl.')}"
        report = getattr(self, "report", None)
        if report and report.state != report.State.REJECTED and amount < report.used_amount:
            told = _("Enligt redovisningen är %(used)s använt, och bidraget kan inte sänkas under det.")
            told %= {"used": format_kronor(report.used_amount)}
            todo = _("Stämmer inte redovisningen ska den lämnas in igen eller inte godkännas.")
            if report.state == report.State.APPROVED:
                todo = _("Stämmer inte redovisningen ska den öppnas igen först.")
            yield f"{told} {todo}"

    def check_takes_payments(self):
        """Nothing more is planned when the account is approved. What is left is then released by a lower amount."""
        if self.is_closed():
            told = _("Redovisningen är godkänd och bidraget avslutat, så inget mer kan planeras.")
            todo = _(
                "Ska mer betalas: öppna redovisningen igen, med ett skäl. Annars: begär en ändring som sänker bidraget till det "
                "som är utbetalt, så går resten tillbaka till ramen."
            )
            raise ValidationError(f"{told} {todo}")

    def planned(self):
        """Planned, attested and paid, less reversals, in kronor."""
        return self.payments().standing().total("amount")

    def unpaid(self):
        """What stands and is not paid, in kronor."""
        return max(self.terms().amount - self.paid(), Decimal(0))

    def check_covers_payments(self):
        over = self.planned() - self.terms().amount
        if over > 0:
            raise ValidationError(
                {"amount": _("Beloppet är %(over)s mer än det som är kvar att betala.") % {"over": format_kronor(over)}}
            )
