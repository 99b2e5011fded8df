"""Procurements, as references: what was bought of whom, and in which form. The procurement itself is done elsewhere."""

from dataclasses import dataclass

from django.db import models
from django.db.models import Case, Q, Value, When
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from partnerships.cases.models import GoverningDocument
from partnerships.ground.days import format_day
from partnerships.ground.money import KronorField, format_kronor
from partnerships.register.models import LegalParameter

from .gaps import Heading, Requirement
from .plain import AgreementYear, PlainAgreement, PlainAgreements

# Dated amounts of the administrator's: where direct award ends, and from where it is to be documented.
LIMIT, DOCUMENTATION = "lou_direct_award_sek", "lou_documentation_sek"


class Procurements(PlainAgreements):
    def with_kind(self):
        """Each procurement with its form as `kind_now`, the narrowest first."""
        Kind = Procurement.Kind
        return self.annotate(
            kind_now=Case(
                When(law=Procurement.Law.LOV, then=Value(Kind.LOV)),
                When(direct_award=True, then=Value(Kind.DIRECT)),
                When(reserved_for_idea_driven=True, then=Value(Kind.RESERVED)),
                default=Value(Kind.PROCUREMENT),
                output_field=models.CharField(),
            )
        )


class Procurement(PlainAgreement):
    """A contract won in a procurement (upphandling), or given by direct award."""

    class Law(models.TextChoices):
        LOU = "lou", _("Lagen om offentlig upphandling (LOU)")
        LOV = "lov", _("Lagen om valfrihetssystem (LOV)")

    class Kind(models.TextChoices):
        PROCUREMENT = "procurement", _("Upphandling")
        RESERVED = "reserved", _("Reserverad upphandling")
        DIRECT = "direct_award", _("Direktupphandling")
        LOV = "lov", _("Valfrihetssystem (LOV)")

    law = models.CharField(_("lag"), max_length=5, choices=Law, blank=True)
    reserved_for_idea_driven = models.BooleanField(_("reserverad för idéburna (LOU 19 kap. 25 a §)"), null=True, blank=True)
    direct_award = models.BooleanField(_("direktupphandling"), null=True, blank=True)
    direct_award_amount = KronorField(_("direktupphandlat belopp"), null=True, blank=True, min_value=0)

    objects = Procurements.as_manager()

    class Meta(PlainAgreement.Meta):
        abstract = False
        verbose_name = _("upphandling")
        verbose_name_plural = _("upphandlingar")
        constraints = [
            *PlainAgreement.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(law="lov")
                | (Q(reserved_for_idea_driven=None) | Q(reserved_for_idea_driven=False))
                & (Q(direct_award=None) | Q(direct_award=False)),
                name="reserved_and_direct_award_are_of_lou",
                violation_error_message=_("I ett valfrihetssystem finns varken reserverad upphandling eller direktupphandling."),
            ),
            models.CheckConstraint(
                condition=Q(direct_award_amount=None) | Q(direct_award=True),
                name="an_awarded_amount_is_of_a_direct_award",
                violation_error_message=_("Ange beloppet bara när det är en direktupphandling."),
            ),
        ]

    def get_absolute_url(self):
        return reverse("agreements:procurement", args=[self.pk])

    @property
    def kind_label(self):
        """Of a row that `with_kind` has read."""
        return self.Kind(self.kind_now).label

    def governed_by(self):
        return [GoverningDocument.Kind.PROCUREMENT_GUIDELINE]

    def missing(self):
        found = super().missing()
        if self.direct_award and self.direct_award_amount is None:
            label = capfirst(self._meta.get_field("direct_award_amount").verbose_name)
            found.append(Requirement(Heading.CONTENT, "direct_award_amount", label, done=False, hinders=False))
        return found

    @property
    def award_day(self):
        """The day whose limits hold for a direct award."""
        return self.agreed_on or (self.decision and self.decision.meeting_date) or self.start_date

    def award_warnings(self, limits):
        """What must be looked at in a direct award, given every dated limit; nothing where its amount or day is not known."""
        amount, day = self.direct_award_amount, self.award_day
        if not self.direct_award or amount is None or day is None:
            return
        limit, documentation = limit_on(limits, LIMIT, day), limit_on(limits, DOCUMENTATION, day)
        if limit and amount > limit.value:
            text = _("Gränsen %(day)s var %(limit)s (%(source)s). För vissa välfärdstjänster är den högre; kontrollera vilken.")
            words = {"day": format_day(day), "limit": format_kronor(limit.value), "source": limit.source_title or "–"}
            yield AwardWarning(
                ABOVE_LIMIT, _("Beloppet är över den allmänna gränsen för direktupphandling"), text % words, "danger"
            )
        if documentation and amount > documentation.value and not self.documents.all():
            text = _("Över %(limit)s ska skälen dokumenteras. Lägg till handlingen.") % {
                "limit": format_kronor(documentation.value)
            }
            yield AwardWarning(UNDOCUMENTED, _("Direktupphandlingen saknar dokumentation"), text, "warning")


ABOVE_LIMIT, UNDOCUMENTED = "above_limit", "undocumented"


@dataclass(frozen=True)
class AwardWarning:
    """One thing to look at in a direct award."""

    about: str
    title: str
    text: str
    tone: str


def direct_award_limits():
    """Every dated limit of direct award, read once."""
    return list(LegalParameter.objects.filter(key__in=[LIMIT, DOCUMENTATION]))


def limit_on(limits, key, day):
    """The limit in force on a day, as `LegalParameters.on` answers; None where the register has none."""
    held = (each for each in limits if each.key == key and (each.valid_from is None or each.valid_from <= day))
    return next((each for each in held if each.valid_to is None or each.valid_to >= day), None)


class ProcurementYear(AgreementYear):
    agreement = models.ForeignKey(Procurement, on_delete=models.PROTECT, related_name="years", verbose_name=_("upphandling"))

    class Meta(AgreementYear.Meta):
        verbose_name = _("belopp i upphandling")
        verbose_name_plural = _("belopp i upphandlingar")
        constraints = [models.UniqueConstraint(fields=["agreement", "year"], name="one_amount_per_procurement_and_year")]
