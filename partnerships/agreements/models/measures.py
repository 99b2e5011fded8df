"""What the goals had come to."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import format_day

from .follow_ups import FollowUpPart, FollowUpParts, IOPFollowUp
from .goals import IOPGoal


class GoalMeasure(FollowUpPart):
    """How far one goal had come in one follow-up: the value, where it is known, and whether the parties find it met."""

    class Result(models.TextChoices):
        MET = "met", _("Nått")
        PARTLY = "partly", _("Delvis nått")
        NOT_MET = "not_met", _("Inte nått")

    SET_ONCE = frozenset({"follow_up", "goal"})

    follow_up = models.ForeignKey(IOPFollowUp, on_delete=models.PROTECT, related_name="measures", verbose_name=_("uppföljning"))
    goal = models.ForeignKey(IOPGoal, on_delete=models.PROTECT, related_name="measures", verbose_name=_("mål"))
    value = models.DecimalField(_("värde"), max_digits=12, decimal_places=2, null=True, blank=True)
    result = models.CharField(_("bedömning"), max_length=10, choices=Result)
    comment = models.TextField(_("kommentar"), blank=True, max_length=2000)

    objects = FollowUpParts.as_manager()

    class Meta:
        verbose_name = _("mätning av mål")
        verbose_name_plural = _("mätningar av mål")
        ordering = ["follow_up", "goal"]
        constraints = [
            models.UniqueConstraint(
                fields=["follow_up", "goal"],
                name="a_goal_is_measured_once_in_a_follow_up",
                violation_error_message=_("Målet är redan mätt. Ändra den mätningen i stället."),
            )
        ]

    def __str__(self):
        return f"{self.goal}, {self.follow_up.period_in_words()}"

    @property
    def tone(self):
        return IOPFollowUp.TONES[self.result]

    def clean(self):
        if self.goal_id and self.follow_up_id:
            if self.goal.agreement_id != self.follow_up.agreement_id or self.goal.struck_reason:
                raise ValidationError({"goal": _("Målet hör inte till avtalet.")})
            if self._state.adding and not self.follow_up.asks_for(self.goal):
                day = format_day(self.follow_up.last_day())
                raise ValidationError({"goal": _("Målet gällde inte %(day)s, när perioden slutade.") % {"day": day}})
            if self.goal.qualitative and self.value is not None:
                raise ValidationError({"value": _("Målet bedöms i ord. Lämna värdet tomt och skriv en kommentar.")})
