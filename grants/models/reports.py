"""What the organisation tells of how the grant was used."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import format_day, today
from partnerships.ground.models import Record, Records
from partnerships.ground.money import KronorField, format_kronor
from partnerships.register.rights import Area

from .applications import days
from .decisions import GrantDecision


class GrantReports(Records):
    def visible_to(self, user):
        area = Area.GRANT_REPORTS
        return self.filter(
            user.readable(area, board="grant__application__board", organisation="grant__application__organisation")
        )


class GrantReport(Record):
    """The organisation's account (redovisning) of what the grant was used for."""

    grant = models.OneToOneField(GrantDecision, on_delete=models.PROTECT, related_name="report", verbose_name=_("bidragsbeslut"))
    received_on = models.DateField(_("inkom"))
    used_amount = KronorField(_("använt belopp"), min_value=Decimal("0.00"))
    result_text = models.TextField(_("vad bidraget ledde till"), blank=True, max_length=4000)
    approved_on = models.DateField(_("godkänd"), null=True, blank=True, editable=False)

    objects = GrantReports.as_manager()

    class Meta:
        verbose_name = _("redovisning")
        verbose_name_plural = _("redovisningar")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.grant.application}, {format_day(self.received_on)}"

    def clean(self):
        """R25: an account of what was granted, from the decision on and not of more than that."""
        faults, decided_on = {}, self.grant.decision.meeting_date
        if not self.grant.amount:
            raise ValidationError(_("Ansökan fick avslag, så det finns inget bidrag att redovisa."))
        if self.used_amount is not None and self.used_amount > (granted := self.grant.terms().amount):
            faults["used_amount"] = _("Det använda beloppet är högre än det beviljade, %(amount)s.") % {
                "amount": format_kronor(granted)
            }
        if self.received_on and self.received_on > today():
            faults["received_on"] = _("Redovisningen kan inte ha kommit in efter i dag.")
        if self.received_on and decided_on and self.received_on < decided_on:
            faults["received_on"] = _("Redovisningen kan inte ha kommit in före beslutet %(day)s.") % days(decided_on)
        if self.approved_on and self.approved_on > today():
            faults["approved_on"] = _("Redovisningen kan inte vara godkänd efter i dag.")
        if self.approved_on and self.received_on and self.approved_on < self.received_on:
            faults["approved_on"] = _("Redovisningen kom in %(day)s och kan inte vara godkänd före det.") % days(self.received_on)
        if faults:
            raise ValidationError(faults)

    @property
    def board_id(self):
        return self.grant.board_id

    def get_absolute_url(self):
        return self.grant.get_absolute_url()
