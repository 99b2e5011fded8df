"""Which grants are to be accounted for, how it stands with each on a day, and whom to remind."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Exists, F, Max, OuterRef, Q, Subquery, Value, When
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import today
from partnerships.ground.models import Record, Records
from partnerships.register.rights import Area

from .applications import days
from .decisions import GrantDecision, GrantDecisions
from .reports import GrantReport
from .samples import SampledGrant

REMINDED_BEFORE = timedelta(days=30)  # an organisation is reminded from a month before the day, and again when it has passed


class Standing(models.TextChoices):
    """How it stands with the account of one grant. Worked out from its days, never stored."""

    EXPECTED = "expected", _("Väntas")
    OVERDUE = "overdue", _("Försenad")
    RECEIVED = "received", _("Inkommen")
    COMPLETION_REQUESTED = "completion_requested", _("Komplettering begärd")
    COMPLETION_OVERDUE = "completion_overdue", _("Komplettering försenad")
    APPROVED = "approved", _("Godkänd")
    REJECTED = "rejected", _("Inte godkänd")


TONES = {
    Standing.OVERDUE: "danger",
    Standing.RECEIVED: "info",
    Standing.COMPLETION_REQUESTED: "warning",
    Standing.COMPLETION_OVERDUE: "danger",
    Standing.APPROVED: "success",
    Standing.REJECTED: "danger",
}


class ReportDuties(GrantDecisions):
    """Grants as duties to account for. Read by those who read accounts, which is not all who read decisions."""

    def visible_to(self, user):
        own = user.readable(Area.GRANT_REPORTS, board="application__board", organisation="application__organisation")
        named = SampledGrant.objects.visible_to(user).to_be_checked().filter(grant=OuterRef("pk"))
        return self.granted().filter(own).standing_on(today()).annotate(is_sampled=Exists(named))

    def standing_on(self, day):
        """Each with how it stands (`standing`) and when the organisation was last reminded (`reminded_on`)."""
        asked, late = Q(report__state=GrantReport.State.COMPLETION_REQUESTED), Q(report__completion_due__lt=day)
        last = ReportReminder.objects.filter(grant=OuterRef("pk")).order_by().values("grant")
        return self.with_terms().annotate(
            standing=Case(
                When(asked & late, then=Value(Standing.COMPLETION_OVERDUE)),
                When(report__isnull=False, then=F("report__state")),
                When(report_due_now__lt=day, then=Value(Standing.OVERDUE)),
                default=Value(Standing.EXPECTED),
                output_field=models.CharField(),
            ),
            reminded_on=Subquery(last.annotate(last=Max("sent_on")).values("last")),
        )

    def to_remind_on(self, day):
        """Whose day is near or past, and who is not reminded in a month, or not since it passed."""
        missing = self.filter(report=None, report_due_now__lte=day + REMINDED_BEFORE)
        not_lately = Q(reminded_on=None) | Q(reminded_on__lt=day - REMINDED_BEFORE)
        not_since = Q(report_due_now__lt=day, reminded_on__lte=F("report_due_now"))
        return missing.filter(not_lately | not_since)


class ReportReminders(Records):
    def visible_to(self, user):
        area = Area.GRANT_REPORTS
        return self.filter(
            user.readable(area, board="grant__application__board", organisation="grant__application__organisation")
        )


class ReportReminder(Record):
    """That the organisation was reminded of its account. The register sends nothing itself."""

    class Channel(models.TextChoices):
        LETTER = "letter", _("Brev")
        EMAIL = "email", _("E-post")
        PHONE = "phone", _("Telefon")
        MEETING = "meeting", _("Möte")

    grant = models.ForeignKey(GrantDecision, on_delete=models.PROTECT, related_name="reminders", verbose_name=_("bidragsbeslut"))
    sent_on = models.DateField(_("påmind"), default=today)
    channel = models.CharField(_("hur"), max_length=10, choices=Channel)
    note = models.TextField(_("anteckning"), blank=True, max_length=1000)

    objects = ReportReminders.as_manager()

    class Meta:
        verbose_name = _("påminnelse om redovisning")
        verbose_name_plural = _("påminnelser om redovisning")
        ordering = ["-sent_on", "-pk"]

    def __str__(self):
        return f"{self.get_channel_display()}, {self.grant.application}"

    def clean(self):
        decided_on = self.grant.decision.meeting_date
        if not self.grant.amount:
            raise ValidationError(_("Ansökan fick avslag, så det finns inget bidrag att redovisa."))
        if self.sent_on and self.sent_on > today():
            raise ValidationError({"sent_on": _("Påminnelsen kan inte ha gått ut efter i dag.")})
        if self.sent_on and decided_on and self.sent_on < decided_on:
            raise ValidationError({"sent_on": _("Påminnelsen kan inte ha gått ut före beslutet %(day)s.") % days(decided_on)})

    @property
    def board_id(self):
        return self.grant.board_id

    def get_absolute_url(self):
        return self.grant.get_absolute_url()
