"""Ties from payments and from aid to the agreement that gives them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships.ground.money import format_kronor
from partnerships.payments.models import Payment
from partnerships.state_aid.models import StateAid

from .agreement import IOPAgreement
from .parts import YEARS


class IOPPayment(models.Model):
    """Ties a payment to the agreement and the year's money that it pays."""

    agreement = models.ForeignKey(IOPAgreement, on_delete=models.PROTECT, related_name="iop_payments", verbose_name=_("avtal"))
    payment = models.OneToOneField(Payment, on_delete=models.PROTECT, related_name="iop_payment", verbose_name=_("utbetalning"))
    year = models.PositiveSmallIntegerField(_("år"), validators=YEARS)

    PAYS, NAMED_BY = "agreement", ("agreement",)

    class Meta:
        verbose_name = _("utbetalning av IOP-avtal")
        verbose_name_plural = _("utbetalningar av IOP-avtal")

    def __str__(self):
        return str(self.payment)

    def facts_of_money(self):
        """What an attester checks the payment against, see `payments.models.ties`."""
        agreement, year = self.agreement, {"year": self.year}
        paid = agreement.by_year(agreement.payments().paid()).get(self.year, 0)
        return [
            (_("Diarienummer"), agreement.case and str(agreement.case)),
            (_("Beslut"), agreement.decision and str(agreement.decision)),
            (_("Kommunens medel %(year)s") % year, format_kronor(agreement.promised(self.year))),
            (_("Planerat och utbetalt av medlen %(year)s, med denna") % year, format_kronor(agreement.planned(self.year))),
            (_("Därav utbetalt"), format_kronor(paid)),
        ]


class IOPStateAid(models.Model):
    """Ties aid of minor importance to the agreement that gives it."""

    agreement = models.ForeignKey(IOPAgreement, on_delete=models.PROTECT, related_name="iop_state_aid", verbose_name=_("avtal"))
    aid = models.OneToOneField(StateAid, on_delete=models.PROTECT, related_name="iop", verbose_name=_("stöd av mindre betydelse"))

    class Meta:
        verbose_name = _("stöd av mindre betydelse genom IOP-avtal")
        verbose_name_plural = _("stöd av mindre betydelse genom IOP-avtal")

    def __str__(self):
        return str(self.aid)
