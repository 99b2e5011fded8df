"""The development areas of a compact, and the plan for them."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import add_months, format_day, today
from partnerships.ground.models import NamedRecord, Records
from partnerships.register.rights import Area

from .compact import Compact


class DevelopmentAreas(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.COMPACT))


class DevelopmentArea(NamedRecord):
    """A field in which the parties want to do better. A document may hold two goal texts, in chapter and annex."""

    compact = models.ForeignKey(Compact, on_delete=models.PROTECT, related_name="areas", verbose_name=_("överenskommelse"))
    no = models.PositiveSmallIntegerField(_("nummer"))
    name = models.CharField(_("namn"), max_length=150)
    goal_chapter = models.TextField(_("mål enligt kapitlet"), blank=True, max_length=2000)
    goal_annex = models.TextField(_("mål enligt bilagan"), blank=True, max_length=2000)

    objects = DevelopmentAreas.as_manager()

    class Meta:
        verbose_name = _("utvecklingsområde")
        verbose_name_plural = _("utvecklingsområden")
        ordering = ["compact_id", "no", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["compact", "no"],
                name="one_area_per_compact_and_number",
                violation_error_message=_("Överenskommelsen har redan ett område med det numret."),
            )
        ]

    def __str__(self):
        return f"{self.no}. {self.name}"

    def words(self):
        return [self.name, self.goal_chapter, self.goal_annex]

    def get_absolute_url(self):
        return f"{reverse('compact:compact', args=[self.compact_id])}#omrade-{self.no}"


class DevelopmentPlans(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.COMPACT))


class DevelopmentPlan(NamedRecord):
    """The plan for a compact's development areas, for one period at a time. Its days may be unknown."""

    compact = models.ForeignKey(Compact, on_delete=models.PROTECT, related_name="plans", verbose_name=_("överenskommelse"))
    name = models.CharField(_("benämning"), max_length=100)
    period_start = models.DateField(_("period från"), null=True, blank=True)
    period_end = models.DateField(_("period t.o.m."), null=True, blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = DevelopmentPlans.as_manager()

    class Meta:
        verbose_name = _("utvecklingsplan")
        verbose_name_plural = _("utvecklingsplaner")
        ordering = ["compact_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["compact", "name"],
                name="one_plan_per_compact_and_name",
                violation_error_message=_("Överenskommelsen har redan en plan med den benämningen."),
            ),
            models.CheckConstraint(
                condition=Q(period_start=None) | Q(period_end=None) | Q(period_start__lte=F("period_end")),
                name="plan_period_ends_after_it_begins",
                violation_error_message=_("Planperioden kan inte sluta innan den börjar."),
            ),
        ]

    def __str__(self):
        return self.name

    def words(self):
        return [self.name, self.source]

    def get_absolute_url(self):
        return f"{reverse('compact:compact', args=[self.compact_id])}#utvecklingsplan"

    @property
    def is_over(self):
        return self.period_end is not None and self.period_end < today()

    def clean(self):
        """R12: the plan is for so many years at a time as the compact says."""
        years = self.compact.plan_years if self.compact_id else None
        if not (years and self.period_start and self.period_end):
            return
        last_day = add_months(self.period_start, 12 * years) - timedelta(days=1)
        if self.period_end != last_day:
            raise ValidationError(
                {
                    "period_end": _("Planen gäller %(years)s år i taget. Perioden slutar då %(last)s.")
                    % {"years": years, "last": format_day(last_day)}
                }
            )


class PlanPoints(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.COMPACT))


class PlanPoint(NamedRecord):
    """One thing that is to be done within a development area during the plan's period."""

    class Status(models.TextChoices):
        NOT_STARTED = "not_started", _("Ej påbörjad")
        UNDER_WAY = "under_way", _("Pågår")
        DONE = "done", _("Klar")
        DROPPED = "dropped", _("Utgår")

    TONES = {"not_started": "neutral", "under_way": "info", "done": "success", "dropped": "neutral"}

    plan = models.ForeignKey(DevelopmentPlan, on_delete=models.PROTECT, related_name="points", verbose_name=_("utvecklingsplan"))
    area = models.ForeignKey(
        DevelopmentArea, on_delete=models.PROTECT, related_name="points", verbose_name=_("utvecklingsområde")
    )
    no = models.PositiveSmallIntegerField(_("nummer"))
    code = models.CharField(_("kod"), max_length=20, blank=True, help_text=_("Lämna tomt så sätts koden av område och nummer."))
    text = models.TextField(_("punkt"), max_length=2000)
    responsible = models.CharField(_("ansvarig"), max_length=150, blank=True)
    status = models.CharField(_("status"), max_length=15, choices=Status, blank=True)
    due = models.DateField(_("klart senast"), null=True, blank=True)

    objects = PlanPoints.as_manager()

    class Meta:
        verbose_name = _("planpunkt")
        verbose_name_plural = _("planpunkter")
        ordering = ["plan_id", "area__no", "no", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "code"],
                name="one_point_per_plan_and_code",
                violation_error_message=_("Planen har redan en punkt med den koden."),
            )
        ]

    def __str__(self):
        return f"{self.code} {self.text}"[:120]

    def words(self):
        return [self.code, self.text, self.responsible]

    def get_absolute_url(self):
        return reverse("compact:plan_point", args=[self.pk])

    @property
    def tone(self):
        return self.TONES.get(self.status, "")

    @property
    def is_late(self):
        return self.due is not None and self.due < today() and self.status not in {self.Status.DONE, self.Status.DROPPED}

    def clean(self):
        if self.area_id and self.plan_id and self.area.compact_id != self.plan.compact_id:
            raise ValidationError({"area": _("Området hör till en annan version av överenskommelsen.")})
        if self.area_id and not self.code:
            self.code = f"A{self.area.no}-{self.no}"
