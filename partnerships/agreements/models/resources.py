"""What each party puts in."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from partnerships.ground.money import KronorField, exact_kronor, format_kronor
from partnerships.register.rights import Area

from .agreement import DAYS, IOPAgreement, check_has_happened
from .parts import MANY, YEARS, IOPParty, Parts, StrikablePart, standing

# What a party promises; the rest of a resource tells what was delivered.
PROMISED = ("party_id", "kind", "year", "description", "quantity", "unit", "unit_value", "amount", "valuation_basis")


class Resources(Parts):
    area = Area.RESOURCES

    def municipal_money(self):
        return self.filter(kind=IOPResource.Kind.MONEY, party__side=IOPParty.Side.MUNICIPAL)


class IOPResource(StrikablePart):
    """What a party puts in, of one kind and one year. Money and estimated values are never added together."""

    class Kind(models.TextChoices):
        MONEY = "money", _("Pengar")
        PREMISES = "premises", _("Lokal")
        STAFF_TIME = "staff_time", _("Arbetstid")
        VOLUNTEER_TIME = "volunteer_time", _("Ideell tid")
        COMPETENCE = "competence", _("Kompetens")
        MATERIAL = "material", _("Material")
        NETWORK = "network", _("Nätverk")

    class Unit(models.TextChoices):
        KRONOR = "kr", _("kr")
        HOURS = "hours", _("timmar")
        SQUARE_METRES = "m2", _("m²")
        PIECES = "pieces", _("st")

    agreement = models.ForeignKey(
        IOPAgreement, on_delete=models.PROTECT, editable=False, related_name="resources", verbose_name=_("avtal")
    )
    party = models.ForeignKey(IOPParty, on_delete=models.PROTECT, related_name="resources", verbose_name=_("part"))
    kind = models.CharField(_("resursslag"), max_length=15, choices=Kind)
    year = models.PositiveSmallIntegerField(_("år"), validators=YEARS)
    description = models.CharField(_("beskrivning"), max_length=200, blank=True)
    quantity = models.PositiveIntegerField(_("mängd"), null=True, blank=True, validators=MANY)
    unit = models.CharField(_("enhet"), max_length=10, choices=Unit, blank=True)
    unit_value = KronorField(_("värde per enhet"), null=True, blank=True, min_value=Decimal("0.00"))
    amount = KronorField(_("belopp eller uppskattat värde"), null=True, blank=True, min_value=Decimal("0.00"))
    valuation_basis = models.CharField(_("värderingsgrund"), max_length=200, blank=True)
    delivered = models.BooleanField(_("levererat"), null=True, blank=True)
    delivered_quantity = models.PositiveIntegerField(_("levererad mängd"), null=True, blank=True, validators=MANY)
    delivered_amount = KronorField(_("levererat belopp eller värde"), null=True, blank=True, min_value=Decimal("0.00"))
    confirmed_by_role = models.CharField(_("bekräftat av (roll)"), max_length=150, blank=True)
    confirmed_on = models.DateField(_("bekräftat"), null=True, blank=True, validators=DAYS)

    objects = standing(Resources)
    with_struck = Resources.as_manager()
    SECTION = "resurser"

    class Meta:
        verbose_name = _("resurs")
        verbose_name_plural = _("resurser")
        ordering = ["agreement", "year", "pk"]
        indexes = [models.Index(fields=["year", "kind", "id"], name="resource_by_year")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="money") | Q(unit="kr", quantity__isnull=True),
                name="money_is_counted_in_kronor",
                violation_error_message=_("Pengar anges som belopp, utan mängd."),
            ),
            models.CheckConstraint(
                condition=~Q(kind="money") | Q(unit_value=None, delivered_quantity=None),
                name="money_has_no_value_per_unit",
                violation_error_message=_("Pengar anges som belopp, utan mängd."),
            ),
            models.CheckConstraint(
                condition=Q(unit_value=None) | Q(quantity=None) | Q(amount=F("quantity") * F("unit_value")),
                name="value_is_quantity_times_value_of_each",
                violation_error_message=_("Värdet är mängden gånger värdet per enhet."),
            ),
            models.CheckConstraint(
                condition=Q(unit_value=None)
                | Q(delivered_quantity=None)
                | Q(delivered_amount=F("delivered_quantity") * F("unit_value")),
                name="delivered_value_is_quantity_times_value_of_each",
                violation_error_message=_("Värdet är mängden gånger värdet per enhet."),
            ),
            models.CheckConstraint(
                condition=Q(confirmed_on=None) | ~Q(confirmed_by_role=""),
                name="delivery_is_confirmed_by_somebody",
                violation_error_message=_("Ange vem som har bekräftat leveransen."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.year}"

    @property
    def is_money(self):
        return self.kind == self.Kind.MONEY

    def in_words(self):
        """`2 400 timmar`; the amount itself for money."""
        return self.so_many(self.quantity)

    def so_many(self, quantity):
        if quantity is None or self.is_money:
            return ""
        return f"{quantity:,} {self.get_unit_display()}".replace(",", "\u00a0").strip()

    def money(self):
        return self.amount if self.is_money else None

    def promise(self):
        """(party, year, kronor) of the municipality's money; None of anything else."""
        return (self.party_id, self.year, self.amount) if self.is_money and self.party.side == IOPParty.Side.MUNICIPAL else None

    def settled_fields(self):
        """The municipality's money is signed, where it is known."""
        if not (self.agreement.is_settled() and self.promise() and self.amount is not None):
            return frozenset()
        return frozenset(("party", "kind", "year", "amount"))

    def value(self):
        """The estimated value of what is not money."""
        return None if self.is_money else self.amount

    def clean(self):
        if self.party_id:
            self.agreement = self.party.agreement
        faults = {}
        if self.is_money:
            self.unit, self.quantity, self.delivered_quantity, self.unit_value = self.Unit.KRONOR, None, None, None
        elif self.unit == self.Unit.KRONOR:
            faults["unit"] = _("Kronor är enheten för pengar. Ange ett uppskattat värde som belopp.")
        elif self.amount is not None and not self.valuation_basis:
            faults["valuation_basis"] = _("Ange hur värdet är uppskattat.")
        if self.unit_value is not None and not faults:
            faults |= self.reckon()
        if self.delivered_quantity is not None or self.delivered_amount is not None:  # the figures say whether anything came
            self.delivered = bool(self.delivered_quantity or self.delivered_amount)
        check_has_happened(self, "confirmed_on")
        if self.party_id and self.year and (late := self.faults_of_time()):
            faults["year"] = late
        if faults:
            raise ValidationError(faults)

    def reckon(self):
        """Quantity times the value of each, promised and delivered; the fault of what is too much to be an amount."""
        for quantity, amount in (("quantity", "amount"), ("delivered_quantity", "delivered_amount")):
            if (number := getattr(self, quantity)) is not None:
                try:
                    setattr(self, amount, exact_kronor(number * self.unit_value))
                except ValidationError as too_much:
                    return {quantity: too_much.messages}
        if self.amount is not None and not self.valuation_basis:
            return {"valuation_basis": _("Ange hur värdet är uppskattat.")}
        return {}

    def check_reckoned(self, values):
        """An amount that was typed beside quantity and value per unit is the one that they make."""
        for quantity, amount in (("quantity", "amount"), ("delivered_quantity", "delivered_amount")):
            typed, made = values.get(amount), getattr(self, amount)
            if typed is not None and typed != made:
                told = _("%(many)s à %(each)s blir %(amount)s. Lämna beloppet tomt, eller ta bort värdet per enhet.")
                words = {"many": self.so_many(getattr(self, quantity)), "each": format_kronor(self.unit_value)}
                raise ValidationError({amount: told % {**words, "amount": format_kronor(made)}})

    def delivery(self):
        """What a confirmation is about."""
        return (self.party_id, self.kind, self.delivered, self.delivered_quantity, self.delivered_amount)

    def faults_of_time(self):
        first, last = self.agreement.start_date, self.agreement.final_day
        if (first and self.year < first.year) or (last and self.year > last.year):
            return [_("Resursen gäller %(year)s, utanför avtalstiden.") % {"year": self.year}]
        return []
