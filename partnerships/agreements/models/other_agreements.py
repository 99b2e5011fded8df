"""Agreements that are neither IOP nor procurement, and the chain of renewals of a yearly one."""

from itertools import count

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.cases.models import GoverningDocument
from partnerships.initiatives.models import LEADS_ON, Initiative

from .agreement import IOPAgreement
from .plain import AgreementYear, PlainAgreement, PlainAgreements

LONG_CHAIN = 3  # years in a row after which a longer form can be considered


class OtherAgreement(PlainAgreement):
    """Another agreement (övrigt avtal) with an organisation: yearly, a paid service, premises, collaboration without pay."""

    class Form(models.TextChoices):
        YEARLY = "yearly", _("Årlig överenskommelse")
        SERVICE = "service", _("Uppdragsersättning")
        COLLABORATION = "collaboration", _("Samverkansavtal utan ersättning")
        PREMISES = "premises", _("Hyra eller nyttjande")
        OTHER = "other", _("Annat avtal")

    form = models.CharField(_("form"), max_length=15, choices=Form)
    predecessor = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="successors", verbose_name=_("förnyar")
    )
    leads_to = models.ForeignKey(
        IOPAgreement,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="led_from",
        verbose_name=_("ledde till IOP-avtal"),
    )
    initiative = models.ForeignKey(
        Initiative, on_delete=models.PROTECT, null=True, blank=True, related_name="other_agreements", verbose_name=_("initiativ"),
        **LEADS_ON,
    )  # fmt: skip

    objects = PlainAgreements.as_manager()

    class Meta(PlainAgreement.Meta):
        abstract = False
        verbose_name = _("övrigt avtal")
        verbose_name_plural = _("övriga avtal")
        constraints = [
            *PlainAgreement.Meta.constraints,
            models.UniqueConstraint(
                fields=["predecessor"],
                condition=models.Q(cancel_reason=""),
                name="an_agreement_is_renewed_once",
                violation_error_message=_("Avtalet är redan förnyat av ett annat."),
            ),
        ]

    def get_absolute_url(self):
        return reverse("agreements:other_agreement", args=[self.pk])

    @property
    def kind_label(self):
        return self.get_form_display()

    def governed_by(self):
        Kind = GoverningDocument.Kind
        if not self.form:  # a new one
            return [Kind.YEARLY_GUIDELINE, Kind.OTHER_RULES]
        return [Kind.YEARLY_GUIDELINE if self.form == self.Form.YEARLY else Kind.OTHER_RULES]

    def clean(self):
        super().clean()
        if self.predecessor_id:
            self.check_predecessor()

    def check_predecessor(self):
        old = self.predecessor
        if old.organisation_id != self.organisation_id:
            raise ValidationError({"predecessor": _("Ett avtal förnyas med samma organisation.")})
        if self.pk and self.pk in {agreement.pk for agreement in old.earlier()} | {old.pk}:
            raise ValidationError({"predecessor": _("Ett avtal kan inte förnya sig självt eller ett senare avtal.")})

    def of_same_organisation(self):
        """Every agreement that can stand in its chain, by number, read in one question."""
        rows = OtherAgreement.objects.filter(organisation=self.organisation_id) if self.organisation_id else ()
        return {agreement.pk: agreement for agreement in rows}

    def earlier(self):
        """The agreements that this one renews, the latest first."""
        return list(links_back(self, self.of_same_organisation()))

    def chain(self):
        """The whole chain that it stands in, the first first."""
        others = self.of_same_organisation()
        found, newest = list(links_back(self, others))[::-1] + [self], self
        renewed_by = {each.predecessor_id: each for each in others.values() if each.predecessor_id and not each.cancelled_on}
        while (newest := renewed_by.get(newest.pk)) is not None and newest not in found:
            found.append(newest)
        return found

    def years_in_a_row(self):
        """For how many years in a row, up to this one, the board has had a yearly agreement with the organisation.

        Those that it renews count, whichever board had them. A draft is not counted, but the years before it are.
        """
        if self.form != self.Form.YEARLY or self.cancelled_on or self.start_date is None:
            return 0
        others = self.of_same_organisation()
        renewed = set(links_back(self, others))
        rows = [each for each in others.values() if each.responsible_board_id == self.responsible_board_id or each in renewed]
        years = {each.start_date.year for each in [self, *rows] if each.is_concluded_yearly()}
        last = self.start_date.year if self.is_concluded else self.start_date.year - 1
        return next(number for number in count() if last - number not in years)

    def is_concluded_yearly(self):
        return self.form == self.Form.YEARLY and not self.cancelled_on and self.is_concluded and self.start_date is not None


def links_back(agreement, others):
    """From an agreement to what it renews, and on; each link once."""
    seen = {agreement.pk}
    while (agreement := others.get(agreement.predecessor_id)) is not None and agreement.pk not in seen:
        seen.add(agreement.pk)
        yield agreement


class OtherAgreementYear(AgreementYear):
    agreement = models.ForeignKey(OtherAgreement, on_delete=models.PROTECT, related_name="years", verbose_name=_("övrigt avtal"))

    class Meta(AgreementYear.Meta):
        verbose_name = _("belopp i övrigt avtal")
        verbose_name_plural = _("belopp i övriga avtal")
        constraints = [models.UniqueConstraint(fields=["agreement", "year"], name="one_amount_per_other_agreement_and_year")]
