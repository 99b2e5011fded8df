"""The goals that both parties sign."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import format_day
from partnerships.ground.money import format_kronor

from .agreement import DAYS, IOPAgreement, check_has_happened
from .parts import YEARS, Parts, StrikablePart, standing


def takes_goals(agreement):
    """Both sign the goals; of an agreement that was signed before its goals were registered they are filled in."""
    return not agreement.is_settled() or all(goal.filled_in_later for goal in agreement.goals.all())


class IOPGoal(StrikablePart):
    """A goal (mål) of the agreement: from a baseline to a target, or assessed in words alone."""

    class Direction(models.TextChoices):
        HIGHER = "higher", _("Högre är bättre")
        LOWER = "lower", _("Lägre är bättre")

    agreement = models.ForeignKey(IOPAgreement, on_delete=models.PROTECT, related_name="goals", verbose_name=_("avtal"))
    text = models.CharField(_("mål"), max_length=300)
    qualitative = models.BooleanField(_("bedöms i ord, utan siffror"), default=False)
    indicator = models.CharField(_("mått"), max_length=200, blank=True)
    unit = models.CharField(_("enhet"), max_length=100, blank=True)
    baseline = models.DecimalField(_("utgångsläge"), max_digits=12, decimal_places=2, null=True, blank=True)
    baseline_on = models.DateField(_("utgångsläget gällde"), null=True, blank=True, validators=DAYS)
    target = models.DecimalField(_("målvärde"), max_digits=12, decimal_places=2, null=True, blank=True)
    target_year = models.PositiveSmallIntegerField(_("nås senast år"), null=True, blank=True, validators=YEARS)
    direction = models.CharField(_("riktning"), max_length=10, choices=Direction, default=Direction.HIGHER)
    filled_in_later = models.BooleanField(_("ifyllt efter undertecknandet"), default=False, editable=False)
    # Set by amendments: what is signed is never written over, so a goal that is changed ends and another replaces it.
    applies_from = models.DateField(_("gäller från"), null=True, blank=True, editable=False, validators=DAYS)
    ended_on = models.DateField(_("gällde till och med"), null=True, blank=True, editable=False, validators=DAYS)
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="replaced_by",
        verbose_name=_("ersätter mål"),
    )  # fmt: skip

    objects = standing(Parts)
    with_struck = Parts.as_manager()
    SECTION = "mal"

    class Meta:
        verbose_name = _("mål")
        verbose_name_plural = _("mål")
        ordering = ["agreement", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(qualitative=False)
                | Q(unit="", baseline__isnull=True, baseline_on__isnull=True, target__isnull=True, target_year__isnull=True),
                name="goal_in_words_has_no_figures",
                violation_error_message=_("Ett mål som bedöms i ord har ingen enhet, inget utgångsläge och inget målvärde."),
            )
        ]

    def __str__(self):
        return self.text

    def clean(self):
        check_has_happened(self, "baseline_on")
        if faults := self.faults_of_time():
            raise ValidationError({"target_year": faults})

    def faults_of_time(self):
        """R5: what is to be reached is reached inside the term, where the term is known and the goal still stands."""
        if self.ended_on:
            return []
        first, last = self.agreement.start_date, self.agreement.last_day
        if self.target_year and ((first and self.target_year < first.year) or (last and self.target_year > last.year)):
            return [_("Målet ”%(goal)s” ska nås %(year)s, utanför avtalstiden.") % {"goal": self, "year": self.target_year}]
        return []

    def applied_on(self, day):
        """Agreed on a day: from the amendment that brought it, until the one that ended it."""
        return (self.applies_from is None or self.applies_from <= day) and (self.ended_on is None or day <= self.ended_on)

    def is_measurable(self):
        """Known enough to be signed: a target to reach, or words to assess."""
        return self.qualitative or self.target is not None

    def in_figures(self, value):
        """`1 200 personer`; an unknown value is an empty text."""
        return "" if value is None else f"{format_kronor(value, unit=False)}\u00a0{self.unit}".strip()

    def baseline_in_words(self):
        day = format_day(self.baseline_on)
        return (
            f"{self.in_figures(self.baseline)} ({day})" if day and self.baseline is not None else self.in_figures(self.baseline)
        )

    def target_in_words(self):
        """`80 personer senast 2026`."""
        if self.target is None or self.target_year is None:
            return self.in_figures(self.target)
        return _("%(target)s senast %(year)s") % {"target": self.in_figures(self.target), "year": self.target_year}

    def check_can_be_struck(self):
        super().check_can_be_struck()
        if self.measures.exists():
            raise ValidationError(_("Målet är mätt i en uppföljning."))

    def check_can_be_added(self):
        if not takes_goals(self.agreement):
            raise ValidationError(
                _("Avtalet är undertecknat och målen står fast. Nya mål kräver ett tilläggsavtal eller ett nytt avtal.")
            )

    def settled_fields(self):
        """What both have signed stands; what was unknown may be filled in."""
        if not self.agreement.is_settled():
            return frozenset()
        return frozenset(field.name for field in self._meta.concrete_fields if getattr(self, field.name) not in (None, ""))

    def check_stands(self, values):
        if self.ended_on:
            raise ValidationError(_("Målet är avslutat genom ett tilläggsavtal och ändras inte."))
        for name in self.settled_fields() & set(values):
            if values[name] != getattr(self, name):
                raise ValidationError(
                    {name: _("Målet är undertecknat. Det ändras genom ett tilläggsavtal eller ett nytt avtal.")}
                )
