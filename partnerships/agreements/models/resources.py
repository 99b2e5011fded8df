"""What each party puts in."""

from decimal import Decimal
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Sum, Value
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import today
from partnerships.ground.money import KronorField, exact_kronor, format_kronor, share_out
from partnerships.payments.models import Payment
from partnerships.register.rights import Area

from .agreement import DAYS, IOPAgreement, check_has_happened
from .money import money_by_year
from .parts import MANY, YEARS, IOPParty, Parts, StrikablePart, standing

# What a party promises; the rest of a resource tells what was delivered.
PROMISED = ("party_id", "kind", "year", "description", "quantity", "unit", "unit_value", "amount", "valuation_basis")
DELIVERED = ("delivered", "delivered_quantity", "delivered_amount")
OWN_MONEY = Q(kind="money", party__side="municipal")


class Outcome(NamedTuple):
    """What came of a promise: whether anything did, how much, and its amount or value; None of what is not known."""

    delivered: bool | None
    quantity: int | None
    amount: Decimal | None


class Resources(Parts):
    area = Area.RESOURCES

    def municipal_money(self):
        return self.filter(OWN_MONEY)

    def not_lapsed(self):
        """Without the years that notice takes away, see `Validity.lapses`."""
        return self.exclude(agreement__ends_on__year__lt=F("year"))

    def with_paid(self):
        """Each row with what is paid of its agreement's money of its year, as `paid_of_year`; None where nothing is."""
        tie = {"agreement": OuterRef("agreement"), "year": OuterRef("year")}
        of_year = Q(**{f"iop_payment__{name}": ref for name, ref in tie.items()})
        of_year |= Q(**{f"reverses__iop_payment__{name}": ref for name, ref in tie.items()})
        paid = Payment.objects.paid().filter(of_year).order_by().annotate(all=Value(1)).values("all")
        return self.annotate(paid_of_year=Subquery(paid.annotate(sum=Sum("amount")).values("sum"), output_field=KronorField()))

    def delivered(self, delivered):
        """Rows of which something came, or nothing; None: of which that is not known (see `IOPResource.outcome`)."""
        told, paid = Q(delivered=delivered), Q(paid_of_year=None)
        if delivered is not None:
            paid = Q(paid_of_year__gt=Decimal(0)) if delivered else Q(paid_of_year=Decimal(0))
        return self.with_paid().filter((OWN_MONEY & paid) | (~OWN_MONEY & told))


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

    @cached_property
    def paid(self):
        """What is paid of the municipality's money; None where nothing is, and of anything else. See `tell_paid`."""
        tell_paid([self])
        return self.__dict__["paid"]

    def outcome(self):
        """What came. The municipality's own money is delivered when it is paid; of the rest it is told."""
        if not self.promise():
            return Outcome(self.delivered, self.delivered_quantity, self.delivered_amount)
        return Outcome(None, None, None) if self.paid is None else Outcome(self.paid > 0, None, self.paid)

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
        if self.party_id and self.year and self.delivered is not None and self.year > today().year and not self.promise():
            faults["delivered"] = _("%(year)s har inte börjat, så inget är levererat än.") % {"year": self.year}
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


def tell_paid(resources, all_of=False):
    """Tell each row of the municipality's money what is paid of it: what is paid of the year, shared as the amounts are.

    Two questions however many rows there are; one where they are `all_of` what their agreements have.
    """
    shares, agreements = {}, {row.agreement_id for row in resources if row.promise()}
    if agreements:
        tied = Q(iop_payment__agreement__in=agreements) | Q(reverses__iop_payment__agreement__in=agreements)
        paid = money_by_year(Payment.objects.paid().filter(tied))
        own, sharing = IOPResource.objects.municipal_money().filter(agreement__in=agreements), {}
        for row in (each for each in resources if each.promise()) if all_of else own:
            sharing.setdefault((row.agreement_id, row.year), {})[row.pk] = row.amount or 0
        for (agreement, year), amounts in sharing.items():
            if sums := paid.get(agreement, {}).get(year):
                weights = list(amounts.values()) if any(amounts.values()) else [1] * len(amounts)
                shares |= zip(amounts, share_out(sums["paid"], weights), strict=True)
    for row in resources:
        row.paid = shares.get(row.pk)
    return resources
