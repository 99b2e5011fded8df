"""The joint follow-up of each year."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import FIRST_YEAR, format_day, today

from .agreement import DAYS, IOPAgreement, check_has_happened
from .parts import MANY, YEARS, IOPParty, Part, Parts
from .planned import follow_up_due, in_words, parts_a_year, period


class IOPFollowUp(Part):
    """The parties' joint follow-up of one year, or of a part of it: each answers, they conclude together, each side approves."""

    class Fulfilment(models.TextChoices):
        MET = "met", _("Nådda")
        PARTLY = "partly", _("Delvis nådda")
        NOT_MET = "not_met", _("Inte nådda")

    class Conclusion(models.TextChoices):
        CONTINUE = "continue", _("Fortsätta")
        CHANGE = "change", _("Ändra")
        END = "end", _("Avsluta")

    TONES = {"met": "success", "partly": "warning", "not_met": "danger"}
    SET_BY_ACTS = frozenset(
        {"joint_conclusion", "conclusion_reason", "unanswered_reason", "approved_by_municipality", "approved_by_other"}
    )

    agreement = models.ForeignKey(IOPAgreement, on_delete=models.PROTECT, related_name="follow_ups", verbose_name=_("avtal"))
    year = models.PositiveSmallIntegerField(_("avser år"), validators=YEARS)
    part = models.PositiveSmallIntegerField(_("del av året"), default=1, validators=[MinValueValidator(1), MaxValueValidator(12)])
    held_on = models.DateField(_("uppföljning gjord"), null=True, blank=True, validators=DAYS)
    participants_reached = models.PositiveIntegerField(_("antal deltagare"), null=True, blank=True, validators=MANY)
    goal_fulfilment = models.CharField(_("måluppfyllelse"), max_length=10, choices=Fulfilment, blank=True)
    results = models.TextField(_("vad som har uppnåtts"), blank=True, max_length=4000)
    deviations = models.TextField(_("avvikelser"), blank=True, max_length=4000)
    joint_conclusion = models.CharField(_("gemensam slutsats"), max_length=10, choices=Conclusion, blank=True)
    conclusion_reason = models.TextField(_("skäl till slutsatsen"), blank=True, max_length=4000)
    unanswered_reason = models.CharField(_("varför en part inte har svarat"), blank=True, max_length=500)
    approved_by_municipality = models.BooleanField(_("godkänd av kommunen"), default=False)
    approved_by_other = models.BooleanField(_("godkänd av den idéburna parten"), default=False)

    objects = Parts.as_manager()

    class Meta:
        verbose_name = _("uppföljning av IOP")
        verbose_name_plural = _("uppföljningar av IOP")
        ordering = ["-year", "-part", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "year", "part"],
                name="one_follow_up_per_agreement_year_and_part",
                violation_error_message=_("Året är redan följt upp. Ändra den uppföljningen i stället."),
            )
        ]

    def __str__(self):
        return f"{self.agreement}, {self.period_in_words()}"

    def get_absolute_url(self):
        return reverse("agreements:follow_up", args=[self.pk])

    def period_in_words(self):
        """`2025`, or `2025, del 2` where the agreement is followed up more often than once a year."""
        return in_words(self.agreement, self.year, self.part)

    def due(self):
        """The day by which it is to be made; None where the year lies outside the term."""
        known = self.agreement.start_date and period(self.agreement, self.year, self.part)
        return follow_up_due(self.agreement, self.year, self.part) if known else None

    @property
    def tone(self):
        return self.TONES.get(self.goal_fulfilment, "neutral")

    def is_done(self):
        """It has been held. Of older ones the day may not be known, but what was concluded."""
        return self.held_on is not None or self.is_concluded()

    def is_concluded(self):
        return bool(self.joint_conclusion)

    def is_approved(self):
        return self.approved_by_municipality and self.approved_by_other

    def stage(self):
        """(words, tone) of how far it has come."""
        if not self.is_concluded():
            return _("Svar samlas in"), "info"
        return (_("Godkänd"), "success") if self.is_approved() else (_("Väntar på godkännande"), "warning")

    def stage_in_words(self):
        return self.stage()[0]

    def stage_tone(self):
        return self.stage()[1]

    def clean(self):
        first, last = self.agreement.start_date, self.agreement.last_day
        if self.year and ((first and self.year < first.year) or (last and self.year > last.year)):
            raise ValidationError({"year": _("Avtalet gällde inte %(year)s.") % {"year": self.year}})
        if self.year and self.year > today().year:
            raise ValidationError({"year": _("%(year)s kan inte följas upp än.") % {"year": self.year}})
        check_has_happened(self, "held_on")
        self.check_part()

    def check_part(self):
        parts = parts_a_year(self.agreement)
        if self.part and self.part > parts:
            raise ValidationError({"part": _("Avtalet följs upp %(n)s gånger om året.") % {"n": parts}})
        known = self.year and self.year >= FIRST_YEAR and self.part and self.part > 0
        if known and period(self.agreement, self.year, self.part) is None:
            raise ValidationError({"part": _("Avtalet gällde inte den delen av året.")})

    def check_held_in_time(self):
        """No period is followed up before it begins. Asked when the day is registered, so that what stands is not locked."""
        dates = period(self.agreement, self.year, self.part)
        if self.held_on and dates and self.held_on < dates[0]:
            begins = {"day": format_day(dates[0])}
            told = _("Uppföljningen avser tiden från %(day)s och kan inte vara gjord före det.")
            raise ValidationError({"held_on": told % begins})

    def check_open(self):
        """What is concluded stands as the parties read it; it is opened again to be corrected."""
        if self.is_concluded():
            raise ValidationError(_("Slutsatsen är fastställd. Öppna uppföljningen igen för att rätta den."))

    # Answers and goals

    def unanswered(self):
        """The parties that have not answered."""
        answered = {answer.party_id for answer in self.answers.all()}
        return [party for party in self.agreement.parties.all() if party.pk not in answered]

    def unapproved(self):
        """Once it is concluded, the parties that have answered but not approved."""
        return [answer.party for answer in self.answers.all() if answer.approved_on is None] if self.is_concluded() else []

    def approvals(self):
        """{field: whether everybody on that side who answered has approved}"""
        sides = {"approved_by_municipality": [], "approved_by_other": []}
        for answer in self.answers.select_related("party"):
            municipal = answer.party.side == IOPParty.Side.MUNICIPAL
            sides["approved_by_municipality" if municipal else "approved_by_other"].append(answer.approved_on is not None)
        return {side: bool(approved) and all(approved) for side, approved in sides.items()}

    def last_day(self):
        """The last day of the period that is followed up: the goals of that day are the ones to measure."""
        dates = period(self.agreement, self.year, self.part)
        return dates[1] if dates else date(self.year, 12, 31)

    def asks_for(self, goal):
        return goal.applied_on(self.last_day())

    def unmeasured(self):
        """The goals that are asked for and have no measure yet."""
        measured = {measure.goal_id for measure in self.measures.all()}
        return [goal for goal in self.agreement.goals.all() if goal.pk not in measured and self.asks_for(goal)]

    def worked_out_fulfilment(self):
        """How far the goals were met, once every goal is measured; otherwise nothing."""
        results = {measure.result for measure in self.measures.all()}
        if not results or self.unmeasured():
            return ""
        return results.pop() if len(results) == 1 else self.Fulfilment.PARTLY


class FollowUpParts(Parts):
    """Rows that belong to a follow-up, and are read by those who read its agreement."""

    def visible_to(self, user):
        return self.filter(follow_up__in=IOPFollowUp.objects.visible_to(user).values("pk"))


class FollowUpPart(Part):
    """Something that a follow-up holds."""

    SET_ONCE = frozenset({"follow_up"})

    class Meta:
        abstract = True

    @property
    def agreement(self):
        return self.follow_up.agreement

    def get_absolute_url(self):
        return self.follow_up.get_absolute_url()
