"""What is claimed back of a grant."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships.cases.models import BoardDecision
from partnerships.ground.days import format_day, today
from partnerships.ground.models import Record, Records
from partnerships.ground.money import KronorField, format_kronor
from partnerships.register.rights import Area

from .decisions import GrantDecision


class RecoveryClaims(Records):
    def visible_to(self, user):
        area = Area.GRANT_REPORTS
        return self.filter(
            user.readable(area, board="grant__application__board", organisation="grant__application__organisation")
        )


class RecoveryClaim(Record):
    """Money that the organisation is to pay back (återkrav)."""

    class Ground(models.TextChoices):
        WRONG_INFORMATION = "wrong_information", _("Felaktiga uppgifter")
        NOT_USED = "not_used", _("Bidraget är inte använt")
        WRONG_PURPOSE = "wrong_purpose", _("Använt till annat ändamål")
        NO_REPORT = "no_report", _("Redovisning saknas")
        CONDITION_BREACH = "condition_breach", _("Villkor har inte följts")

    grant = models.ForeignKey(
        GrantDecision, on_delete=models.PROTECT, related_name="recovery_claims", verbose_name=_("bidragsbeslut")
    )
    ground = models.CharField(_("grund"), max_length=20, choices=Ground)
    amount = KronorField(_("belopp"), min_value=Decimal("0.01"))
    decision = models.ForeignKey(
        BoardDecision, on_delete=models.PROTECT, related_name="recovery_claims", verbose_name=_("beslut")
    )
    decided_on = models.DateField(_("beslutat"), default=today)

    objects = RecoveryClaims.as_manager()

    class Meta:
        verbose_name = _("återkrav")
        verbose_name_plural = _("återkrav")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.get_ground_display()}, {self.grant.application}"

    def check_rests_on(self, decision):
        """The decision, as it is corrected, still claims the money back after it was paid."""
        self.grant.check_reclaimed_by(decision)

    def told(self):
        """The claim among others of the same grant."""
        facts = {"ground": self.get_ground_display(), "amount": format_kronor(self.amount), "day": format_day(self.decided_on)}
        return _("%(ground)s, %(amount)s, beslutat %(day)s") % facts

    @property
    def board_id(self):
        return self.grant.board_id

    def get_absolute_url(self):
        return self.grant.get_absolute_url()
