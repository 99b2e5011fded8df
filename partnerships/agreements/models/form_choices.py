"""Which form a collaboration should have, asked before anything is registered."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import today
from partnerships.ground.models import NamedRecord, Records
from partnerships.initiatives.models import LEADS_ON, Initiative
from partnerships.register.models import Board, Organisation
from partnerships.register.rights import Area

from ..form_guide import Form
from .agreement import DAYS, check_has_happened
from .parts import standing


class FormChoices(Records):
    def visible_to(self, user):
        """Own boards' where one reads one's own; one that belongs to no board is seen by whoever reads agreements for a board."""
        for_a_board = any(letter in "Rr" and each.organisation_id is None for letter, each in user.rights(Area.IOP))
        condition = user.readable(Area.IOP, board="board")
        return self.filter(condition | Q(board=None) if for_a_board else condition)


class FormChoice(NamedRecord):
    """A guided choice of form for one collaboration: what was answered, and the form that follows from it.

    One that was wrong is struck out and made anew: the row stays, with the reason, and is offered nowhere.
    """

    title = models.CharField(_("samarbetet"), max_length=200)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="form_choices", verbose_name=_("organisation")
    )
    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, null=True, blank=True, related_name="form_choices", verbose_name=_("nämnd")
    )
    initiative = models.ForeignKey(
        Initiative, on_delete=models.PROTECT, null=True, blank=True, related_name="form_choices", verbose_name=_("initiativ"),
        **LEADS_ON,
    )  # fmt: skip
    chosen_on = models.DateField(_("dag"), default=today, validators=DAYS)
    chosen_by_role = models.CharField(_("gjort av (roll)"), max_length=150)
    note = models.TextField(_("anteckning"), blank=True, max_length=2000)
    form = models.CharField(_("form som följer av svaren"), max_length=25, choices=Form, editable=False)
    form_reason = models.TextField(_("skäl till formen"), editable=False)

    struck_reason = models.CharField(_("skäl till strykning"), max_length=500, blank=True, editable=False)

    objects = standing(FormChoices)
    with_struck = FormChoices.as_manager()

    class Meta:
        verbose_name = _("val av form")
        verbose_name_plural = _("val av form")
        ordering = ["-chosen_on", "-pk"]

    def __str__(self):
        return self.title

    def words(self):
        return [self.title, str(self.organisation or "")]

    def get_absolute_url(self):
        return reverse("agreements:form_choice", args=[self.pk])

    def clean(self):
        check_has_happened(self, "chosen_on")

    def can_be_struck(self):
        return not self.struck_reason and not self.agreements.exists()

    def check_can_be_struck(self):
        if self.struck_reason:
            raise ValidationError(_("Valet är redan struket."))
        if not self.can_be_struck():
            raise ValidationError(_("Ett IOP-avtal är påbörjat ur valet, så det står kvar."))

    def check_begins_agreement(self):
        """An IOP agreement is begun from a choice that came out as an IOP."""
        if self.struck_reason:
            raise ValidationError({"form_choice": _("Valet av form är struket. Välj ett annat.")})
        if self.form != Form.IOP:
            told = _("Valet ledde till %(form)s och inte till IOP-avtal. Välj ett annat.")
            raise ValidationError({"form_choice": told % {"form": self.get_form_display().lower()}})

    @property
    def tone(self):
        return {Form.IOP: "success", Form.NONE: "danger"}.get(self.form, "info")


class FormAnswer(models.Model):
    """One question as it was asked, the answer, and what it led to. Written once, with its choice."""

    class Answer(models.TextChoices):
        YES = "yes", _("Ja")
        NO = "no", _("Nej")

    choice = models.ForeignKey(FormChoice, on_delete=models.PROTECT, related_name="answers", verbose_name=_("val av form"))
    key = models.SlugField(_("beteckning"), max_length=40)
    question = models.CharField(_("fråga"), max_length=300)
    answer = models.CharField(_("svar"), max_length=3, choices=Answer)
    meaning = models.CharField(_("vad svaret betyder"), max_length=500)
    source = models.CharField(_("källa"), max_length=300)

    class Meta:
        verbose_name = _("svar i val av form")
        verbose_name_plural = _("svar i val av form")
        ordering = ["choice", "pk"]
        constraints = [models.UniqueConstraint(fields=["choice", "key"], name="a_question_of_form_is_answered_once")]

    def __str__(self):
        return f"{self.question} {self.get_answer_display()}"
