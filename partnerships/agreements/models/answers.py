"""What each party says in a follow-up."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .agreement import DAYS, check_has_happened
from .follow_ups import FollowUpPart, FollowUpParts, IOPFollowUp
from .parts import IOPParty


class FollowUpAnswer(FollowUpPart):
    """One party's answer in a follow-up, and its approval of what was concluded together."""

    class Received(models.TextChoices):
        OWN = "own", _("Lämnat av parten")
        PAPER = "paper", _("Registrerat från papper")

    SET_ONCE = frozenset({"follow_up", "party"})
    SET_BY_ACTS = frozenset({"received_as", "approved_on", "approved_by_role"})

    follow_up = models.ForeignKey(IOPFollowUp, on_delete=models.PROTECT, related_name="answers", verbose_name=_("uppföljning"))
    party = models.ForeignKey(IOPParty, on_delete=models.PROTECT, related_name="answers", verbose_name=_("part"))
    answered_on = models.DateField(_("svarade"), validators=DAYS)
    answered_by_role = models.CharField(_("svarat av (roll)"), max_length=150)
    achieved = models.TextField(_("vad som har uppnåtts"), max_length=4000)
    delivered = models.TextField(_("vad parten har bidragit med"), blank=True, max_length=4000)
    deviations = models.TextField(_("avvikelser"), blank=True, max_length=4000)
    proposal = models.CharField(_("förslag till slutsats"), max_length=10, choices=IOPFollowUp.Conclusion, blank=True)
    received_as = models.CharField(_("svaret kom"), max_length=10, choices=Received, default=Received.OWN)
    approved_on = models.DateField(_("godkände"), null=True, blank=True, validators=DAYS)
    approved_by_role = models.CharField(_("godkände, roll"), max_length=150, blank=True)

    objects = FollowUpParts.as_manager()

    class Meta:
        verbose_name = _("svar i uppföljning")
        verbose_name_plural = _("svar i uppföljningar")
        ordering = ["follow_up", "party"]
        constraints = [
            models.UniqueConstraint(
                fields=["follow_up", "party"],
                name="a_party_answers_a_follow_up_once",
                violation_error_message=_("Parten har redan svarat. Ändra det svaret i stället."),
            )
        ]

    def __str__(self):
        return f"{self.party}, {self.follow_up}"

    def clean(self):
        check_has_happened(self, "answered_on", "approved_on")
        if self.party_id and self.follow_up_id and self.party.agreement_id != self.follow_up.agreement_id:
            raise ValidationError({"party": _("Parten hör till ett annat avtal.")})
