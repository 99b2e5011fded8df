"""What both parties have signed, word for word: the agreement as first signed, and once more for each amendment."""

import hashlib

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.cases.models import BoardDecision, Document

from ..rules import check_amendment_still_carries
from .agreement import DAYS, IOPAgreement
from .parts import Part, Parts

FIRST = 1  # as first signed


def digest_of(text):
    return hashlib.sha256(text.encode()).hexdigest()


def decided_on(agreement):
    """The day of the decision that what is now signed rests on; None where it is not known."""
    latest = agreement.versions.select_related("decision").last()
    decision = latest.decision if latest else agreement.decision
    return decision and decision.meeting_date


def refuse_to_change():
    raise ValidationError(_("En undertecknad version ändras eller tas aldrig bort. Registrera ett tilläggsavtal."))


class Versions(Parts):
    def visible_to(self, user):
        return super().visible_to(user).select_related("agreement")  # which every version is called by

    def update(self, **values):
        refuse_to_change()

    def delete(self):
        refuse_to_change()


class IOPVersion(Part):
    """A version of the agreement (avtalsversion): what was signed, by whose decision and from which day. Written once."""

    agreement = models.ForeignKey(IOPAgreement, on_delete=models.PROTECT, related_name="versions", verbose_name=_("avtal"))
    number = models.PositiveSmallIntegerField(_("version"))
    decision = models.ForeignKey(BoardDecision, on_delete=models.PROTECT, related_name="iop_versions", verbose_name=_("beslut"))
    signed_on = models.DateField(_("undertecknad"), validators=DAYS)
    valid_from = models.DateField(_("gäller från"), validators=DAYS)
    reason = models.CharField(_("skäl"), max_length=500, blank=True)
    signed_document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("undertecknad handling")
    )
    document_sha256 = models.CharField(_("handlingens kontrollsumma"), max_length=64, blank=True)
    text = models.TextField(_("undertecknad text"))
    sha256 = models.CharField(_("textens kontrollsumma"), max_length=64)

    objects = Versions.as_manager()
    SET_ONCE = frozenset(
        {
            "agreement", "number", "decision", "signed_on", "valid_from", "reason", "signed_document", "document_sha256", "text",
            "sha256",
        }
    )  # fmt: skip

    class Meta:
        verbose_name = _("avtalsversion")
        verbose_name_plural = _("avtalsversioner")
        ordering = ["agreement", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "number"],
                name="an_agreement_has_each_version_once",
                violation_error_message=_("Avtalet har redan en version med det numret."),
            ),
            models.CheckConstraint(
                condition=Q(number__gte=FIRST),
                name="versions_are_counted_from_one",
                violation_error_message=_("Den första versionen har nummer 1."),
            ),
            models.CheckConstraint(
                condition=Q(signed_document__isnull=True, document_sha256="")
                | (Q(signed_document__isnull=False) & ~Q(document_sha256="")),
                name="version_keeps_the_sum_of_its_document",
                violation_error_message=_("Handlingens kontrollsumma följer handlingen."),
            ),
        ]

    def __str__(self):
        return _("%(agreement)s, version %(number)s") % {"agreement": self.agreement, "number": self.number}

    def get_absolute_url(self):
        return reverse("agreements:version", args=[self.pk])

    def save(self, **kwargs):
        if not self._state.adding:
            refuse_to_change()
        super().save(**kwargs)

    def delete(self, **kwargs):
        refuse_to_change()

    def is_amendment(self):
        return self.number > FIRST

    def holds(self):
        """The text that is kept still gives the sum that was made of it."""
        return digest_of(self.text) == self.sha256

    def document_holds(self):
        """The signed document is the one that was signed; None where none was attached."""
        return self.signed_document.sha256 == self.document_sha256 if self.signed_document_id else None

    def before(self):
        """The version that this one changed, where the register has it."""
        return self.agreement.versions.filter(number__lt=self.number).last()

    def check_rests_on(self, decision):
        """What the decision, as it is corrected, no longer allows. The first version rests as the agreement does."""
        if self.is_amendment():
            check_amendment_still_carries(self, decision)
