"""Money to an organisation: planned by one, attested by another, paid by finance; what is paid is only ever reversed."""

import uuid
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import add_months, format_day, today
from partnerships.ground.models import Record, Records, Stateful
from partnerships.ground.money import KronorField
from partnerships.register.models import Board, Organisation, User
from partnerships.register.rights import Area

EARLIEST = date(2000, 1, 1)
MONTHS_AHEAD = 24


def between(first, last):
    return {"first": format_day(first), "last": format_day(last)}


class Payments(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.PAYMENTS, board="board", organisation="organisation"))

    def standing(self):
        """Payments that take of what was granted: all but cancelled ones. A reversal stands with its minus sign."""
        return self.exclude(state=Payment.State.CANCELLED)

    def with_purpose(self):
        """With what each payment, or the one that it reverses, is for."""
        paths = [f"{relation.name}__{path}" for relation in ties() for path in relation.related_model.NAMED_BY]
        return self.select_related(*paths, *(f"reverses__{path}" for path in paths))

    def with_decisions(self):
        """With the case and the decision that each payment rests on."""
        return self.select_related(*(f"{tie.name}__{path}" for tie in ties() for path in tie.related_model.DECIDED_BY))

    def shutting_out(self, user):
        """Those in which the user takes no part, by what the floors above say, see `ties`."""
        shut = Q(pk__in=[])
        for model in (relation.related_model for relation in ties()):
            if hasattr(model, "shutting_out"):
                shut |= Q(pk__in=model.shutting_out(user).values("payment"))
        return self.filter(shut)

    def waiting(self):
        """Planned and attested: on their way, and not yet paid."""
        return self.filter(state__in=[Payment.State.PLANNED, Payment.State.ATTESTED])

    def paid(self):
        return self.filter(state=Payment.State.PAID)

    def to_order(self):
        """Attested, and in no live order: what finance gathers next."""
        return self.filter(state=Payment.State.ATTESTED).exclude(order_lines__live=True)

    def paid_in(self, year):
        return self.paid().filter(paid_on__year=year)

    def paid_before_attest(self):
        """Noted as paid on a day before somebody attested it here: what came first is to be looked into."""
        return self.paid().filter(reverses=None, attested_at__date__gt=F("paid_on"))


def ties():
    """The relations by which floors above tie a payment to what it pays.

    Such a model has `PAYS`, the path to what the payment is for; `NAMED_BY`, the paths that its name is read from;
    `facts_of_money()`, what an attester checks against; and `case_and_decision()`, read from the paths `DECIDED_BY`.
    It may have `shutting_out(user)`, the rows in which the user takes no part for a conflict of interest (R23).
    """
    return [
        relation for relation in Payment._meta.related_objects if relation.one_to_one and hasattr(relation.related_model, "PAYS")
    ]


class Payment(Stateful, Record):
    """One payment to one organisation. What it is for points at it: a grant decision or an agreement."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Planerad")
        ATTESTED = "attested", _("Attesterad")
        PAID = "paid", _("Utbetald")
        CANCELLED = "cancelled", _("Avbruten")

    NEXT = {
        State.PLANNED: (State.ATTESTED, State.CANCELLED),
        State.ATTESTED: (State.PAID, State.CANCELLED),
    }

    class Giro(models.TextChoices):
        BANKGIRO = "bankgiro", _("Bankgiro")
        PLUSGIRO = "plusgiro", _("Plusgiro")

    key = models.UUIDField(_("nyckel"), unique=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="payments", verbose_name=_("mottagare"))
    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="payments", verbose_name=_("nämnd"))
    amount = KronorField(_("belopp"))
    due = models.DateField(_("betalas senast"))
    giro_type = models.CharField(_("girotyp"), max_length=10, choices=Giro, blank=True)
    giro_number = models.CharField(_("gironummer"), max_length=12, blank=True)
    text = models.CharField(_("meddelande"), max_length=100, blank=True)
    account = models.CharField(_("konto"), max_length=20, blank=True)
    cost_centre = models.CharField(_("kostnadsställe"), max_length=20, blank=True)
    planned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="planned_payments", verbose_name=_("planerad av"))
    attested_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="attested_payments", verbose_name=_("attesterad av")
    )
    attested_at = models.DateTimeField(_("attesterad"), null=True, blank=True)
    paid_on = models.DateField(_("utbetald"), null=True, blank=True)
    voucher_no = models.CharField(_("verifikationsnummer"), max_length=40, blank=True)
    reverses = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="reversed_by", verbose_name=_("rättar")
    )
    state = models.CharField(_("status"), max_length=10, choices=State, default=State.PLANNED, editable=False)
    from_list = models.BooleanField(_("ur en lista"), default=False, editable=False)

    objects = Payments.as_manager()

    class Meta:
        verbose_name = _("utbetalning")
        verbose_name_plural = _("utbetalningar")
        ordering = ["-due", "-pk"]
        indexes = [models.Index(fields=["state", "due", "id"], name="payment_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(attested_by__isnull=True) | ~Q(attested_by=F("planned_by")),  # R23
                name="attester_is_not_planner",
                violation_error_message=_("Den som har planerat utbetalningen kan inte attestera den."),
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0) | Q(reverses__isnull=False, amount__lt=0),
                name="payment_is_positive_unless_it_reverses",
                violation_error_message=_("Beloppet ska vara större än noll."),
            ),
            models.CheckConstraint(
                condition=~Q(state="paid") | Q(paid_on__isnull=False),
                name="paid_payment_has_a_day",
                violation_error_message=_("Ange vilken dag pengarna betalades ut."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["attested", "paid"]) | Q(attested_by__isnull=False) | Q(from_list=True),
                name="payment_is_attested_before_it_is_paid",
                violation_error_message=_("Utbetalningen är inte attesterad."),
            ),
            models.CheckConstraint(
                condition=Q(from_list=True, state="paid") | (Q(from_list=False) & ~Q(giro_type="") & ~Q(giro_number="")),
                name="payment_goes_to_a_giro_unless_from_a_list",
                violation_error_message=_("Ange vilket konto pengarna ska till."),
            ),
        ]

    def __str__(self):
        return _("Utbetalning till %(organisation)s") % {"organisation": self.organisation}

    def clean(self):
        """Days within reason: no payment was made tomorrow, and no correction before what it corrects."""
        faults, last_due = {}, add_months(today(), MONTHS_AHEAD)
        if self.due and not EARLIEST <= self.due <= last_due:
            faults["due"] = _("Betalningsdagen ska vara mellan %(first)s och %(last)s.") % between(EARLIEST, last_due)
        if self.state == self.State.PAID and not self.from_list and not self.voucher_no.strip():
            faults["voucher_no"] = _("Verifikationsnummer saknas.")
        if self.paid_on and not EARLIEST <= self.paid_on <= today():
            faults["paid_on"] = _("Utbetalningsdagen ska vara mellan %(first)s och i dag, %(last)s.") % between(EARLIEST, today())
        elif self.paid_on and self.reverses_id and self.paid_on < self.reverses.paid_on:
            faults["paid_on"] = _("Rättelsen kan inte vara gjord före utbetalningen %(day)s.") % {
                "day": format_day(self.reverses.paid_on)
            }
        if faults:
            raise ValidationError(faults)

    def get_absolute_url(self):
        return reverse("payments:payment", args=[self.pk])

    @classmethod
    def merge_warnings(cls, kept, merged):
        """See `register.merging`: a payment goes to the number that it was planned to."""
        numbers = [number for _kind, number in kept.giros()]
        waiting = cls.objects.waiting().filter(organisation__in=[kept, merged]).exclude(giro_number__in=numbers)
        for row in waiting.order_by().values("giro_type", "giro_number").annotate(count=models.Count("pk")):
            told = {"count": row["count"], "number": f"{cls.Giro(row['giro_type']).label} {row['giro_number']}"}
            yield _("Väntande utbetalningar till %(number)s, som den behållna inte har: %(count)s. Se över dem.") % told

    def tie(self):
        """What ties the payment, or the one that it reverses, to what it pays; None where nothing does."""
        payment = self.reverses or self
        return next((tie for relation in ties() if (tie := getattr(payment, relation.name, None))), None)

    def shuts_out(self, user):
        """Has the user a conflict of interest in what is paid (R23)?"""
        return Payment.objects.shutting_out(user).filter(pk=self.pk).exists()

    def purpose(self):
        """What the payment is for: an application, an agreement."""
        thing = self.tie()
        for step in thing.PAYS.split("__") if thing else ():
            thing = getattr(thing, step)
        return thing

    def check_is_decided_by(self, name):
        """R6: no money goes out, nor is planned to, before the day of the decision that it rests on, where that is known."""
        tie = self.tie()
        decision = tie and tie.case_and_decision()[1]
        decided = decision and decision.meeting_date
        if decided and getattr(self, name) < decided:
            told = _("Beslutet är fattat %(day)s. Ange den dagen eller en senare.") % {"day": format_day(decided)}
            raise ValidationError({name: told})

    def has_own_giro(self):
        """Is the number that was copied at planning still the organisation's (R22)?"""
        return (self.giro_type, self.giro_number) in self.organisation.giros()

    def check_giro_is_own(self):
        if not self.has_own_giro():
            told = _("%(kind)s %(number)s är inte längre mottagarens. Avbryt utbetalningen och planera den på nytt.")
            raise ValidationError(told % {"kind": self.get_giro_type_display(), "number": self.giro_number})

    def order(self):
        """The live order that it stands in, or None."""
        line = self.order_lines.filter(live=True).select_related("order").first()
        return line and line.order

    def check_is_in_no_order(self):
        if order := self.order():
            told = _("Utbetalningen ingår i %(order)s. Registrera den där, eller lös upp underlaget.")
            raise ValidationError(told % {"order": str(order).lower()})

    def reversal(self):
        """The record that reverses this one, or None."""
        return getattr(self, "reversed_by", None)

    def can_be_reversed(self):
        """Paid, not itself a reversal, and not reversed before."""
        return self.state == self.State.PAID and self.reverses_id is None and self.reversal() is None
