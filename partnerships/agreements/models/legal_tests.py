"""Dated examinations of the form in law, with an answer for each criterion."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.cases.models import Document
from partnerships.ground.days import format_day
from partnerships.register.rights import Area

from .agreement import DAYS, IOPAgreement, check_has_happened
from .criteria import CriteriaSet, Criterion
from .parts import Part, Parts

FaultMeans = Criterion.FaultMeans


class LegalTests(Parts):
    area = Area.LEGAL_TEST

    def search(self, words):
        return self.filter(agreement__in=IOPAgreement.objects.search(words).values("pk"))


class ReasonedTests(LegalTests):
    """Tests to be read with their reasons: by those who read them for a board or for all, never by an organisation."""

    def visible_to(self, user):
        own = IOPAgreement.objects.filter(user.readable(self.area, board="parties__board"), parties__struck_reason="")
        return self.filter(user.readable(self.area, board="agreement__responsible_board") | Q(agreement__in=own.values("pk")))


class IOPLegalTest(Part):
    """A dated examination of whether an IOP is the right form in law. Earlier ones are kept; the newest counts.

    The conclusion follows from the answers. Tests from before the register asked by criterion have no set and no answers.
    """

    class Conclusion(models.TextChoices):
        POSSIBLE = "iop_possible", _("IOP är möjligt")
        NOT_POSSIBLE = "not_possible", _("IOP är inte möjligt")
        GRANT = "grant", _("Ska vara föreningsbidrag")
        PROCURE = "procure", _("Ska upphandlas")
        STATE_AID = "state_aid_block", _("Hindras av statsstödsreglerna")
        LAWYER = "needs_lawyer", _("Behöver prövas av jurist")

    # Where several faults meet, the first of these is the conclusion: what cannot be done in any form, what the law on
    # procurement demands, what the rules on state aid stop, the milder form, and last what a lawyer is yet to answer.
    WEIGHT = (Conclusion.NOT_POSSIBLE, Conclusion.PROCURE, Conclusion.STATE_AID, Conclusion.GRANT, Conclusion.LAWYER)
    TONES = {"iop_possible": "success", "needs_lawyer": "warning"}

    agreement = models.ForeignKey(IOPAgreement, on_delete=models.PROTECT, related_name="legal_tests", verbose_name=_("avtal"))
    criteria_set = models.ForeignKey(
        CriteriaSet, on_delete=models.PROTECT, null=True, blank=True, related_name="legal_tests", verbose_name=_("kriterier")
    )
    examined_on = models.DateField(_("prövad"), validators=DAYS)
    conclusion = models.CharField(_("slutsats"), max_length=20, choices=Conclusion)
    examined_by_role = models.CharField(_("prövad av (roll)"), max_length=150)
    reason = models.TextField(_("skäl"), max_length=4000)
    cleared_on = models.DateField(_("prövad av jurist"), null=True, blank=True, editable=False, validators=DAYS)
    cleared_by_role = models.CharField(_("jurist (roll)"), max_length=150, blank=True, editable=False)
    cleared_reason = models.TextField(_("juristens bedömning"), max_length=4000, blank=True, editable=False)
    cleared_document = models.ForeignKey(
        Document,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("juristens utlåtande"),
    )

    objects = LegalTests.as_manager()
    with_reasons = ReasonedTests.as_manager()

    class Meta:
        verbose_name = _("juridisk prövning")
        verbose_name_plural = _("juridiska prövningar")
        ordering = ["-examined_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(cleared_on=None, cleared_by_role="", cleared_reason="")
                | (Q(cleared_on__isnull=False, conclusion="needs_lawyer") & ~Q(cleared_by_role="") & ~Q(cleared_reason="")),
                name="lawyers_statement_is_whole",
                violation_error_message=_("Juristens bedömning har dag, roll och skäl."),
            )
        ]

    def __str__(self):
        return f"{self.outcome}, {format_day(self.examined_on)}"

    def get_absolute_url(self):
        return reverse("agreements:legal_test", args=[self.pk])

    @property
    def outcome(self):
        """The conclusion as it now stands."""
        return _("IOP är möjligt efter juristens prövning") if self.cleared_on else self.get_conclusion_display()

    @property
    def tone(self):
        return "success" if self.cleared_on else self.TONES.get(self.conclusion, "danger")

    @property
    def asked_by(self):
        """The set that it was made by, for people."""
        return self.criteria_set.name if self.criteria_set_id else _("Äldre prövning utan svar per kriterium")

    @property
    def overridden_by(self):
        """The role that decided in spite of this test; nothing where nobody did."""
        return self.agreement.override_role if self.agreement.overridden_test_id == self.pk else ""

    def clean(self):
        check_has_happened(self, "examined_on", "cleared_on")

    def conclude(self, answers):
        """Set the conclusion that follows from the answers."""
        means = {answer.means() for answer in answers}
        self.conclusion = next((each for each in self.WEIGHT if each in means), self.Conclusion.POSSIBLE)

    def can_be_cleared(self):
        """A lawyer's statement is awaited."""
        return self.conclusion == self.Conclusion.LAWYER and self.cleared_on is None

    def allows_agreement(self, by=None):
        """It says that an IOP is possible; or a lawyer has said so, on a day or before."""
        cleared = self.cleared_on is not None and (by is None or self.cleared_on <= by)
        return self.conclusion == self.Conclusion.POSSIBLE or cleared

    def hindrances(self):
        """The answers that stand in the way of an agreement, the weightiest first."""
        found = [answer for answer in self.answers.all() if answer.means() in self.WEIGHT]
        return sorted(found, key=lambda answer: self.WEIGHT.index(answer.means()))

    def warnings(self):
        """The answers that are faults, but stop nothing."""
        return [answer for answer in self.answers.all() if answer.means() == FaultMeans.WARN]


class LegalAnswers(models.Manager):
    """Each answer is read with its criterion: without it nobody knows what the answer means."""

    def get_queryset(self):
        return super().get_queryset().select_related("criterion")


class LegalAnswer(models.Model):
    """The answer to one criterion, with its reason and where it is stated. Written once, with its test."""

    class Answer(models.TextChoices):
        YES = "yes", _("Ja")
        NO = "no", _("Nej")
        UNCLEAR = "unclear", _("Oklart")

    test = models.ForeignKey(IOPLegalTest, on_delete=models.PROTECT, related_name="answers", verbose_name=_("juridisk prövning"))
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="answers", verbose_name=_("kriterium"))
    answer = models.CharField(_("svar"), max_length=7, choices=Answer)
    reason = models.TextField(_("skäl"), blank=True, max_length=2000)
    source = models.CharField(_("källa"), blank=True, max_length=300)
    statement = models.TextField(_("skriftlig redogörelse"), blank=True, max_length=2000)

    objects = LegalAnswers()

    class Meta:
        verbose_name = _("svar i juridisk prövning")
        verbose_name_plural = _("svar i juridisk prövning")
        ordering = ["test", "criterion__order", "pk"]
        constraints = [models.UniqueConstraint(fields=["test", "criterion"], name="a_criterion_is_answered_once")]

    def __str__(self):
        return f"{self.criterion.question} {self.get_answer_display()}"

    def is_fault(self):
        return self.answer == self.criterion.fault_when

    def means(self):
        """What follows from the answer; "" where it is no fault."""
        if self.is_fault():
            return self.criterion.fault_means
        if self.answer == self.Answer.UNCLEAR:
            return FaultMeans.LAWYER if self.criterion.unclear_needs_lawyer else FaultMeans.WARN
        return ""

    def get_means_display(self):
        return FaultMeans(self.means()).label if self.means() else ""

    @property
    def tone(self):
        return {"": "success", "warn": "warning", "needs_lawyer": "warning"}.get(self.means(), "danger")

    def faults(self):
        """{field: message} of what must be said besides the answer."""
        if self.means() and not self.reason.strip():
            yield "reason", _("Skriv skälet till svaret på ”%(question)s”.") % {"question": self.criterion.question}
        if self.is_fault() and self.criterion.statement_required and not self.statement.strip():
            yield (
                "statement",
                _("Skriv hur det framgår skriftligt och i handling: ”%(question)s”.") % {"question": self.criterion.question},
            )
