"""What the organisation tells of how the grant was used."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.cases.models import Document
from partnerships.ground.days import format_day, today
from partnerships.ground.models import Record, Records, Stateful
from partnerships.ground.money import KronorField, format_kronor
from partnerships.register.rights import Area

from .applications import days
from .decisions import GrantDecision


class GrantReports(Records):
    def visible_to(self, user):
        area = Area.GRANT_REPORTS
        return self.filter(
            user.readable(area, board="grant__application__board", organisation="grant__application__organisation")
        )


class GrantReport(Stateful, Record):
    """The organisation's account (redovisning) of what the grant was used for. That it is due or late is never stored."""

    class State(models.TextChoices):
        RECEIVED = "received", _("Inkommen")
        COMPLETION_REQUESTED = "completion_requested", _("Komplettering begärd")
        APPROVED = "approved", _("Godkänd")
        REJECTED = "rejected", _("Inte godkänd")

    NEXT = {
        State.RECEIVED: (State.RECEIVED, State.COMPLETION_REQUESTED, State.APPROVED, State.REJECTED),
        State.COMPLETION_REQUESTED: (State.RECEIVED, State.APPROVED, State.REJECTED),
        State.REJECTED: (State.RECEIVED,),
        State.APPROVED: (State.RECEIVED,),
    }
    TONES = {"received": "info", "completion_requested": "warning", "approved": "success", "rejected": "danger"}

    grant = models.OneToOneField(GrantDecision, on_delete=models.PROTECT, related_name="report", verbose_name=_("bidragsbeslut"))
    received_on = models.DateField(_("inkom"), default=today, help_text=_("Den första dagen. En komplettering ändrar den inte."))
    completed_on = models.DateField(_("kompletterad"), null=True, blank=True, editable=False)
    used_amount = KronorField(_("använt belopp"), min_value=Decimal("0.00"))
    result_text = models.TextField(_("vad bidraget ledde till"), blank=True, max_length=4000)
    state = models.CharField(_("status"), max_length=20, choices=State, default=State.RECEIVED, editable=False)
    completion_text = models.TextField(_("det som ska kompletteras"), blank=True, max_length=2000, editable=False)
    completion_due = models.DateField(_("komplettering senast"), null=True, blank=True, editable=False)
    approved_on = models.DateField(_("godkänd"), null=True, blank=True, editable=False)
    unused_reason = models.TextField(
        _("varför det som inte är använt inte återkrävs"), blank=True, max_length=1000, editable=False
    )
    rejected_on = models.DateField(_("inte godkänd"), null=True, blank=True, editable=False)
    rejected_reason = models.TextField(_("varför den inte är godkänd"), blank=True, max_length=2000, editable=False)
    documents = models.ManyToManyField(Document, blank=True, related_name="grant_reports", verbose_name=_("handlingar"))

    objects = GrantReports.as_manager()

    class Meta:
        verbose_name = _("redovisning")
        verbose_name_plural = _("redovisningar")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="approved", approved_on__isnull=False) | (~Q(state="approved") & Q(approved_on=None)),
                name="report_is_approved_on_a_day",
                violation_error_message=_("Ange vilken dag redovisningen godkändes."),
            )
        ]

    def __str__(self):
        return f"{self.grant.application}, {format_day(self.received_on)}"

    def clean(self):
        """R25: an account of what was granted, from the decision on and not of more than that."""
        faults, decided_on = {}, self.grant.decision.meeting_date
        if not self.grant.amount:
            raise ValidationError(_("Ansökan fick avslag, så det finns inget bidrag att redovisa."))
        if self.used_amount is not None and self.used_amount > (granted := self.grant.terms().amount):
            faults["used_amount"] = _("Det använda beloppet är högre än det beviljade, %(amount)s.") % {
                "amount": format_kronor(granted)
            }
        if self.received_on and self.received_on > today():
            faults["received_on"] = _("Redovisningen kan inte ha kommit in efter i dag.")
        if self.received_on and decided_on and self.received_on < decided_on:
            faults["received_on"] = _("Redovisningen kan inte ha kommit in före beslutet %(day)s.") % days(decided_on)
        if self.approved_on and self.approved_on > today():
            faults["approved_on"] = _("Redovisningen kan inte vara godkänd efter i dag.")
        if self.approved_on and self.received_on and self.approved_on < self.last_in():
            faults["approved_on"] = _("Redovisningen kom in %(day)s och kan inte vara godkänd före det.") % days(self.last_in())
        if faults:
            raise ValidationError(faults)

    @property
    def board_id(self):
        return self.grant.board_id

    @property
    def tone(self):
        return self.TONES[self.state]

    def get_absolute_url(self):
        return reverse("grants:report", args=[self.pk])

    def last_in(self):
        """When what stands in it now came in. Whether it came in time is judged by the first day, `received_on`."""
        return self.completed_on or self.received_on

    def unused(self):
        """What the organisation says that it did not use of what was granted."""
        return self.grant.terms().amount - self.used_amount

    def to_recover(self):
        """What was paid and neither used nor, by a decision, reclaimed."""
        left = self.grant.paid() - self.grant.recovery_claims.decided().total("amount") - self.used_amount
        return max(left, Decimal(0))

    def check_unused(self, reason):
        """R27: what was paid and not used is reclaimed first, or it is said why not."""
        left = self.to_recover()
        if left and not reason.strip():
            told = _("%(amount)s är utbetalt men inte använt. Återkräv det först, eller skriv varför det inte återkrävs.")
            raise ValidationError({"unused_reason": told % {"amount": format_kronor(left)}})

    def check_examined(self):
        """Who is drawn in a sample, or named by a risk rule, is checked more deeply before the report is approved."""
        sampled = getattr(self.grant, "sampled", None)
        if sampled and sampled.is_to_be_checked():
            sampled.check_is_found_right()

    def check_comes_again_on(self, day):
        """What is sent in again comes after what it completes, and at the latest today."""
        if day > today():
            raise ValidationError({"received_on": _("Redovisningen kan inte ha kommit in efter i dag.")})
        if day < self.last_in():
            told = _("Redovisningen kom in %(day)s och kan inte ha kommit in igen före det.") % days(self.last_in())
            raise ValidationError({"received_on": told})

    def check_completion_due(self, day):
        if day < today():
            raise ValidationError({"completion_due": _("Kompletteringen kan inte behöva vara inne före i dag.")})


class ReportSubmission(models.Model):
    """What was sent in one of the times: kept as it was, also when the organisation sends in again."""

    report = models.ForeignKey(GrantReport, on_delete=models.PROTECT, related_name="submissions", verbose_name=_("redovisning"))
    number = models.PositiveSmallIntegerField(_("gång"))
    received_on = models.DateField(_("inkom"))
    used_amount = KronorField(_("använt belopp"))
    result_text = models.TextField(_("vad bidraget ledde till"), blank=True)
    documents = models.ManyToManyField(Document, blank=True, related_name="+", verbose_name=_("handlingar"))

    class Meta:
        verbose_name = _("inlämnad redovisning")
        verbose_name_plural = _("inlämnade redovisningar")
        ordering = ["report", "number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="report_is_sent_once_with_each_number")]

    def __str__(self):
        return f"{self.report}, {self.number}"
