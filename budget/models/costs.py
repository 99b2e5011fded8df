"""What the lines have cost, and what they are expected to cost."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import format_day, today
from partnerships.ground.identifiers import find_personal_numbers
from partnerships.ground.models import NamedRecord, Record, Records
from partnerships.ground.money import KronorField
from partnerships.register.rights import Area

from .plans import BudgetLine


class ActualCosts(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.COSTS, board="line__item__plan__owner_board"))


class ActualCost(NamedRecord):
    """A booked cost (utfall). It is never edited: what is wrong is corrected by a new one with the opposite sign (R31)."""

    class Source(models.TextChoices):
        MANUAL = "manual", _("Registrerat för hand")

    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="actual_costs", verbose_name=_("budgetrad"))
    date = models.DateField(_("bokföringsdag"))
    amount = KronorField(_("belopp"))
    supplier = models.CharField(_("leverantör"), max_length=150, blank=True)
    voucher_no = models.CharField(_("verifikationsnummer"), max_length=40, blank=True)
    text = models.CharField(_("text"), max_length=200, blank=True)
    source = models.CharField(_("uppgiften kommer från"), max_length=10, choices=Source, default=Source.MANUAL, editable=False)
    reverses = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="reversed_by",
        verbose_name=_("rättar"),
    )

    objects = ActualCosts.as_manager()

    class Meta:
        verbose_name = _("utfall")
        verbose_name_plural = _("utfall")
        ordering = ["-date", "-pk"]
        indexes = [models.Index(fields=["-date", "-id"], name="actual_cost_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(amount=0),
                name="actual_cost_is_of_something",
                violation_error_message=_("Beloppet kan inte vara noll."),
            )
        ]

    def __str__(self):
        return f"{self.line}, {format_day(self.date)}" + (f", {self.voucher_no}" if self.voucher_no else "")

    def words(self):
        return [self.supplier or str(self.line), self.voucher_no, self.text, str(self.line)]

    def get_absolute_url(self):
        return reverse("budget:cost", args=[self.pk])

    @property
    def board_id(self):
        return self.line.board_id

    def clean(self):
        for name in ("supplier", "text"):
            if find_personal_numbers(getattr(self, name)):
                setattr(self, name, "")  # a refused number is not kept, not even in memory
                raise ValidationError({name: _("Skriv inte personnummer här. Ange leverantörens namn.")})
        if self.date and self.line_id and self.reverses_id is None and self.date.year != self.line.year:
            raise ValidationError(
                {"date": _("Budgetraden gäller %(year)s. Kostnaden bokförs på det årets rad.") % {"year": self.line.year}}
            )

    def can_be_reversed(self):
        return self.reverses_id is None and not hasattr(self, "reversed_by")


class Forecasts(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.FORECASTS, board="line__item__plan__owner_board"))


class Forecast(Record):
    """What a line is expected to cost in the end (prognos). It is never edited: a new one is made, and the newest counts."""

    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="forecasts", verbose_name=_("budgetrad"))
    as_of = models.DateField(_("prognosdag"), default=today)
    amount = KronorField(_("väntad kostnad"), min_value=Decimal("0.00"))

    objects = Forecasts.as_manager()

    class Meta:
        verbose_name = _("prognos")
        verbose_name_plural = _("prognoser")
        ordering = ["-as_of", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="forecast_is_never_negative",
                violation_error_message=_("En prognos kan inte vara negativ."),
            )
        ]

    def __str__(self):
        return _("Prognos %(line)s, %(day)s") % {"line": self.line, "day": format_day(self.as_of)}

    def get_absolute_url(self):
        return self.line.get_absolute_url()

    @property
    def board_id(self):
        return self.line.board_id

    def clean(self):
        if self.as_of and self.as_of > today():
            raise ValidationError({"as_of": _("En prognos kan inte vara gjord efter i dag.")})
