"""The bank account that the municipality pays from, as the payment file tells it."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from stdnum import iban as iban_numbers

from partnerships.ground.models import Record, Records
from partnerships.register.rights import Area

BIC = re.compile("[A-Z]{6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3})?")


class PayingAccounts(Records):
    def visible_to(self, user):
        """Those who execute payments."""
        return self if user.may("X", Area.PAYMENTS) else self.none()


class PayingAccount(Record):
    """What the bank must know of the payer (betalkonto): one row per installation. What is missing stops the payment file."""

    class Scheme(models.TextChoices):
        BANK = "BANK", _("avtalsnummer hos banken")
        CUST = "CUST", _("kundnummer hos banken")

    iban = models.CharField(_("IBAN"), max_length=34)
    bic = models.CharField(_("BIC"), max_length=11)
    payer_id = models.CharField(
        _("id hos banken"), max_length=35, help_text=_("Avtals- eller kundnumret för filbetalningar, som banken har gett.")
    )
    payer_id_scheme = models.CharField(_("numret är"), max_length=4, choices=Scheme, default=Scheme.BANK)

    objects = PayingAccounts.as_manager()

    class Meta:
        verbose_name = _("betalkonto")
        verbose_name_plural = _("betalkonton")
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="one_paying_account_per_installation")]

    def __str__(self):
        return str(_("Betalkonto"))

    def get_absolute_url(self):
        return reverse("payments:order_list")

    def clean(self):
        faults = {}
        self.iban, self.bic = re.sub(r"\s", "", self.iban).upper(), re.sub(r"\s", "", self.bic).upper()
        self.payer_id = self.payer_id.strip()
        if not iban_numbers.is_valid(self.iban):
            faults["iban"] = _("IBAN stämmer inte. Jämför med bankens uppgift, till exempel SE45 5000 0000 0583 9825 7466.")
        if not BIC.fullmatch(self.bic):
            faults["bic"] = _("BIC har åtta eller elva tecken, till exempel ESSESESS.")
        if not re.fullmatch("[0-9A-Za-z-]+", self.payer_id):
            faults["payer_id"] = _("Skriv numret med siffror, bokstäver A–Z och bindestreck.")
        if faults:
            raise ValidationError(faults)
