"""How applications are assessed: the form's criteria, each assessor's points, and the proposal that comes of them.

Nothing here asks what the organisation thinks of the municipality, or whether it has joined the compact: no support hangs on it.
"""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import today
from partnerships.ground.models import Record, Records
from partnerships.ground.money import KronorField
from partnerships.register.models import User
from partnerships.register.rights import Area

from .applications import GrantApplication
from .rounds import GrantScheme


class AssessmentCriteria(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.SCHEMES))

    def of_round(self, round):
        """Those that hold for a round: the ones that held when it opened, the same for everybody who applies in it."""
        return self.held_on(round.opens).filter(scheme=round.scheme_id)

    def held_when_opened(self, path):
        """Those of the round that an outer query has at `path`."""
        return self.held_on(OuterRef(f"{path}__opens")).filter(scheme=OuterRef(f"{path}__scheme"))

    def held_on(self, day):
        return self.filter(Q(active_from=None) | Q(active_from__lte=day), Q(active_to=None) | Q(active_to__gte=day))


class AssessmentCriterion(Record):
    """What a form of grant is assessed by. Once points are given, its words stand: another one is written and this one ended."""

    scheme = models.ForeignKey(GrantScheme, on_delete=models.PROTECT, related_name="criteria", verbose_name=_("bidragsform"))
    order = models.PositiveSmallIntegerField(_("ordning"), default=1)
    text = models.CharField(_("kriterium"), max_length=300)
    max_points = models.PositiveSmallIntegerField(
        _("högsta poäng"), default=5, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    active_from = models.DateField(_("gäller från"), null=True, blank=True)
    active_to = models.DateField(_("gäller till och med"), null=True, blank=True)

    objects = AssessmentCriteria.as_manager()
    SET_ONCE = frozenset({"scheme"})

    class Meta:
        verbose_name = _("bedömningskriterium")
        verbose_name_plural = _("bedömningskriterier")
        ordering = ["scheme", "order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(active_from=None) | Q(active_to=None) | Q(active_from__lte=F("active_to")),
                name="criterion_ends_after_it_begins",
                violation_error_message=_("Kriteriet kan inte sluta gälla innan det börjar."),
            )
        ]

    def __str__(self):
        return self.text

    @property
    def board_id(self):
        return self.scheme.board_id

    def get_absolute_url(self):
        return self.scheme.get_absolute_url()

    def settled_fields(self):
        return frozenset({"text", "max_points"} if self.is_used() else ())

    def is_used(self):
        return self.pk is not None and (self.points.exists() or self.proposals.exists())

    def check_changed(self, values):
        settled = [name for name in self.settled_fields() if name in values and values[name] != getattr(self, name)]
        if settled:
            told = _("Kriteriet är använt. Avsluta det med en dag och skriv ett nytt, så behåller äldre bedömningar sin lydelse.")
            raise ValidationError(dict.fromkeys(settled, told))


class OfBoardRows(Records):
    def visible_to(self, user):
        """Those who handle the board's applications; never the organisation itself."""
        return self.filter(user.readable(Area.ASSESSMENTS, board="application__board"))


class Assessment(Record):
    """What one assessor found: points and a comment for each criterion, and what they would propose."""

    application = models.ForeignKey(
        GrantApplication, on_delete=models.PROTECT, related_name="assessments", verbose_name=_("ansökan")
    )
    assessor = models.ForeignKey(User, on_delete=models.PROTECT, editable=False, related_name="+", verbose_name=_("bedömare"))
    proposed_amount = KronorField(_("föreslaget belopp"), null=True, blank=True, min_value=Decimal("0.00"))
    motivation = models.TextField(_("motivering"), blank=True, max_length=4000)

    objects = OfBoardRows.as_manager()
    SET_ONCE = frozenset({"application"})

    class Meta:
        verbose_name = _("bedömning")
        verbose_name_plural = _("bedömningar")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "assessor"],
                name="one_assessment_per_application_and_assessor",
                violation_error_message=_("Du har redan bedömt ansökan. Ändra din bedömning."),
            )
        ]

    def __str__(self):
        return str(self.application)

    @property
    def board_id(self):
        return self.application.board_id

    def get_absolute_url(self):
        return self.application.get_absolute_url()


class AssessmentPoint(models.Model):
    """The points of one assessor for one criterion."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="points", verbose_name=_("bedömning"))
    criterion = models.ForeignKey(
        AssessmentCriterion, on_delete=models.PROTECT, related_name="points", verbose_name=_("bedömningskriterium")
    )
    points = models.PositiveSmallIntegerField(_("poäng"))
    comment = models.TextField(_("kommentar"), blank=True, max_length=1000)

    class Meta:
        verbose_name = _("poäng")
        verbose_name_plural = _("poäng")
        ordering = ["criterion__order", "criterion"]
        constraints = [models.UniqueConstraint(fields=["assessment", "criterion"], name="one_point_per_assessment_and_criterion")]

    def __str__(self):
        return f"{self.criterion}: {self.points}"


class GrantProposal(Record):
    """What the officers propose that the board or its delegate decides, with the criteria that the reason rests on."""

    application = models.ForeignKey(
        GrantApplication, on_delete=models.PROTECT, related_name="proposals", verbose_name=_("ansökan")
    )
    amount = KronorField(_("föreslaget belopp"), min_value=Decimal("0.00"))
    reason = models.TextField(_("motivering"), max_length=4000)
    criteria = models.ManyToManyField(
        AssessmentCriterion, blank=True, related_name="proposals", verbose_name=_("kriterier som motiveringen vilar på")
    )
    proposed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, editable=False, related_name="+", verbose_name=_("föreslaget av")
    )
    proposed_on = models.DateField(_("föreslaget"), default=today, editable=False)
    reopened_on = models.DateField(_("öppnad igen"), null=True, blank=True, editable=False)

    objects = OfBoardRows.as_manager()
    SET_ONCE = frozenset({"application", "amount", "reason", "criteria"})

    class Meta:
        verbose_name = _("förslag till bidragsbeslut")
        verbose_name_plural = _("förslag till bidragsbeslut")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(reopened_on=None),
                name="one_standing_proposal_per_application",
                violation_error_message=_("Det finns redan ett förslag till beslut om ansökan."),
            )
        ]

    def __str__(self):
        return str(self.application)

    @property
    def board_id(self):
        return self.application.board_id

    def get_absolute_url(self):
        return self.application.get_absolute_url()
