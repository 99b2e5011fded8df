"""What a legal test asks: sets of criteria, each with the time it holds and where it is stated."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import format_day
from partnerships.ground.models import NamedRecord, Record, Records
from partnerships.register.rights import Area

from .agreement import DAYS


class CriteriaSets(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.PARAMETERS))

    def in_force_on(self, day):
        """Sets that hold on a day; the first and the last day count."""
        return self.filter(Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day))

    def with_counts(self):
        """Each set with how many questions it asks, and how many tests are made by it."""
        rows = self.annotate(question_count=Count("criteria", distinct=True), test_count=Count("legal_tests", distinct=True))
        return rows.order_by("sort_text", "pk")  # a count drops the model's own order

    def applying_on(self, day):
        """The set that a test is made by on a day, or None: the municipality's own before a published one, then the newest."""
        asks = Exists(Criterion.objects.filter(criteria_set=OuterRef("pk")))
        rows = self.in_force_on(day).filter(asks).order_by("published_key", F("valid_from").desc(nulls_last=True), "-pk")
        return rows.first()


class CriteriaSet(NamedRecord):
    """The questions of a legal test in one wording: published by somebody else, or the municipality's own guideline."""

    name = models.CharField(_("namn"), max_length=150)
    source = models.CharField(_("källa"), max_length=300)
    guideline = models.CharField(_("riktlinje och version"), max_length=200, blank=True)
    valid_from = models.DateField(_("gäller från"), null=True, blank=True, validators=DAYS)
    valid_to = models.DateField(_("gäller till och med"), null=True, blank=True, validators=DAYS)
    published_key = models.CharField(_("publicerad som"), max_length=40, blank=True, editable=False)  # blank: our own

    objects = CriteriaSets.as_manager()

    class Meta:
        verbose_name = _("kriterieuppsättning")
        verbose_name_plural = _("kriterieuppsättningar")
        ordering = ["sort_text", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=F("valid_to")),
                name="criteria_set_ends_after_it_begins",
                violation_error_message=_("Kriterierna kan inte sluta gälla innan de börjar."),
            ),
            models.UniqueConstraint(
                fields=["published_key"],
                condition=~Q(published_key=""),
                name="a_published_set_is_added_once",
                violation_error_message=_("Uppsättningen finns redan i registret."),
            ),
        ]

    def __str__(self):
        return self.name

    def words(self):
        return [self.name, self.guideline, self.source]

    def get_absolute_url(self):
        return reverse("agreements:criteria_set", args=[self.pk])

    @property
    def is_published(self):
        return bool(self.published_key)

    @property
    def origin(self):
        return _("Publicerad") if self.is_published else _("Kommunens egen")

    def check_can_be_changed(self):
        """What a test has been made by stands: the test shows the questions as they were asked."""
        if self.is_published:
            raise ValidationError(_("Uppsättningen är publicerad av någon annan. Registrera en egen som bygger på den."))
        if self.legal_tests.exists():
            raise ValidationError(_("En prövning är gjord efter kriterierna, så de står fast. Registrera en ny uppsättning."))

    def check_tests_lie_within(self, last_day):
        later = self.legal_tests.order_by("-examined_on").filter(examined_on__gt=last_day).first()
        if later:
            told = _("En prövning är gjord efter kriterierna %(day)s. Ange den dagen eller senare.")
            raise ValidationError({"valid_to": told % {"day": format_day(later.examined_on)}})


class Criteria(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.PARAMETERS))

    def search(self, words):
        return self.filter(question__icontains=words)


class Criterion(Record):
    """One question of a set, which answer is the fault, and what a fault leads to."""

    class FaultMeans(models.TextChoices):
        """What follows from a fault. But for the warning, each is the conclusion of a test (see `IOPLegalTest`)."""

        WARN = "warn", _("Varning, hindrar inte")
        NOT_POSSIBLE = "not_possible", _("IOP är inte möjligt")
        PROCURE = "procure", _("Ska upphandlas")
        STATE_AID = "state_aid_block", _("Hindras av statsstödsreglerna")
        GRANT = "grant", _("Ska vara föreningsbidrag")
        LAWYER = "needs_lawyer", _("Behöver prövas av jurist")

    class FaultWhen(models.TextChoices):
        YES = "yes", _("Ja")
        NO = "no", _("Nej")

    criteria_set = models.ForeignKey(
        CriteriaSet, on_delete=models.PROTECT, related_name="criteria", verbose_name=_("kriterieuppsättning")
    )
    key = models.SlugField(_("beteckning"), max_length=40)
    order = models.PositiveSmallIntegerField(_("ordning"), default=1)
    question = models.CharField(_("fråga"), max_length=300)
    explanation = models.TextField(_("förklaring"), blank=True, max_length=1000)
    source = models.CharField(_("källa"), max_length=200, blank=True)
    fault_when = models.CharField(_("fel när svaret är"), max_length=3, choices=FaultWhen, default=FaultWhen.NO)
    fault_means = models.CharField(_("fel betyder"), max_length=20, choices=FaultMeans)
    unclear_needs_lawyer = models.BooleanField(_("oklart svar kräver jurist"), default=True)
    statement_required = models.BooleanField(_("fel kräver skriftlig redogörelse"), default=False)

    objects = Criteria.as_manager()
    SET_ONCE = frozenset({"criteria_set"})

    class Meta:
        verbose_name = _("kriterium")
        verbose_name_plural = _("kriterier")
        ordering = ["criteria_set", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["criteria_set", "key"],
                name="a_criterion_stands_once_in_its_set",
                violation_error_message=_("Beteckningen finns redan i uppsättningen."),
            )
        ]

    def __str__(self):
        return self.question

    def get_absolute_url(self):
        return self.criteria_set.get_absolute_url()
