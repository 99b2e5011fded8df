"""What an application lacks, and what the municipality has asked the organisation to complete."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import format_day, today
from partnerships.ground.models import Record, Records

from .applications import GrantApplication
from .documents import RequiredDocument


class CompletionRequests(Records):
    def visible_to(self, user):
        return self.filter(application__in=GrantApplication.objects.visible_to(user))

    def waiting(self):
        """Those that the organisation has not answered yet."""
        state = GrantApplication.State.COMPLETION_REQUESTED
        return self.filter(answered_on=None, application__state=state)

    def overdue(self):
        return self.waiting().filter(due__lt=today())


class CompletionRequest(Record):
    """A request (begäran om komplettering) that the organisation completes its application: what, and by when."""

    class Part(models.TextChoices):
        """What the organisation may change while the request waits for it; the documents asked for can always be handed in."""

        REQUESTED_AMOUNT = "requested_amount", _("Sökt belopp")
        PURPOSE = "purpose", _("Ändamål")
        PERIOD = "period", _("Period")
        OWN_CONTRIBUTION = "own_contribution", _("Egen insats")
        OTHER_FUNDERS = "other_funders", _("Andra finansiärer")
        MEMBER_COUNT = "member_count", _("Antal medlemmar")
        STATISTICS = "statistics", _("Medlemmar per ålder och kön")

    application = models.ForeignKey(
        GrantApplication, on_delete=models.PROTECT, related_name="completion_requests", verbose_name=_("ansökan")
    )
    text = models.TextField(_("vad som ska kompletteras"), max_length=2000)
    parts = models.JSONField(_("uppgifter som får ändras"), default=list, blank=True)
    documents = models.ManyToManyField(
        RequiredDocument, blank=True, related_name="+", verbose_name=_("handlingar som ska lämnas")
    )
    asked_on = models.DateField(_("begärd"), default=today)
    due = models.DateField(_("komplettera senast"))
    answered_on = models.DateField(_("kompletterad"), null=True, blank=True, editable=False)

    objects = CompletionRequests.as_manager()
    SET_ONCE = frozenset({"application"})

    class Meta:
        verbose_name = _("begäran om komplettering")
        verbose_name_plural = _("begäran om komplettering")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(asked_on__lte=F("due")),
                name="completion_is_due_after_it_is_asked_for",
                violation_error_message=_("Sista dag för kompletteringen kan inte ligga före den dag då den begärs."),
            ),
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(answered_on=None),
                name="one_waiting_completion_per_application",
                violation_error_message=_("Ansökan väntar redan på komplettering."),
            ),
        ]

    def __str__(self):
        return f"{self.application}, {format_day(self.due)}"

    @property
    def board_id(self):
        return self.application.board_id

    def get_absolute_url(self):
        return self.application.get_absolute_url()

    def parts_in_words(self):
        return [str(self.Part(part).label) for part in self.parts]

    def is_overdue(self):
        return self.answered_on is None and self.due < today()

    def open_fields(self):
        """The fields of the application that the organisation may change."""
        fields = set(self.parts)
        return fields - {self.Part.PERIOD} | ({"period_from", "period_to"} if self.Part.PERIOD in fields else set())
