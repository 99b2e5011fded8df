"""Which accounts are checked more deeply: a sample that can be drawn again, and rules of risk that add to it."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.cases.models import BoardDecision, Document
from partnerships.ground.days import FIRST_YEAR, LAST_YEAR
from partnerships.ground.models import Record, Records
from partnerships.ground.money import KronorField, format_kronor
from partnerships.register.models import Board, User
from partnerships.register.rights import Area

from .applications import standing
from .decisions import GrantDecision
from .drawing import METHOD, digest, draw

CHECKLIST = "\n".join(
    [
        "Kvitton och fakturor finns för det som är använt",
        "Utgifterna hör till bidragets ändamål och period",
        "Utgifterna är bokförda hos föreningen",
        "Verksamheten har genomförts som den är beskriven",
        "Revisorerna har granskat räkenskaperna",
    ]
)


class RiskRules(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.GRANT_REPORTS, board="board"))


class RiskRule(Record):
    """A reason to check an account more deeply, whether it is drawn or not: on or off, with the board's own limit."""

    class Kind(models.TextChoices):
        FIRST_TIME = "first_time", _("Första bidraget från kommunen")
        AMOUNT_OVER = "amount_over", _("Beviljat belopp från och med")
        EARLIER_OVERDUE = "earlier_overdue", _("Försenad eller saknad redovisning tidigare")
        EARLIER_RECOVERY = "earlier_recovery", _("Återkrav tidigare")
        GIRO_CHANGED = "giro_changed", _("Gironumret ändrat nyligen")

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="risk_rules", verbose_name=_("nämnd"))
    kind = models.CharField(_("regel"), max_length=20, choices=Kind)
    is_on = models.BooleanField(_("används"), default=True)
    amount = KronorField(_("belopp"), null=True, blank=True, help_text=_("För regeln om beviljat belopp."))
    days = models.PositiveSmallIntegerField(
        _("antal dagar"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(3650)],
        help_text=_("För regeln om ändrat gironummer: hur nyligen, räknat från dragningen."),
    )

    objects = RiskRules.as_manager()
    SET_ONCE = frozenset({"board", "kind"})

    class Meta:
        verbose_name = _("riskregel")
        verbose_name_plural = _("riskregler")
        ordering = ["board", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "kind"],
                name="one_risk_rule_of_each_kind_per_board",
                violation_error_message=_("Nämnden har redan den regeln. Ändra den som finns."),
            )
        ]

    def __str__(self):
        return self.told()

    def told(self):
        """The rule with its limit, as the reason that stands beside a grant."""
        if self.kind == self.Kind.AMOUNT_OVER and self.amount is not None:
            return f"{self.get_kind_display()} {format_kronor(self.amount)}"
        if self.kind == self.Kind.GIRO_CHANGED and self.days is not None:
            return _("Gironumret ändrat inom %(days)s dagar") % {"days": self.days}
        return str(self.get_kind_display())

    def clean(self):
        if self.kind == self.Kind.AMOUNT_OVER and self.amount is None:
            raise ValidationError({"amount": _("Ange från vilket belopp regeln gäller.")})
        if self.kind == self.Kind.GIRO_CHANGED and self.days is None:
            raise ValidationError({"days": _("Ange inom hur många dagar.")})

    def get_absolute_url(self):
        return reverse("grants:change_risk_rule", args=[self.pk])


class ReportSamples(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.GRANT_REPORTS, board="board"))


class ReportSample(Record):
    """A drawing of the sample (stickprov) of one board's accounts of one year, made once from what stands frozen in it.

    What is granted after it is drawn from in a supplementary drawing, with a number and a seed of its own.
    """

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="report_samples", verbose_name=_("nämnd"))
    year = models.PositiveSmallIntegerField(
        _("bidragsår"), validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    number = models.PositiveSmallIntegerField(_("dragning"), default=1, editable=False)
    share = models.PositiveSmallIntegerField(
        _("andel som dras (procent)"), validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    share_decided_by = models.CharField(_("andelen är bestämd av (roll)"), max_length=150)
    share_decision = models.ForeignKey(
        BoardDecision, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("beslut om andelen")
    )
    checklist = models.TextField(
        _("frågor att kontrollera"), max_length=4000, default=CHECKLIST, help_text=_("En fråga på varje rad.")
    )
    seed = models.CharField(_("frö"), max_length=64, editable=False)
    method = models.CharField(_("metod"), max_length=100, default=METHOD, editable=False)
    drawn_on = models.DateField(_("draget"), editable=False)

    objects = ReportSamples.as_manager()

    class Meta:
        verbose_name = _("stickprov")
        verbose_name_plural = _("stickprov")
        ordering = ["-year", "board", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "year", "number"],
                name="one_drawing_of_each_number_per_board_and_year",
                violation_error_message=_("Någon annan drog stickprovet nyss. Öppna listan igen."),
            )
        ]

    def __str__(self):
        about = {"year": self.year, "board": self.board, "number": self.number}
        if self.number == 1:
            return _("Stickprov %(year)s, %(board)s") % about
        return _("Stickprov %(year)s, %(board)s, kompletterande dragning %(number)s") % about

    def get_absolute_url(self):
        return reverse("grants:sample", args=[self.pk])

    def questions(self):
        return [line.strip() for line in self.checklist.splitlines() if line.strip()]

    def came_after(self):
        """The grants of the board and year that neither this drawing nor another was made from."""
        return to_draw_from(self.board_id, self.year)

    def is_drawn_again(self):
        """Does the same drawing, from the seed and what stands in the sample, give the same grants?"""
        rows = dict(self.grants.values_list("grant", "is_drawn"))
        return set(draw(self.seed, rows, self.share)) == {grant for grant, is_drawn in rows.items() if is_drawn}


def to_draw_from(board, year):
    """The grants of the board's rounds of the year that the next drawing is made from."""
    return GrantDecision.objects.never_drawn_from().filter(application__board=board, application__round__year=year)


class SampledGrants(Records):
    def visible_to(self, user):
        """By those who read the board's accounts. The organisation does not see that it is drawn, nor what the check says."""
        return self.filter(user.readable(Area.GRANT_REPORTS, board="grant__application__board"))

    def with_terms(self):
        """Each with the amount that stands of its grant, see `GrantDecision.terms`."""
        return self.annotate(amount_now=standing("granted_amount", "grant__amount", "grant__application"))

    def to_be_checked(self):
        return self.filter(Q(is_drawn=True) | ~Q(reasons=""))


class SampledGrant(Record):
    """One grant that a sample was drawn from: whether it was drawn, which rules of risk name it, and what the check found."""

    class Outcome(models.TextChoices):
        RIGHT = "right", _("Inga brister")
        FAULTS = "faults", _("Brister")

    TONES = {"right": "success", "faults": "danger"}

    sample = models.ForeignKey(ReportSample, on_delete=models.PROTECT, related_name="grants", verbose_name=_("stickprov"))
    grant = models.OneToOneField(GrantDecision, on_delete=models.PROTECT, related_name="sampled", verbose_name=_("bidragsbeslut"))
    is_drawn = models.BooleanField(_("dragen"), default=False, editable=False)
    reasons = models.TextField(_("riskregler"), blank=True, editable=False)
    outcome = models.CharField(_("kontrollens utfall"), max_length=10, choices=Outcome, blank=True, editable=False)
    checked_on = models.DateField(_("kontrollerad"), null=True, blank=True, editable=False)
    checked_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("kontrollerad av")
    )
    comment = models.TextField(_("kommentar"), blank=True, max_length=4000, editable=False)
    documents = models.ManyToManyField(Document, blank=True, related_name="sampled_grants", verbose_name=_("handlingar"))

    objects = SampledGrants.as_manager()
    SET_ONCE = frozenset({"sample", "grant"})

    class Meta:
        verbose_name = _("bidrag i stickprov")
        verbose_name_plural = _("bidrag i stickprov")
        ordering = ["sample", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", checked_on=None, checked_by=None)
                | (~Q(outcome="") & Q(checked_on__isnull=False, checked_by__isnull=False)),
                name="check_has_an_outcome_a_day_and_a_name",
                violation_error_message=_("En kontroll har utfall, dag och vem som gjorde den."),
            )
        ]

    def __str__(self):
        return f"{self.grant.application}"

    @property
    def board_id(self):
        return self.grant.board_id

    def get_absolute_url(self):
        return reverse("grants:sampled", args=[self.pk])

    def is_to_be_checked(self):
        return self.is_drawn or bool(self.reasons)

    def why(self):
        return "; ".join(filter(None, [str(_("Dragen")) if self.is_drawn else "", *self.reasons.splitlines()]))

    def standing(self):
        if not self.is_to_be_checked():
            return str(_("Inte uttagen"))
        return str(self.get_outcome_display() or _("Ska kontrolleras"))

    @property
    def tone(self):
        return self.TONES.get(self.outcome, "warning" if self.is_to_be_checked() else "neutral")

    def digest(self):
        """What the grant is ordered by in the drawing, for who draws it again."""
        return digest(self.sample.seed, self.grant_id)

    def check_is_found_right(self):
        if not self.outcome:
            raise ValidationError(
                _("Redovisningen är uttagen för fördjupad kontroll (%(why)s). Gör kontrollen innan den godkänns."),
                params={"why": self.why()},
            )
        if self.outcome == self.Outcome.FAULTS:
            raise ValidationError(
                _("Den fördjupade kontrollen fann brister. Begär komplettering och kontrollera igen innan den godkänns.")
            )


class CheckAnswer(models.Model):
    """One question of the check, as it was asked, and what was found."""

    class Answer(models.TextChoices):
        YES = "yes", _("Ja")
        NO = "no", _("Nej")
        DOES_NOT_APPLY = "does_not_apply", _("Gäller inte")

    sampled = models.ForeignKey(
        SampledGrant, on_delete=models.CASCADE, related_name="answers", verbose_name=_("bidrag i stickprov")
    )
    place = models.PositiveSmallIntegerField(_("plats"))
    question = models.CharField(_("fråga"), max_length=300)
    answer = models.CharField(_("svar"), max_length=15, choices=Answer)
    note = models.CharField(_("anteckning"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("svar i kontrollen")
        verbose_name_plural = _("svar i kontrollen")
        ordering = ["sampled", "place"]
        constraints = [models.UniqueConstraint(fields=["sampled", "place"], name="one_answer_to_each_question_of_a_check")]

    def __str__(self):
        return f"{self.question}: {self.get_answer_display()}"
