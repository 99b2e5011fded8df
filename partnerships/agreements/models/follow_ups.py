"""The joint follow-up of each year."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import today

from .agreement import DAYS, IOPAgreement, check_has_happened
from .parts import MANY, YEARS, Part, Parts


class IOPFollowUp(Part):
    """The parties' joint follow-up of one year."""

    class Fulfilment(models.TextChoices):
        MET = "met", _("Nådda")
        PARTLY = "partly", _("Delvis nådda")
        NOT_MET = "not_met", _("Inte nådda")

    class Conclusion(models.TextChoices):
        CONTINUE = "continue", _("Fortsätta")
        CHANGE = "change", _("Ändra")
        END = "end", _("Avsluta")

    TONES = {"met": "success", "partly": "warning", "not_met": "danger"}

    agreement = models.ForeignKey(IOPAgreement, on_delete=models.PROTECT, related_name="follow_ups", verbose_name=_("avtal"))
    year = models.PositiveSmallIntegerField(_("avser år"), validators=YEARS)
    held_on = models.DateField(_("uppföljning gjord"), null=True, blank=True, validators=DAYS)
    participants_reached = models.PositiveIntegerField(_("antal deltagare"), null=True, blank=True, validators=MANY)
    goal_fulfilment = models.CharField(_("måluppfyllelse"), max_length=10, choices=Fulfilment, blank=True)
    results = models.TextField(_("vad som har uppnåtts"), blank=True, max_length=4000)
    deviations = models.TextField(_("avvikelser"), blank=True, max_length=4000)
    joint_conclusion = models.CharField(_("gemensam slutsats"), max_length=10, choices=Conclusion, blank=True)
    approved_by_municipality = models.BooleanField(_("godkänd av kommunen"), default=False)
    approved_by_other = models.BooleanField(_("godkänd av den idéburna parten"), default=False)

    objects = Parts.as_manager()

    class Meta:
        verbose_name = _("uppföljning av IOP")
        verbose_name_plural = _("uppföljningar av IOP")
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "year"],
                name="one_follow_up_per_agreement_and_year",
                violation_error_message=_("Året är redan följt upp. Ändra den uppföljningen i stället."),
            )
        ]

    def __str__(self):
        return f"{self.agreement}, {self.year}"

    @property
    def tone(self):
        return self.TONES.get(self.goal_fulfilment, "neutral")

    def is_approved(self):
        return self.approved_by_municipality and self.approved_by_other

    def clean(self):
        first, last = self.agreement.start_date, self.agreement.last_day
        if self.year and ((first and self.year < first.year) or (last and self.year > last.year)):
            raise ValidationError({"year": _("Avtalet gällde inte %(year)s.") % {"year": self.year}})
        if self.year and self.year > today().year:
            raise ValidationError({"year": _("%(year)s kan inte följas upp än.") % {"year": self.year}})
        check_has_happened(self, "held_on")
