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

    def reaches_target(self):
        """Whether the value is at the target or beyond it; None where either is unknown."""
        if self.goal.qualitative or self.value is None or self.goal.target is None:
            return None
        return self.value <= self.goal.target if self.is_lower_better() else self.value >= self.goal.target

    def is_lower_better(self):
        return self.goal.direction == IOPGoal.Direction.LOWER

    def result_by_figures(self):
        """What follows from the figures: met, partly where it is better than the baseline, else not met. Empty if not known."""
        reached, baseline = self.reaches_target(), self.goal.baseline
        if reached:
            return self.Result.MET
        if reached is None or baseline is None:
            return ""
        better = self.value < baseline if self.is_lower_better() else self.value > baseline
        return self.Result.PARTLY if better else self.Result.NOT_MET

    def differs_from_figures(self):
        """Found met though the target is not reached, or the other way round."""
        reached = self.reaches_target()
        return reached is not None and reached != (self.result == self.Result.MET)

    def difference_in_words(self):
        """`6 deltagare av målvärdet 20 deltagare, bedömt som ”Nått”`"""
        return _("%(value)s, målvärdet är %(target)s, bedömt som ”%(result)s”") % {
            "value": self.goal.in_figures(self.value),
            "target": self.goal.in_figures(self.goal.target),
            "result": self.get_result_display(),
        }

    def clean(self):
        if self.goal_id and self.follow_up_id:
            if self.goal.agreement_id != self.follow_up.agreement_id or self.goal.struck_reason:
                raise ValidationError({"goal": _("Målet hör inte till avtalet.")})
            if self._state.adding and not self.follow_up.asks_for(self.goal):
                day = format_day(self.follow_up.last_day())
                raise ValidationError({"goal": _("Målet gällde inte %(day)s, när perioden slutade.") % {"day": day}})
            if self.goal.qualitative and self.value is not None:
                raise ValidationError({"value": _("Målet bedöms i ord. Lämna värdet tomt och skriv en kommentar.")})
            if self.differs_from_figures() and not self.comment.strip():
                told = _("Bedömningen stämmer inte med siffrorna: %(difference)s. Ändra den, eller skriv varför i kommentaren.")
                raise ValidationError({"comment": told % {"difference": self.difference_in_words()}})
