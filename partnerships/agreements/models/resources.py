"""What each party puts in."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.ground.money import KronorField
from partnerships.register.rights import Area

from .agreement import IOPAgreement
from .parts import MANY, YEARS, IOPParty, Parts, StrikablePart, standing


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
    amount = KronorField(_("belopp eller uppskattat värde"), null=True, blank=True, min_value=Decimal("0.00"))
    valuation_basis = models.CharField(_("värderingsgrund"), max_length=200, blank=True)
    confirmed = models.BooleanField(_("bekräftat av parten"), default=False)
    delivered = models.BooleanField(_("levererat"), default=False)

    objects = standing(Resources)
    with_struck = Resources.as_manager()

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
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.year}"

    @property
    def is_money(self):
        return self.kind == self.Kind.MONEY

    def in_words(self):
        """`2 400 timmar`; the amount itself for money."""
        if self.quantity is None or self.is_money:
            return ""
        return f"{self.quantity:,} {self.get_unit_display()}".replace(",", "\u00a0").strip()

    def money(self):
        return self.amount if self.is_money else None

    def promise(self):
        """(party, year, kronor) of the municipality's money; None of anything else."""
        return (self.party_id, self.year, self.amount) if self.is_money and self.party.side == IOPParty.Side.MUNICIPAL else None

    def value(self):
        """The estimated value of what is not money."""
        return None if self.is_money else self.amount

    def clean(self):
        if self.party_id:
            self.agreement = self.party.agreement
        faults = {}
        if self.is_money:
            self.unit, self.quantity = self.Unit.KRONOR, None
        elif self.unit == self.Unit.KRONOR:
            faults["unit"] = _("Kronor är enheten för pengar. Ange ett uppskattat värde som belopp.")
        elif self.amount is not None and not self.valuation_basis:
            faults["valuation_basis"] = _("Ange hur värdet är uppskattat.")
        if self.party_id and self.year and (late := self.faults_of_time()):
            faults["year"] = late
        if faults:
            raise ValidationError(faults)

    def faults_of_time(self):
        first, last = self.agreement.start_date, self.agreement.end_date
        if (first and self.year < first.year) or (last and self.year > last.year):
            return [_("Resursen gäller %(year)s, utanför avtalstiden.") % {"year": self.year}]
        return []
