"""Extensions of an agreement by decision."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from partnerships.cases.models import BoardDecision
from partnerships.ground.days import format_day

from ..rules import check_carries_extension
from .agreement import DAYS, IOPAgreement
from .parts import Part, Parts


class IOPExtension(Part):
    """The same agreement prolonged (förlängning) by a decision of its own. What is prolonged by itself has none."""

    agreement = models.ForeignKey(IOPAgreement, on_delete=models.PROTECT, related_name="extensions", verbose_name=_("avtal"))
    decision = models.ForeignKey(BoardDecision, on_delete=models.PROTECT, related_name="iop_extensions", verbose_name=_("beslut"))
    previous_end = models.DateField(_("löpte till"), validators=DAYS)
    until = models.DateField(_("förlängt till"), validators=DAYS)

    objects = Parts.as_manager()

    class Meta:
        verbose_name = _("förlängning av IOP")
        verbose_name_plural = _("förlängningar av IOP")
        ordering = ["agreement", "until", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gt=F("previous_end")),
                name="extension_ends_after_what_it_extends",
                violation_error_message=_("Avtalet löper redan till den dagen."),
            ),
            models.UniqueConstraint(
                fields=["agreement", "decision"],
                name="one_decision_extends_an_agreement_once",
                violation_error_message=_("Beslutet har redan förlängt avtalet."),
            ),
        ]

    def __str__(self):
        return _("%(agreement)s, förlängt till %(day)s") % {"agreement": self.agreement, "day": format_day(self.until)}

    def clean(self):
        if self.until and self.agreement.latest_end and self.until > self.agreement.latest_end:
            latest = format_day(self.agreement.latest_end)
            raise ValidationError({"until": _("Avtalet kan förlängas längst till %(day)s.") % {"day": latest}})

    def check_rests_on(self, decision):
        """What the decision, as it is corrected, no longer allows."""
        check_carries_extension(self.agreement, decision, self.previous_end)
