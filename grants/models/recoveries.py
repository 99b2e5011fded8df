"""What is claimed back of a grant, from the letter about it to the last krona repaid."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.cases.models import BoardDecision
from partnerships.ground.days import format_day, today
from partnerships.ground.models import Record, Records
from partnerships.ground.money import KronorField, format_kronor, kronor
from partnerships.register.rights import Area

from .applications import days
from .decisions import GrantDecision


class RecoveryClaims(Records):
    def visible_to(self, user):
        area = Area.GRANT_REPORTS
        return self.filter(
            user.readable(area, board="grant__application__board", organisation="grant__application__organisation")
        )

    def decided(self):
        """What a board has claimed. What is only told to the organisation is no claim yet."""
        return self.filter(decision__isnull=False)

    def standing(self):
        """All but those that were told of and then let go."""
        return self.filter(dropped_on=None)

    def with_state(self):
        """Each with what is repaid and left of it (kronor), and the state that follows (`state_now`)."""
        State, nought = RecoveryClaim.State, kronor(Decimal(0))
        of_claim = Repayment.objects.filter(claim=OuterRef("pk")).order_by().values("claim")
        repaid = Coalesce(Subquery(of_claim.annotate(sum=Sum("amount")).values("sum")), nought, output_field=KronorField())
        left = F("amount") - F("repaid") - F("written_off_amount")
        return self.annotate(repaid=repaid).annotate(
            left=Case(When(decision__isnull=False, then=left), default=nought, output_field=KronorField()),
            state_now=Case(
                When(dropped_on__isnull=False, then=Value(State.DROPPED)),
                When(decision=None, then=Value(State.COMMUNICATED)),
                When(
                    written_off_on__isnull=False, repaid__gte=F("amount") - F("written_off_amount"), then=Value(State.WRITTEN_OFF)
                ),
                When(repaid__gte=F("amount"), then=Value(State.SETTLED)),
                When(repaid__gt=nought, then=Value(State.PARTLY_REPAID)),
                When(invoiced_on__isnull=False, then=Value(State.INVOICED)),
                default=Value(State.DECIDED),
                output_field=models.CharField(),
            ),
        )


class RecoveryClaim(Record):
    """Money that the organisation is to pay back (återkrav). Its state follows from its days and from what is repaid."""

    class Ground(models.TextChoices):
        WRONG_INFORMATION = "wrong_information", _("Felaktiga uppgifter")
        NOT_USED = "not_used", _("Bidraget är inte använt")
        WRONG_PURPOSE = "wrong_purpose", _("Använt till annat ändamål")
        NO_REPORT = "no_report", _("Redovisning saknas")
        CONDITION_BREACH = "condition_breach", _("Villkor har inte följts")

    class State(models.TextChoices):
        COMMUNICATED = "communicated", _("Meddelat")
        DECIDED = "decided", _("Beslutat")
        INVOICED = "invoiced", _("Fakturerat")
        PARTLY_REPAID = "partly_repaid", _("Delvis återbetalt")
        SETTLED = "settled", _("Återbetalt")
        WRITTEN_OFF = "written_off", _("Avskrivet")
        DROPPED = "dropped", _("Inget återkrav")

    TONES = {
        "communicated": "info",
        "decided": "warning",
        "invoiced": "warning",
        "partly_repaid": "warning",
        "settled": "success",
    }

    grant = models.ForeignKey(
        GrantDecision, on_delete=models.PROTECT, related_name="recovery_claims", verbose_name=_("bidragsbeslut")
    )
    ground = models.CharField(_("grund"), max_length=20, choices=Ground)
    amount = KronorField(_("belopp"), min_value=Decimal("0.01"))
    communicated_on = models.DateField(_("meddelat organisationen"), null=True, blank=True)
    answer_by = models.DateField(_("organisationens svar senast"), null=True, blank=True)
    answered_on = models.DateField(_("organisationen svarade"), null=True, blank=True, editable=False)
    answer = models.TextField(_("organisationens svar"), blank=True, max_length=4000, editable=False)
    decision = models.ForeignKey(
        BoardDecision, on_delete=models.PROTECT, null=True, blank=True, related_name="recovery_claims", verbose_name=_("beslut")
    )
    decided_on = models.DateField(_("beslutat"), null=True, blank=True, editable=False)
    dropped_on = models.DateField(_("inget återkrav från"), null=True, blank=True, editable=False)
    drop_reason = models.TextField(_("varför det inte blev ett återkrav"), blank=True, max_length=1000, editable=False)
    invoice_no = models.CharField(_("fakturanummer"), max_length=40, blank=True, editable=False)
    invoiced_on = models.DateField(_("fakturerat"), null=True, blank=True, editable=False)
    invoice_due = models.DateField(_("fakturan förfaller"), null=True, blank=True, editable=False)
    written_off_by = models.ForeignKey(
        BoardDecision, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        verbose_name=_("beslut om avskrivning"),
    )  # fmt: skip
    written_off_on = models.DateField(_("avskrivet"), null=True, blank=True, editable=False)
    written_off_amount = KronorField(_("avskrivet belopp"), default=Decimal("0.00"), editable=False)
    write_off_reason = models.TextField(_("varför det är avskrivet"), blank=True, max_length=1000, editable=False)

    objects = RecoveryClaims.as_manager()
    SET_ONCE = frozenset({"grant"})

    class Meta:
        verbose_name = _("återkrav")
        verbose_name_plural = _("återkrav")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decision=None, decided_on=None) | Q(decision__isnull=False, decided_on__isnull=False),
                name="recovery_is_decided_on_a_day",
                violation_error_message=_("Beslutets dag är okänd."),
            ),
            models.CheckConstraint(
                condition=Q(decision__isnull=False) | Q(invoiced_on=None, written_off_on=None),
                name="recovery_is_decided_before_it_is_invoiced",
                violation_error_message=_("Återkravet är inte beslutat."),
            ),
            models.CheckConstraint(
                condition=Q(decision=None) | Q(dropped_on=None),
                name="decided_recovery_is_not_dropped",
                violation_error_message=_("Ett beslutat återkrav skrivs av med ett beslut."),
            ),
            models.CheckConstraint(
                condition=Q(written_off_on=None, written_off_amount=0)
                | Q(written_off_on__isnull=False, written_off_amount__gt=0),
                name="written_off_recovery_has_an_amount",
                violation_error_message=_("Det finns inget kvar att skriva av."),
            ),
        ]

    def __str__(self):
        return f"{self.get_ground_display()}, {self.grant.application}"

    def clean(self):
        if self.communicated_on and self.communicated_on > today():
            raise ValidationError({"communicated_on": _("Återkravet kan inte vara meddelat efter i dag.")})
        if self.answer_by and (self.communicated_on is None or self.answer_by < self.communicated_on):
            raise ValidationError({"answer_by": _("Sista dag för svar ska vara den dag återkravet meddelades eller senare.")})

    def check_rests_on(self, decision):
        """The decision, as it is corrected, still claims the money back after it was paid, or still writes it off."""
        if decision.pk == self.written_off_by_id:
            self.check_written_off_by(decision)
        if decision.pk == self.decision_id:
            self.grant.check_reclaimed_by(decision)

    def check_written_off_by(self, decision):
        """By the grant's own board, with day and §, and not before the claim was decided."""
        faults = list(self.grant.application.faults_of(decision, BoardDecision.IN_FAVOUR))
        if decision.meeting_date and self.decided_on and decision.meeting_date < self.decided_on:
            faults.append(_("Beslutet är fattat före återkravet %(day)s.") % days(self.decided_on))
        if faults:
            raise ValidationError({"decision": faults})

    def check_is_only_told(self):
        if self.decision_id or self.dropped_on:
            raise ValidationError(_("Återkravet är redan avgjort."))

    def check_is_owed(self):
        if self.decision_id is None or self.dropped_on:
            raise ValidationError(_("Återkravet är inte beslutat."))
        if self.written_off_on and self.still_owed() <= 0:
            raise ValidationError(_("Återkravet är avskrivet %(day)s.") % days(self.written_off_on))

    def check_day(self, name, day, first):
        """A day of something that has happened, from `first` on."""
        if day > today():
            raise ValidationError({name: _("Dagen har inte varit än. Ange en dag senast i dag.")})
        if first and day < first:
            raise ValidationError({name: _("Dagen kan inte vara före %(day)s.") % days(first)})

    def sum_repaid(self):
        return self.repayments.total("amount")

    def still_owed(self):
        """Of a decided claim, what is neither repaid nor written off. What is reversed after a write-off is owed again."""
        return self.amount - self.sum_repaid() - self.written_off_amount

    def check_not_overpaid(self):
        """What is repaid is never more than was claimed and not written off."""
        over = -self.still_owed()
        if over > 0:
            told = _("Det är %(over)s mer än det som är kvar av återkravet.")
            raise ValidationError({"amount": told % {"over": format_kronor(over)}})

    def told(self):
        """The claim among others of the same grant."""
        facts = {"ground": self.get_ground_display(), "amount": format_kronor(self.amount)}
        if self.decided_on is None:
            return _("%(ground)s, %(amount)s, inte beslutat") % facts
        return _("%(ground)s, %(amount)s, beslutat %(day)s") % (facts | {"day": format_day(self.decided_on)})

    @property
    def board_id(self):
        return self.grant.board_id

    def state_in_words(self):
        """Of a claim that was read `with_state`."""
        return str(self.State(self.state_now).label)

    @property
    def tone(self):
        return self.TONES.get(self.state_now, "neutral")

    def get_absolute_url(self):
        return reverse("grants:recovery", args=[self.pk])


class Repayments(Records):
    def visible_to(self, user):
        area = Area.GRANT_REPORTS
        path = "claim__grant__application"
        return self.filter(user.readable(area, board=f"{path}__board", organisation=f"{path}__organisation"))


class Repayment(Record):
    """What came back of a claim. It is never edited: a mistake is reversed with a record of its own (R31)."""

    claim = models.ForeignKey(RecoveryClaim, on_delete=models.PROTECT, related_name="repayments", verbose_name=_("återkrav"))
    paid_on = models.DateField(_("återbetalt"))
    amount = KronorField(_("belopp"))
    voucher_no = models.CharField(_("verifikationsnummer"), max_length=40)
    reverses = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="reversed_by",
        verbose_name=_("rättar"),
    )

    objects = Repayments.as_manager()
    SET_ONCE = frozenset({"claim"})

    class Meta:
        verbose_name = _("återbetalning")
        verbose_name_plural = _("återbetalningar")
        ordering = ["paid_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reverses=None, amount__gt=0) | Q(reverses__isnull=False, amount__lt=0),
                name="repayment_is_positive_unless_it_reverses",
                violation_error_message=_("Beloppet ska vara större än noll."),
            )
        ]

    def __str__(self):
        return f"{format_kronor(self.amount)}, {self.claim.grant.application}"

    @property
    def board_id(self):
        return self.claim.board_id

    def get_absolute_url(self):
        return self.claim.get_absolute_url()
