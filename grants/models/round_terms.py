"""What a round is reckoned and paid by: the steps of its rates, and the days when its grants are paid."""

from decimal import Decimal

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import format_day
from partnerships.ground.money import KronorField, format_kronor

from .rounds import GrantRound


class RateTier(models.Model):
    """From how many members on a certain amount is given, until the next step. Written through its round."""

    round = models.ForeignKey(GrantRound, on_delete=models.PROTECT, related_name="tiers", verbose_name=_("omgång"))
    from_count = models.PositiveIntegerField(_("från antal"), validators=[MaxValueValidator(10_000_000)])
    amount = KronorField(_("belopp"), min_value=Decimal("0.00"))

    class Meta:
        verbose_name = _("steg i trappan")
        verbose_name_plural = _("steg i trappan")
        ordering = ["from_count"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "from_count"],
                name="one_rate_tier_per_round_and_count",
                violation_error_message=_("Samma antal står två gånger."),
            )
        ]

    def __str__(self):
        return _("från %(count)s: %(amount)s") % {"count": self.from_count, "amount": format_kronor(self.amount)}


class PaymentDay(models.Model):
    """A day when grants of the round are paid. Written through its round."""

    round = models.ForeignKey(GrantRound, on_delete=models.PROTECT, related_name="payment_days", verbose_name=_("omgång"))
    day = models.DateField(_("utbetalningsdag"))

    class Meta:
        verbose_name = _("utbetalningsdag")
        verbose_name_plural = _("utbetalningsdagar")
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "day"],
                name="one_payment_day_per_round_and_day",
                violation_error_message=_("Samma dag står två gånger."),
            )
        ]

    def __str__(self):
        return format_day(self.day)
