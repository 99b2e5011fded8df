"""Applications for grants: what was asked, decided, paid, reported back and reclaimed."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Max, Min, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.cases.models import BoardDecision, CaseReference, Document
from partnerships.ground.days import format_day, today
from partnerships.ground.models import NamedRecord, Record, Records, Stateful
from partnerships.ground.money import KronorField, format_kronor, kronor
from partnerships.payments.models import Payment
from partnerships.register.models import Board, Organisation, User
from partnerships.register.rights import Area

from .rounds import GrantRound


def payments_of_grants(**condition):
    """Payments of the grants that meet a condition, with the records that reverse them."""
    paying = Q(**{f"grant_payment__grant__{name}": value for name, value in condition.items()})
    reversing = Q(**{f"reverses__grant_payment__grant__{name}": value for name, value in condition.items()})
    return Payment.objects.filter(paying | reversing)


def days(day):
    """What a message about one day is filled in with."""
    return {"day": format_day(day)}


def meant(value):
    """A value without the line ends, which each browser writes in its own way."""
    return value.splitlines() if isinstance(value, str) else value


class GrantApplications(Records):
    def visible_to(self, user):
        """Applications as the table of rights says; a board reader sees them once they are decided."""
        condition = user.readable(Area.APPLICATIONS, board="board", organisation="organisation")
        if user.may("d", Area.APPLICATIONS):
            condition |= Q(grant__isnull=False)
        return self.filter(condition)

    def standing(self):
        """All but those taken back or dismissed."""
        return self.exclude(state__in=[GrantApplication.State.WITHDRAWN, GrantApplication.State.DISMISSED])

    def with_money(self):
        """Each application with what was paid and reclaimed (kronor, None when nothing was), in one query."""
        # From the grant's own payments: an OR with what reverses them would walk every payment there is, for each row.
        paid = GrantPayment.objects.filter(grant__application=OuterRef("pk"), payment__state=Payment.State.PAID)
        paid = paid.order_by().values("grant")
        returned = paid.filter(payment__reversed_by__isnull=False).annotate(sum=Sum("payment__reversed_by__amount"))
        claims = RecoveryClaim.objects.filter(grant__application=OuterRef("pk")).order_by().values("grant")
        return self.annotate(
            paid=Subquery(paid.annotate(sum=Sum("payment__amount")).values("sum"))
            + Coalesce(Subquery(returned.values("sum")), kronor(Decimal(0))),
            last_paid_on=Subquery(paid.annotate(last=Max("payment__paid_on")).values("last")),
            reclaimed=Subquery(claims.annotate(sum=Sum("amount")).values("sum")),
        )


class GrantApplication(Stateful, NamedRecord):
    """An organisation's application in a round."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Utkast")
        SUBMITTED = "submitted", _("Inlämnad")
        DECIDED = "decided", _("Beslutad")
        WITHDRAWN = "withdrawn", _("Återtagen")
        DISMISSED = "dismissed", _("Avvisad")
        CLOSED = "closed", _("Avslutad")

    NEXT = {
        State.DRAFT: (State.SUBMITTED, State.WITHDRAWN),
        State.SUBMITTED: (State.DECIDED, State.WITHDRAWN, State.DISMISSED),
        State.DECIDED: (State.CLOSED,),
    }
    TONES = {
        "draft": "neutral",
        "submitted": "info",
        "decided": "success",
        "withdrawn": "neutral",
        "dismissed": "danger",
        "closed": "neutral",
    }

    round = models.ForeignKey(GrantRound, on_delete=models.PROTECT, related_name="applications", verbose_name=_("omgång"))
    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, editable=False, related_name="grant_applications", verbose_name=_("nämnd")
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="grant_applications", verbose_name=_("organisation")
    )
    case = models.ForeignKey(
        CaseReference, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("diarienummer")
    )
    submitted_on = models.DateField(_("inkom"), null=True, blank=True)
    requested_amount = KronorField(_("sökt belopp"), min_value=Decimal("0.01"))
    purpose = models.TextField(_("ändamål"), max_length=4000)
    period_from = models.DateField(_("period från"), null=True, blank=True)
    period_to = models.DateField(_("period till och med"), null=True, blank=True)
    own_contribution = models.TextField(_("egen insats"), blank=True, max_length=2000)
    other_funders = models.TextField(_("andra finansiärer"), blank=True, max_length=2000)
    member_count = models.PositiveIntegerField(_("antal medlemmar"), null=True, blank=True)
    caseworker = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("handläggare")
    )
    state = models.CharField(_("status"), max_length=15, choices=State, default=State.DRAFT, editable=False)
    documents = models.ManyToManyField(Document, blank=True, related_name="grant_applications", verbose_name=_("handlingar"))

    objects = GrantApplications.as_manager()
    SET_ONCE = frozenset({"round", "organisation"})
    TRIED = ("requested_amount", "purpose", "period_from", "period_to")

    # A decision over a whole list may grant some applications and reject others.
    GRANTING = frozenset({BoardDecision.Outcome.GRANTED, BoardDecision.Outcome.APPROVED, BoardDecision.Outcome.ADOPTED})
    REJECTING = frozenset({BoardDecision.Outcome.REJECTED, BoardDecision.Outcome.GRANTED, BoardDecision.Outcome.APPROVED})

    class Meta:
        verbose_name = _("bidragsansökan")
        verbose_name_plural = _("bidragsansökningar")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["board", "state", "-id"], name="application_by_board"),
            models.Index(fields=["round", "-id"], name="application_by_round"),
            models.Index(fields=["organisation", "-id"], name="application_by_organisation"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(period_from=None) | Q(period_to=None) | Q(period_from__lte=F("period_to")),
                name="application_period_ends_after_it_begins",
                violation_error_message=_("Perioden kan inte sluta innan den börjar."),
            )
        ]

    def __str__(self):
        return f"{self.organisation}, {self.round}"

    def words(self):
        return [self.organisation.name, self.organisation.org_number, str(self.round), str(self.case or ""), self.purpose]

    def clean(self):
        if self.round_id:
            self.board_id = self.round.board_id

    def get_absolute_url(self):
        return reverse("grants:application", args=[self.pk])

    @property
    def tone(self):
        return self.TONES[self.state]

    def late_days(self):
        """Days after the round closed that the application came in; 0 when in time, None when it is not in."""
        return None if self.submitted_on is None else self.round.days_after_closing(self.submitted_on)

    def check_submitted_on(self, day):
        """Between the day when the round opens and today."""
        if day < self.round.opens:
            raise ValidationError(
                {"submitted_on": _("Omgången öppnar %(day)s, och ansökan kan inte komma in före det.") % days(self.round.opens)}
            )
        if day > today():
            raise ValidationError({"submitted_on": _("Ansökan kan inte ha kommit in efter i dag.")})

    def check_changed(self, values, reason):
        """What is to be tried stands as it came in, unless the board's officer says why it is changed."""
        changed = [name for name in self.TRIED if name in values and meant(values[name]) != meant(getattr(self, name))]
        if self.state != self.State.DRAFT and changed and not reason.strip():
            raise ValidationError({"reason": _("Ansökan är inlämnad. Ange varför belopp, ändamål eller period ändras.")})

    def decisions_that_serve(self, decisions, outcomes):
        """Those of the decisions that the outcome can rest on; for choices in forms."""
        rows = decisions.complete().filter(board=self.board_id, outcome__in=outcomes)
        return rows.filter(meeting_date__gte=self.submitted_on) if self.submitted_on else rows

    def check_decided_by(self, decision, outcomes):
        """R6: by the round's own board, with day and §, after the application came in, and with such an outcome."""
        faults = list(self.faults_of(decision))
        if decision.meeting_date and self.submitted_on and decision.meeting_date < self.submitted_on:
            faults.append(
                _("Beslutet är fattat %(day)s, men ansökan kom in %(submitted)s.")
                % {"day": format_day(decision.meeting_date), "submitted": format_day(self.submitted_on)}
            )
        if decision.outcome not in outcomes:
            outcome = decision.get_outcome_display() or _("uppgift saknas")
            faults.append(_("Beslutets utfall är ”%(outcome)s”.") % {"outcome": outcome})
        if faults:
            raise ValidationError({"decision": faults})

    def faults_of(self, decision):
        """What is wrong with a decision, whatever it is to be used for."""
        if decision.board_id != self.board_id:
            yield (
                _("Beslutet är fattat av %(other)s, men omgången hör till %(own)s.")
                % {"other": decision.board, "own": self.board}
            )
        if not decision.is_complete():
            yield _(
                "Beslutets datum eller paragraf är okänd. Ett delegationsbeslut ska ha datum och punkt i delegationsordningen."
            )

    def check_asked_for(self, amount):
        """Not more than was asked for, and not more than the scheme allows."""
        if amount > self.requested_amount:
            raise ValidationError(
                {"amount": _("Beloppet är högre än det sökta, %(asked)s.") % {"asked": format_kronor(self.requested_amount)}}
            )
        ceiling = self.round.scheme.max_amount
        if ceiling is not None and amount > ceiling:
            raise ValidationError(
                {"amount": _("Bidragsformens högsta belopp är %(ceiling)s.") % {"ceiling": format_kronor(ceiling)}}
            )


class GrantDecisions(Records):
    def visible_to(self, user):
        return self.filter(
            user.readable(Area.GRANT_DECISIONS, board="application__board", organisation="application__organisation")
        )

    def granted(self):
        return self.filter(result__in=[GrantDecision.Result.GRANTED, GrantDecision.Result.PARTLY])


class GrantDecision(Record):
    """What the board (or its delegate) decided on one application."""

    class Result(models.TextChoices):
        GRANTED = "granted", _("Beviljat")
        PARTLY = "partly", _("Delvis beviljat")
        REJECTED = "rejected", _("Avslag")

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
            )
        ]

    def __str__(self):
        return f"{self.get_result_display()}: {self.application}"

    @property
    def board_id(self):
        return self.application.board_id

    def get_absolute_url(self):
        return self.application.get_absolute_url()

    def payments(self):
        """Payments of the grant, with the records that reverse them."""
        return payments_of_grants(pk=self.pk)

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
        return decisions.complete().filter(board=self.board_id, meeting_date__gte=first) if first else decisions.none()

    def check_reclaimed_by(self, decision):
        """R27: by the grant's own board, with day and §, and not before any of the money was paid."""
        faults, first = list(self.application.faults_of(decision)), self.first_paid_on()
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
        claims, left = self.recovery_claims.order_by("decided_on", "pk"), self.paid() - returned
        claimed = claims.total("amount")
        if claimed > left:
            told = _(
                "Utbetalningen kan inte rättas. Då är %(left)s av bidraget utbetalt, men %(claimed)s är återkrävt: %(claims)s."
            )
            amounts = {"left": format_kronor(left), "claimed": format_kronor(claimed)}
            raise ValidationError(told, params={**amounts, "claims": "; ".join(claim.told() for claim in claims)})

    def planned(self):
        """Planned, attested and paid, less reversals, in kronor."""
        return self.payments().standing().total("amount")

    def check_covers_payments(self):
        over = self.planned() - self.amount
        if over > 0:
            raise ValidationError(
                {"amount": _("Beloppet är %(over)s mer än det som är kvar att betala.") % {"over": format_kronor(over)}}
            )


class GrantPayment(models.Model):
    """Ties a payment to the grant that it pays."""

    grant = models.ForeignKey(
        GrantDecision, on_delete=models.PROTECT, related_name="grant_payments", verbose_name=_("bidragsbeslut")
    )
    payment = models.OneToOneField(Payment, on_delete=models.PROTECT, related_name="grant_payment", verbose_name=_("utbetalning"))

    PAYS = "grant__application"
    NAMED_BY = (f"{PAYS}__organisation", f"{PAYS}__round__scheme")

    class Meta:
        verbose_name = _("utbetalning av bidrag")
        verbose_name_plural = _("utbetalningar av bidrag")

    def __str__(self):
        return str(self.payment)

    def facts_of_money(self):
        """What an attester checks the payment against, see `payments.models.ties`."""
        grant = self.grant
        return [
            (_("Diarienummer"), grant.application.case and str(grant.application.case)),
            (_("Beslut"), str(grant.decision)),
            (_("Beviljat"), format_kronor(grant.amount)),
            (_("Planerat och utbetalt, med denna"), format_kronor(grant.planned())),
            (_("Därav utbetalt"), format_kronor(grant.paid())),
        ]


def refuse_reversal_beneath_claims(sender, instance, raw=False, **kwargs):
    """Before a payment is saved: what claims rest on is not reversed. (Payments lie below grants and do not know of them.)"""
    if instance.reverses_id is None or raw:
        return
    # The grant is held, as when something is reclaimed of it, so that both at once do not find room.
    grant = GrantDecision.objects.locked().filter(grant_payments__payment=instance.reverses_id).first()
    if grant:
        grant.check_still_covers_claims(-instance.amount)


class GrantReports(Records):
    def visible_to(self, user):
        area = Area.GRANT_REPORTS
        return self.filter(
            user.readable(area, board="grant__application__board", organisation="grant__application__organisation")
        )


class GrantReport(Record):
    """The organisation's account (redovisning) of what the grant was used for."""

    grant = models.OneToOneField(GrantDecision, on_delete=models.PROTECT, related_name="report", verbose_name=_("bidragsbeslut"))
    received_on = models.DateField(_("inkom"))
    used_amount = KronorField(_("använt belopp"), min_value=Decimal("0.00"))
    result_text = models.TextField(_("vad bidraget ledde till"), blank=True, max_length=4000)
    approved_on = models.DateField(_("godkänd"), null=True, blank=True, editable=False)

    objects = GrantReports.as_manager()

    class Meta:
        verbose_name = _("redovisning")
        verbose_name_plural = _("redovisningar")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.grant.application}, {format_day(self.received_on)}"

    def clean(self):
        """R25: an account of what was granted, from the decision on and not of more than that."""
        faults, decided_on = {}, self.grant.decision.meeting_date
        if not self.grant.amount:
            raise ValidationError(_("Ansökan fick avslag, så det finns inget bidrag att redovisa."))
        if self.used_amount is not None and self.used_amount > self.grant.amount:
            faults["used_amount"] = _("Det använda beloppet är högre än det beviljade, %(amount)s.") % {
                "amount": format_kronor(self.grant.amount)
            }
        if self.received_on and self.received_on > today():
            faults["received_on"] = _("Redovisningen kan inte ha kommit in efter i dag.")
        if self.received_on and decided_on and self.received_on < decided_on:
            faults["received_on"] = _("Redovisningen kan inte ha kommit in före beslutet %(day)s.") % days(decided_on)
        if self.approved_on and self.approved_on > today():
            faults["approved_on"] = _("Redovisningen kan inte vara godkänd efter i dag.")
        if self.approved_on and self.received_on and self.approved_on < self.received_on:
            faults["approved_on"] = _("Redovisningen kom in %(day)s och kan inte vara godkänd före det.") % days(self.received_on)
        if faults:
            raise ValidationError(faults)

    @property
    def board_id(self):
        return self.grant.board_id

    def get_absolute_url(self):
        return self.grant.get_absolute_url()


class RecoveryClaims(Records):
    def visible_to(self, user):
        area = Area.GRANT_REPORTS
        return self.filter(
            user.readable(area, board="grant__application__board", organisation="grant__application__organisation")
        )


class RecoveryClaim(Record):
    """Money that the organisation is to pay back (återkrav)."""

    class Ground(models.TextChoices):
        WRONG_INFORMATION = "wrong_information", _("Felaktiga uppgifter")
        NOT_USED = "not_used", _("Bidraget är inte använt")
        WRONG_PURPOSE = "wrong_purpose", _("Använt till annat ändamål")
        NO_REPORT = "no_report", _("Redovisning saknas")
        CONDITION_BREACH = "condition_breach", _("Villkor har inte följts")

    grant = models.ForeignKey(
        GrantDecision, on_delete=models.PROTECT, related_name="recovery_claims", verbose_name=_("bidragsbeslut")
    )
    ground = models.CharField(_("grund"), max_length=20, choices=Ground)
    amount = KronorField(_("belopp"), min_value=Decimal("0.01"))
    decision = models.ForeignKey(
        BoardDecision, on_delete=models.PROTECT, related_name="recovery_claims", verbose_name=_("beslut")
    )
    decided_on = models.DateField(_("beslutat"), default=today)

    objects = RecoveryClaims.as_manager()

    class Meta:
        verbose_name = _("återkrav")
        verbose_name_plural = _("återkrav")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.get_ground_display()}, {self.grant.application}"

    def check_rests_on(self, decision):
        """The decision, as it is corrected, still claims the money back after it was paid."""
        self.grant.check_reclaimed_by(decision)

    def told(self):
        """The claim among others of the same grant."""
        facts = {"ground": self.get_ground_display(), "amount": format_kronor(self.amount), "day": format_day(self.decided_on)}
        return _("%(ground)s, %(amount)s, beslutat %(day)s") % facts

    @property
    def board_id(self):
        return self.grant.board_id

    def get_absolute_url(self):
        return self.grant.get_absolute_url()
