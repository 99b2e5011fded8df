"""Orders (betalningsunderlag): attested payments that finance pays together, on one day, in one file to the bank."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Q, Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import format_day, last_day_moved, today
from partnerships.ground.models import Record, Records, Stateful
from partnerships.ground.money import format_kronor
from partnerships.register.models import EVERY_ROW, Board, User
from partnerships.register.rights import Area

from .payments import Payment

MOST_PAYMENTS = 500
DAYS_AHEAD = 365


class PaymentOrders(Records):
    def visible_to(self, user):
        """Finance, who makes them. What each payment became is told on the payment's own page."""
        return self.filter(EVERY_ROW if user.may("X", Area.PAYMENTS) else Q(pk__in=[]))

    def with_sums(self):
        """How many payments each holds or held, and their sum in kronor, by the database."""
        return self.annotate(count=Count("lines"), amount=Sum("lines__payment__amount")).order_by("-pk")

    def live(self):
        return self.exclude(state=PaymentOrder.State.DISSOLVED)


class PaymentOrder(Stateful, Record):
    """Payments of a board, or of all, that are paid together. A payment stands in one live order only."""

    class State(models.TextChoices):
        MADE = "made", _("Att betala")
        EXECUTED = "executed", _("Utbetalt")
        DISSOLVED = "dissolved", _("Upplöst")

    NEXT = {State.MADE: (State.EXECUTED, State.DISSOLVED)}

    board = models.ForeignKey(
        Board,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="payment_orders",
        verbose_name=_("nämnd"),
        help_text=_("Tomt betyder alla nämnder."),
    )
    due_from = models.DateField(_("betalas senast, från"), null=True, blank=True)
    due_to = models.DateField(_("betalas senast, till"))
    pay_on = models.DateField(_("betalningsdag"))
    created_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="payment_orders", verbose_name=_("gjort av"), editable=False
    )
    state = models.CharField(_("status"), max_length=10, choices=State, default=State.MADE, editable=False)

    objects = PaymentOrders.as_manager()

    class Meta:
        verbose_name = _("betalningsunderlag")
        verbose_name_plural = _("betalningsunderlag")
        ordering = ["-pk"]

    def __str__(self):
        return str(_("Betalningsunderlag %(number)s") % {"number": self.pk})

    def get_absolute_url(self):
        return reverse("payments:order", args=[self.pk])

    def clean(self):
        faults = {}
        if self.due_from and self.due_to and self.due_to < self.due_from:
            faults["due_to"] = _("Den sista dagen kan inte vara före den första.")
        if self._state.adding and self.pay_on:
            if not today() <= self.pay_on <= today() + timedelta(days=DAYS_AHEAD):
                faults["pay_on"] = _("Betalningsdagen ska vara i dag eller senare, och inom ett år.")
            elif self.pay_on != (next_day := last_day_moved(self.pay_on)):
                told = _("%(day)s är ingen bankdag. Nästa är %(next)s.")
                faults["pay_on"] = told % {"day": format_day(self.pay_on), "next": format_day(next_day)}
        if faults:
            raise ValidationError(faults)

    def payments(self):
        """The payments that it holds, or held when it was dissolved, in the order of the file."""
        rows = Payment.objects.filter(order_lines__order=self).with_purpose()
        return rows.select_related("organisation", "board", "planned_by", "attested_by", "reversed_by").order_by("pk")

    def message_id(self):
        """What the bank knows the file by: its own, and the same each time."""
        return f"SAMV-{self.created_at:%Y%m%d}-{self.pk}"

    def waiting(self):
        """Attested payments that it asks for and that stand in no live order."""
        rows = Payment.objects.to_order().filter(due__lte=self.due_to)
        if self.due_from:
            rows = rows.filter(due__gte=self.due_from)
        return rows.filter(board=self.board) if self.board_id else rows

    def check_takes(self, payments):
        """R22: only what can be paid. Each payment that stands in the way is told of."""
        if not payments:
            raise ValidationError(_("Det finns inga attesterade utbetalningar i urvalet som inte redan ingår i ett underlag."))
        if len(payments) > MOST_PAYMENTS:
            told = _("Urvalet har %(number)s utbetalningar. Ett underlag har högst %(most)s: välj en nämnd eller färre dagar.")
            raise ValidationError(told % {"number": len(payments), "most": MOST_PAYMENTS})
        check_each(payments, Payment.check_giro_is_own)


def check_each(payments, check):
    """Ask a rule of each payment; every one that breaks it is named."""
    faults = []
    for payment in payments:
        try:
            check(payment)
        except ValidationError as fault:
            told = {"organisation": payment.organisation, "amount": format_kronor(payment.amount)}
            faults += [f"{_('%(organisation)s, %(amount)s') % told}: {message}" for message in fault.messages]
    if faults:
        raise ValidationError(faults)


class OrderLine(models.Model):
    """One payment of an order. `live` until the order is dissolved, and the constraint holds a payment to one live line."""

    order = models.ForeignKey(PaymentOrder, on_delete=models.CASCADE, related_name="lines", verbose_name=_("underlag"))
    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="order_lines", verbose_name=_("utbetalning"))
    live = models.BooleanField(_("gäller"), default=True)

    class Meta:
        verbose_name = _("rad i betalningsunderlag")
        verbose_name_plural = _("rader i betalningsunderlag")
        constraints = [
            models.UniqueConstraint(fields=["payment"], condition=Q(live=True), name="payment_stands_in_one_live_order"),
            models.UniqueConstraint(fields=["order", "payment"], name="payment_stands_once_in_an_order"),
        ]

    def __str__(self):
        return str(self.payment)
