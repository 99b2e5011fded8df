"""Members by age and gender, as counts only: no list of persons, and nobody's age."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q, Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.models import Record, Records
from partnerships.register.rights import Area

from .applications import GrantApplication
from .rounds import AGES

OLDEST = 150


class AgeSpans(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.SCHEMES))

    def asked_for(self):
        return self.filter(active=True)


class AgeSpan(Record):
    """A span of ages that members are counted in, such as 7–12 years; or those whose age is not known."""

    name = models.CharField(_("åldersspann"), max_length=40, unique=True)
    age_from = models.PositiveSmallIntegerField(_("från ålder"), null=True, blank=True, validators=AGES)
    age_to = models.PositiveSmallIntegerField(_("till och med ålder"), null=True, blank=True, validators=AGES)
    order = models.PositiveSmallIntegerField(_("ordning"), default=1)
    active = models.BooleanField(_("frågas efter"), default=True)

    objects = AgeSpans.as_manager()
    SETTLED = ("name", "age_from", "age_to")

    class Meta:
        verbose_name = _("åldersspann")
        verbose_name_plural = _("åldersspann")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(age_from=None) | Q(age_to=None) | Q(age_from__lte=F("age_to")),
                name="age_span_ends_after_it_begins",
                violation_error_message=_("Spannet kan inte sluta innan det börjar."),
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("grants:change_age_span", args=[self.pk])

    def settled_fields(self):
        """What was counted was counted in this span."""
        return frozenset(self.SETTLED if self.pk and self.counts.exists() else ())

    def is_within(self, first, last):
        """Are all in the span of ages between two ages, or none of them? None where some may be: that is not known."""
        if self.age_from is None and self.age_to is None:
            return None
        youngest, oldest = self.age_from or 0, self.age_to if self.age_to is not None else OLDEST
        first, last = first or 0, last if last is not None else OLDEST
        if oldest < first or youngest > last:
            return False
        return True if first <= youngest and oldest <= last else None

    def check_changed(self, values):
        told = _("Medlemmar är redan räknade i spannet. Sluta fråga efter det och lägg till ett nytt.")
        if faults := {name: told for name in self.settled_fields() if name in values and values[name] != getattr(self, name)}:
            raise ValidationError(faults)


class ApplicationStatistics(models.Model):
    """How many members of one gender within one span of ages; a count that is not known has no row."""

    class Gender(models.TextChoices):
        WOMAN = "woman", _("Kvinna")
        MAN = "man", _("Man")
        OTHER = "other", _("Annat eller uppgift saknas")

    application = models.ForeignKey(
        GrantApplication, on_delete=models.PROTECT, related_name="statistics", verbose_name=_("ansökan")
    )
    age_span = models.ForeignKey(AgeSpan, on_delete=models.PROTECT, related_name="counts", verbose_name=_("åldersspann"))
    gender = models.CharField(_("kön"), max_length=10, choices=Gender)
    count = models.PositiveIntegerField(_("antal"), validators=[MaxValueValidator(9_999_999)])

    class Meta:
        verbose_name = _("medlemmar per ålder och kön")
        verbose_name_plural = _("medlemmar per ålder och kön")
        ordering = ["age_span__order", "age_span", "gender"]
        constraints = [
            models.UniqueConstraint(fields=["application", "age_span", "gender"], name="one_count_per_age_span_and_gender")
        ]

    def __str__(self):
        return f"{self.age_span}, {self.get_gender_display()}: {self.count}"


def check_counts(counts):
    """Each age span and gender once."""
    cells = [(each["age_span"].pk, each["gender"]) for each in counts]
    if len(cells) != len(set(cells)):
        raise ValidationError({"counts": _("Samma åldersspann och kön står två gånger.")})


def total_counted(application):
    """How many members are counted by age and gender; None where none are."""
    return application.statistics.order_by().aggregate(total=Sum("count"))["total"]
