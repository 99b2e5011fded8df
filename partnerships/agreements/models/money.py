"""Ties from payments and from aid to the agreement that gives them."""

from decimal import Decimal

from django.db import models
from django.db.models import Q, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import format_day
from partnerships.ground.models import Records
from partnerships.ground.money import format_kronor
from partnerships.payments.models import Payment
from partnerships.state_aid.models import StateAid

from .agreement import DAYS, IOPAgreement
from .parts import YEARS


def money_by_year(payments):
    """{agreement: {year: {planned, requested, attested, paid}}} of some payments in kronor, less reversals, by the database.

    Each is part of the one before it but the second: what is paid is attested, and what is attested is planned.
    """
    State = Payment.State
    rows = (
        payments.standing()
        .order_by()
        .annotate(
            money_of=Coalesce("iop_payment__agreement", "reverses__iop_payment__agreement"),
            money_year=Coalesce("iop_payment__year", "reverses__iop_payment__year"),
            asked=Coalesce("iop_payment__requested_on", "reverses__iop_payment__requested_on"),
        )
    )
    found = {}
    for row in rows.values("money_of", "money_year").annotate(
        planned=Sum("amount"),
        requested=Sum("amount", filter=Q(asked__isnull=False)),
        attested=Sum("amount", filter=Q(state__in=[State.ATTESTED, State.PAID])),
        paid=Sum("amount", filter=Q(state=State.PAID)),
    ):
        sums = {name: row[name] or Decimal(0) for name in ("planned", "requested", "attested", "paid")}
        found.setdefault(row["money_of"], {})[row["money_year"]] = sums
    return found


class IOPPayments(Records):
    def visible_to(self, user):
        return self.filter(payment__in=Payment.objects.visible_to(user))


class IOPPayment(models.Model):
    """Ties a payment to the agreement and the year's money that it pays."""

    agreement = models.ForeignKey(IOPAgreement, on_delete=models.PROTECT, related_name="iop_payments", verbose_name=_("avtal"))
    payment = models.OneToOneField(Payment, on_delete=models.PROTECT, related_name="iop_payment", verbose_name=_("utbetalning"))
    year = models.PositiveSmallIntegerField(_("år"), validators=YEARS)
    requested_on = models.DateField(_("rekvirerat"), null=True, blank=True, editable=False, validators=DAYS)
    requested_by_role = models.CharField(_("rekvirerat av (roll)"), max_length=150, blank=True, editable=False)

    objects = IOPPayments.as_manager()

    PAYS, NAMED_BY = "agreement", ("agreement",)
    DECIDED_BY = ("agreement__case", "agreement__decision__board")

    class Meta:
        verbose_name = _("utbetalning av IOP-avtal")
        verbose_name_plural = _("utbetalningar av IOP-avtal")
        constraints = [
            models.CheckConstraint(
                condition=Q(requested_on=None, requested_by_role="") | Q(requested_on__isnull=False) & ~Q(requested_by_role=""),
                name="requisition_has_a_day_and_a_role",
                violation_error_message=_("Ange när och av vem pengarna rekvirerades."),
            )
        ]

    def __str__(self):
        return str(self.payment)

    def case_and_decision(self):
        return self.agreement.case, self.agreement.decision

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
            *self.requisition(),
            *self.lapse(),
        ]

    def lapse(self):
        if self.agreement.lapses(self.year):
            yield (_("Faller bort"), _("Avtalet är uppsagt och upphör %(day)s") % {"day": format_day(self.agreement.ends_on)})

    def requisition(self):
        if self.requested_on:
            told = _("%(day)s av %(role)s") % {"day": format_day(self.requested_on), "role": self.requested_by_role}
            yield (_("Rekvirerat"), told)


class IOPStateAid(models.Model):
    """Ties aid of minor importance to the agreement that gives it."""

    agreement = models.ForeignKey(IOPAgreement, on_delete=models.PROTECT, related_name="iop_state_aid", verbose_name=_("avtal"))
    aid = models.OneToOneField(StateAid, on_delete=models.PROTECT, related_name="iop", verbose_name=_("stöd av mindre betydelse"))

    class Meta:
        verbose_name = _("stöd av mindre betydelse genom IOP-avtal")
        verbose_name_plural = _("stöd av mindre betydelse genom IOP-avtal")

    def __str__(self):
        return str(self.aid)
