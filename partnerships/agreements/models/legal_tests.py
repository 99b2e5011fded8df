"""Dated examinations of the form in law."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import format_day
from partnerships.register.rights import Area

from .agreement import DAYS, IOPAgreement, check_has_happened
from .parts import Part, Parts


class LegalTests(Parts):
    area = Area.LEGAL_TEST


class IOPLegalTest(Part):
    """A dated examination of whether an IOP is the right form in law. Earlier ones are kept; the newest counts."""

    class Conclusion(models.TextChoices):
        POSSIBLE = "iop_possible", _("IOP är möjligt")
        GRANT = "grant", _("Ska vara föreningsbidrag")
        PROCURE = "procure", _("Ska upphandlas")
        STATE_AID = "state_aid_block", _("Hindras av statsstödsreglerna")
        LAWYER = "needs_lawyer", _("Behöver prövas av jurist")

    TONES = {"iop_possible": "success", "needs_lawyer": "warning"}

    agreement = models.ForeignKey(IOPAgreement, on_delete=models.PROTECT, related_name="legal_tests", verbose_name=_("avtal"))
    examined_on = models.DateField(_("prövad"), validators=DAYS)
    conclusion = models.CharField(_("slutsats"), max_length=20, choices=Conclusion)
    examined_by_role = models.CharField(_("prövad av (roll)"), max_length=150)
    reason = models.TextField(_("skäl"), max_length=4000)

    objects = LegalTests.as_manager()

    class Meta:
        verbose_name = _("juridisk prövning")
        verbose_name_plural = _("juridiska prövningar")
        ordering = ["-examined_on", "-pk"]

    def __str__(self):
        return f"{self.get_conclusion_display()}, {format_day(self.examined_on)}"

    @property
    def tone(self):
        return self.TONES.get(self.conclusion, "danger")

    def clean(self):
        check_has_happened(self, "examined_on")

    def allows_agreement(self):
        return self.conclusion == self.Conclusion.POSSIBLE
