"""Aid of minor importance that a grant gives."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships.state_aid.models import StateAid

from .applications import GrantApplication
from .conflicts import ConflictOfInterest


class GrantStateAid(models.Model):
    """Ties aid of minor importance to the application that it is granted by; one that stands, beside those that were struck."""

    application = models.ForeignKey(
        GrantApplication, on_delete=models.PROTECT, related_name="grant_state_aid", verbose_name=_("ansökan")
    )
    aid = models.OneToOneField(
        StateAid, on_delete=models.PROTECT, related_name="grant", verbose_name=_("stöd av mindre betydelse")
    )

    class Meta:
        verbose_name = _("stöd av mindre betydelse genom bidrag")
        verbose_name_plural = _("stöd av mindre betydelse genom bidrag")

    def __str__(self):
        return str(self.aid)

    @classmethod
    def shutting_out(cls, user):
        """Those in which the user has a conflict of interest, see `StateAid.shuts_out`."""
        return cls.objects.filter(application__in=ConflictOfInterest.objects.shutting_out(user))


def prepared_aid(application):
    """What is reckoned, and waits for the decision on the application or on a raise of it."""
    return StateAid.objects.prepared().filter(grant__application=application)
