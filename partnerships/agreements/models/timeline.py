"""The steps of the timeline."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import today

from .agreement import DAYS, IOPAgreement, check_has_happened
from .parts import Parts, StrikablePart, standing


class IOPMilestone(StrikablePart):
    """A step of the agreement's timeline (insats), with the days it was planned for and the day it was done."""

    agreement = models.ForeignKey(IOPAgreement, on_delete=models.PROTECT, related_name="milestones", verbose_name=_("avtal"))
    title = models.CharField(_("insats"), max_length=200)
    planned_start = models.DateField(_("planerad från"), null=True, blank=True, validators=DAYS)
    planned_end = models.DateField(_("planerad till och med"), validators=DAYS)
    done_on = models.DateField(_("klar den"), null=True, blank=True, validators=DAYS)

    objects = standing(Parts)
    SECTION = "tidslinje"
    with_struck = Parts.as_manager()

    class Meta:
        verbose_name = _("insats")
        verbose_name_plural = _("insatser")
        ordering = ["agreement", "planned_end", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(planned_start=None) | Q(planned_start__lte=F("planned_end")),
                name="milestone_ends_after_it_begins",
                violation_error_message=_("Insatsen kan inte sluta innan den börjar."),
            )
        ]

    def __str__(self):
        return self.title

    def clean(self):
        check_has_happened(self, "done_on")
        if self.planned_end and (faults := self.faults_of_time()):
            raise ValidationError({"planned_end": faults})

    def faults_of_time(self):
        """R5: the timeline lies inside the term, where the term is known."""
        first, last = self.agreement.start_date, self.agreement.final_day
        begins = self.planned_start or self.planned_end
        if (first and begins < first) or (last and self.planned_end > last):
            return [_("”%(step)s” ligger utanför avtalstiden.") % {"step": self.title}]
        return []

    def falls_away(self):
        """Not done, and planned for after the agreement ends by notice."""
        return self.done_on is None and self.agreement.lapsed(self.planned_end)

    def is_late(self):
        return self.done_on is None and self.planned_end < today() and not self.falls_away()
