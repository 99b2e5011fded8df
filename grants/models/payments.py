"""Payments of what was granted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships.ground.money import format_kronor
from partnerships.payments.models import Payment

from .conflicts import ConflictOfInterest
from .decisions import GrantDecision


class GrantPayment(models.Model):
    """Ties a payment to the grant that it pays."""

    grant = models.ForeignKey(
        GrantDecision, on_delete=models.PROTECT, related_name="grant_payments", verbose_name=_("bidragsbeslut")
    )
    payment = models.OneToOneField(Payment, on_delete=models.PROTECT, related_name="grant_payment", verbose_name=_("utbetalning"))

    PAYS = "grant__application"
    NAMED_BY = (f"{PAYS}__organisation", f"{PAYS}__round__scheme")
    DECIDED_BY = (f"{PAYS}__case", "grant__decision__board")

    class Meta:
        verbose_name = _("utbetalning av bidrag")
        verbose_name_plural = _("utbetalningar av bidrag")

    def __str__(self):
        return str(self.payment)

    def case_and_decision(self):
        return self.grant.application.case, self.grant.decision

    @classmethod
    def shutting_out(cls, user):
        """Those in which the user has a conflict of interest, see `payments.models.ties`."""
        return cls.objects.filter(grant__application__in=ConflictOfInterest.objects.shutting_out(user))

    def facts_of_money(self):
        """What an attester checks the payment against, see `payments.models.ties`."""
        grant = self.grant
        return [
            (_("Diarienummer"), grant.application.case and str(grant.application.case)),
            (_("Beslut"), str(grant.decision)),
            (_("Beviljat"), format_kronor(grant.terms().amount)),
            (_("Planerat och utbetalt, med denna"), format_kronor(grant.planned())),
            (_("Därav utbetalt"), format_kronor(grant.paid())),
        ]


def refuse_reversal_beneath_claims(sender, instance, raw=False, **kwargs):
    """Before a payment is saved: what claims rest on is not reversed. (Payments lie below grants and do not know of them.)"""
    if instance.reverses_id is None or raw:
        return
    # The grant is held, as when something is reclaimed of it, so that both at once do not find room.
    grant = GrantDecision.objects.locked().filter(grant_payments__payment=instance.reverses_id).first()
    if grant:
        grant.check_still_covers_claims(-instance.amount)
