"""Whether an organisation may get grants: the municipality's own conditions as dated rows, and each year's examination of them.

An examination is written once. Who is examined anew gets a new one, and the latest of the year counts (domain § 2.4, R19–R21).
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import FIRST_YEAR, LAST_YEAR, format_day, today
from partnerships.ground.models import Record, Records
from partnerships.register.models import Organisation, User
from partnerships.register.rights import Area

from .documents import HandedInDocument, RequiredDocument

DAYS = [MinValueValidator(date(FIRST_YEAR, 1, 1)), MaxValueValidator(date(LAST_YEAR, 12, 31))]
YEARS = [MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]


class EligibilityConditions(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.SCHEMES))

    def in_force_in(self, year):
        """Those that hold on some day of a year."""
        begun = Q(valid_from=None) | Q(valid_from__year__lte=year)
        return self.filter(begun, Q(valid_to=None) | Q(valid_to__year__gte=year))


class EligibilityCondition(Record):
    """One thing that an organisation has to fulfil to get grants, from when to when, and where that is decided."""

    class Kind(models.TextChoices):
        DEMOCRACY = "democracy", _("Demokrativillkor")
        DOCUMENT = "document", _("Handling")
        OTHER = "other", _("Annat villkor")

    text = models.CharField(_("villkor"), max_length=300)
    kind = models.CharField(_("slag"), max_length=10, choices=Kind, default=Kind.DEMOCRACY)
    required = models.ForeignKey(
        RequiredDocument, on_delete=models.PROTECT, null=True, blank=True, related_name="eligibility_conditions",
        verbose_name=_("handling som visar det"),
    )  # fmt: skip
    source = models.CharField(_("källa"), max_length=200, blank=True)
    valid_from = models.DateField(_("gäller från"), null=True, blank=True, validators=DAYS)
    valid_to = models.DateField(_("gäller till och med"), null=True, blank=True, validators=DAYS)
    blocking = models.BooleanField(_("hindrar att bidrag beviljas"), default=False)
    order = models.PositiveSmallIntegerField(_("ordning"), default=0)

    objects = EligibilityConditions.as_manager()
    SETTLED = frozenset({"text", "kind", "required", "valid_from"})

    class Meta:
        verbose_name = _("bidragsvillkor")
        verbose_name_plural = _("bidragsvillkor")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=F("valid_to")),
                name="condition_ends_after_it_begins",
                violation_error_message=_("Villkoret kan inte sluta gälla innan det börjar."),
            ),
            models.CheckConstraint(
                condition=Q(required=None) | Q(kind="document"),
                name="condition_with_a_document_is_about_one",
                violation_error_message=_("Bara ett villkor av slaget Handling visas av en handling."),
            ),
        ]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return reverse("grants:change_condition", args=[self.pk])

    def holds_in(self, year):
        begun = self.valid_from is None or self.valid_from.year <= year
        return begun and (self.valid_to is None or self.valid_to.year >= year)

    def settled_fields(self):
        """What was asked stands as it was asked."""
        return self.SETTLED if self.pk and self.answers.exists() else frozenset()

    def check_still_asks_the_same(self, values):
        changed = [name for name in self.settled_fields() & set(values) if values[name] != getattr(self, name)]
        if changed:
            told = _("Villkoret är prövat. Låt det sluta gälla och lägg till ett nytt.")
            raise ValidationError(dict.fromkeys(changed, told))


class EligibilityChecks(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.ELIGIBILITY, organisation="organisation"))

    def counting(self):
        """The latest of each organisation and year."""
        same = EligibilityCheck.objects.filter(organisation=OuterRef("organisation"), year=OuterRef("year"))
        return self.filter(pk=Subquery(same.values("pk")[:1]))


class EligibilityCheck(Record):
    """What was found of one organisation for the grants of one year, by whom and when."""

    class Finding(models.TextChoices):
        ELIGIBLE = "eligible", _("Bidragsberättigad")
        CONDITIONAL = "conditional", _("Bidragsberättigad med villkor")
        NOT_ELIGIBLE = "not_eligible", _("Inte bidragsberättigad")

    TONES = {"eligible": "success", "conditional": "warning", "not_eligible": "danger"}

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="eligibility_checks", verbose_name=_("organisation")
    )
    year = models.PositiveSmallIntegerField(_("år"), validators=YEARS)
    finding = models.CharField(_("bedömning"), max_length=15, choices=Finding)
    reason = models.TextField(_("skäl"), blank=True, max_length=2000)
    examined_on = models.DateField(_("prövad"), default=today, validators=DAYS)
    valid_to = models.DateField(_("gäller till och med"), validators=DAYS)
    examined_by = models.ForeignKey(User, on_delete=models.PROTECT, editable=False, related_name="+", verbose_name=_("prövad av"))

    objects = EligibilityChecks.as_manager()
    SET_ONCE = frozenset({"organisation", "year"})

    class Meta:
        verbose_name = _("prövning av bidragsvillkor")
        verbose_name_plural = _("prövningar av bidragsvillkor")
        ordering = ["-year", "-examined_on", "-pk"]
        indexes = [models.Index(fields=["organisation", "-year", "-examined_on", "-id"], name="eligibility_by_organisation")]
        constraints = [
            models.CheckConstraint(
                condition=Q(finding="eligible") | ~Q(reason=""),
                name="finding_has_a_reason_unless_eligible",
                violation_error_message=_("Skriv skälet till bedömningen."),
            )
        ]

    def __str__(self):
        return f"{self.organisation} {self.year}: {self.get_finding_display()}"

    def get_absolute_url(self):
        return reverse("grants:eligibility_check", args=[self.pk])

    @property
    def tone(self):
        return self.TONES[self.finding]

    def in_words(self):
        """`Bidragsberättigad t.o.m. 2026-12-31`"""
        if self.finding == self.Finding.NOT_ELIGIBLE:
            return f"{self.get_finding_display()} {self.year}"
        return _("%(finding)s t.o.m. %(day)s") % {"finding": self.get_finding_display(), "day": format_day(self.valid_to)}

    def clean(self):
        faults = {}
        if self.examined_on and self.examined_on > today():
            faults["examined_on"] = _("Prövningen kan inte vara gjord efter i dag.")
        if self.year and self.valid_to and not date(self.year, 1, 1) <= self.valid_to <= date(self.year + 1, 12, 31):
            faults["valid_to"] = _("Dagen ska vara under %(year)s eller året efter.") % {"year": self.year}
        if faults:
            raise ValidationError(faults)


class EligibilityAnswer(models.Model):
    """Whether one condition was fulfilled; written with its examination."""

    class Answer(models.TextChoices):
        YES = "yes", _("Ja")
        NO = "no", _("Nej")
        UNKNOWN = "unknown", _("Uppgift saknas")

    TONES = {"yes": "success", "no": "danger", "unknown": "neutral"}

    eligibility = models.ForeignKey(
        EligibilityCheck, on_delete=models.PROTECT, related_name="answers", verbose_name=_("prövning")
    )
    condition = models.ForeignKey(
        EligibilityCondition, on_delete=models.PROTECT, related_name="answers", verbose_name=_("villkor")
    )
    answer = models.CharField(_("svar"), max_length=10, choices=Answer)
    note = models.CharField(_("anteckning"), max_length=500, blank=True)
    handed_in = models.ForeignKey(
        HandedInDocument, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("handling")
    )

    class Meta:
        verbose_name = _("svar på bidragsvillkor")
        verbose_name_plural = _("svar på bidragsvillkor")
        ordering = ["condition__order", "condition"]
        constraints = [
            models.UniqueConstraint(fields=["eligibility", "condition"], name="one_answer_per_condition_and_check"),
        ]

    def __str__(self):
        return f"{self.condition}: {self.get_answer_display()}"

    @property
    def tone(self):
        return self.TONES[self.answer]


def counting_check(organisation, year):
    """The organisation's examination for a year, or None."""
    return EligibilityCheck.objects.filter(organisation=organisation, year=year).first()


def blocking_faults(organisation, year):
    """Why nothing can be granted for a year: a condition that blocks is not known to be fulfilled."""
    conditions = list(EligibilityCondition.objects.in_force_in(year).filter(blocking=True))
    if not conditions:
        return
    check = counting_check(organisation, year)
    if check is None:
        yield _("Bidragsvillkoren är inte prövade för %(year)s, och minst ett av dem ska vara uppfyllt först.") % {"year": year}
        return
    fulfilled = set(check.answers.filter(answer=EligibilityAnswer.Answer.YES).values_list("condition", flat=True))
    for condition in conditions:
        if condition.pk not in fulfilled:
            yield _("Villkoret ”%(condition)s” är inte uppfyllt för %(year)s.") % {"condition": condition, "year": year}


def check_finding_explained(organisation, year, reason):
    """Who was found not eligible is granted only with a written reason. Only a condition that blocks stops it."""
    check = counting_check(organisation, year)
    if check and check.finding == check.Finding.NOT_ELIGIBLE and not reason.strip():
        told = _("Organisationen är bedömd som inte bidragsberättigad %(year)s. Skriv varför bidraget ändå beviljas.")
        raise ValidationError({"reason": told % {"year": year}})


class Standings(type(Organisation.with_merged.all())):
    """Organisations with what was found of each for a year."""

    def visible_to(self, user):
        return super().visible_to(user).filter(user.readable(Area.ELIGIBILITY, organisation="pk"))

    def with_standing(self, year):
        """The year's finding with its days, as `finding`, `finding_to`, `finding_on`; None where nobody has examined it."""
        check = EligibilityCheck.objects.filter(organisation=OuterRef("pk"), year=year)
        return self.annotate(
            finding=Subquery(check.values("finding")[:1]),
            finding_to=Subquery(check.values("valid_to")[:1]),
            finding_on=Subquery(check.values("examined_on")[:1]),
        )


def standings():
    return Standings(Organisation).filter(merged_into=None)
