"""A new bankgiro or plusgiro of an organisation, which a second person confirms before money is paid to it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.identifiers import check_bankgiro, check_plusgiro
from partnerships.ground.models import Record, Records, Stateful
from partnerships.register.rights import Area

from .organisations import Organisation
from .users import EVERY_ROW, User

CHECKS = {"bankgiro": check_bankgiro, "plusgiro": check_plusgiro}


def reads_every_giro_change(user):
    """Those who keep organisations, and those who attest and execute payments."""
    return user.may("U", Area.ORGANISATIONS) or user.may("A", Area.PAYMENTS) or user.may("X", Area.PAYMENTS)


class GiroChanges(Records):
    def visible_to(self, user):
        """All of them for those who handle money and organisations; one's own organisation's for its representative."""
        return self.filter(EVERY_ROW if reads_every_giro_change(user) else Q(organisation__in=user.own_organisations()))

    def waiting(self):
        return self.filter(state=GiroChange.State.PROPOSED)


class GiroChange(Stateful, Record):
    """A proposed number (byte av gironummer). Until somebody else has confirmed it, the old one is the only one paid to (R22)."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Väntar på bekräftelse")
        CONFIRMED = "confirmed", _("Bekräftat")
        REFUSED = "refused", _("Nekat")

    NEXT = {State.PROPOSED: (State.CONFIRMED, State.REFUSED)}

    class Kind(models.TextChoices):
        BANKGIRO = "bankgiro", _("Bankgiro")
        PLUSGIRO = "plusgiro", _("Plusgiro")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="giro_changes", verbose_name=_("organisation")
    )
    kind = models.CharField(_("slag"), max_length=10, choices=Kind)
    number = models.CharField(
        _("nytt nummer"), max_length=20, blank=True, help_text=_("Tomt betyder att organisationen inte längre har något.")
    )
    previous_number = models.CharField(_("tidigare nummer"), max_length=20, blank=True, editable=False)
    basis = models.CharField(
        _("underlag"),
        max_length=500,
        help_text=_("Hur numret är kontrollerat, till exempel mot Bankgirots register eller föreningens protokoll."),
    )
    state = models.CharField(_("status"), max_length=10, choices=State, default=State.PROPOSED, editable=False)
    proposed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="proposed_giros", verbose_name=_("föreslaget av"), editable=False
    )
    confirmed_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="confirmed_giros",
        verbose_name=_("bekräftat av"),
        editable=False,
    )
    confirmed_at = models.DateTimeField(_("bekräftat"), null=True, blank=True, editable=False)
    refused_because = models.CharField(_("skäl till att det nekades"), max_length=500, blank=True, editable=False)

    objects = GiroChanges.as_manager()
    SET_ONCE = frozenset({"organisation"})

    class Meta:
        verbose_name = _("byte av gironummer")
        verbose_name_plural = _("byten av gironummer")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("proposed_by")),
                name="giro_is_not_confirmed_by_its_proposer",
                violation_error_message=_("Den som har föreslagit numret kan inte bekräfta det."),
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="confirmed_giro_has_a_confirmer",
                violation_error_message=_("Ange vem som har bekräftat numret."),
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(refused_because=""),
                name="refused_giro_has_a_reason",
                violation_error_message=_("Ange varför numret nekas."),
            ),
            models.UniqueConstraint(
                fields=["organisation", "kind"],
                condition=Q(state="proposed"),
                name="one_waiting_giro_per_kind",
                violation_error_message=_("Ett byte väntar redan på bekräftelse. Bekräfta eller neka det först."),
            ),
        ]

    def __str__(self):
        return f"{self.organisation}: {self.get_kind_display().lower()} {self.number or _('tas bort')}"

    def get_absolute_url(self):
        return reverse("register:giro_change", args=[self.pk])

    def clean(self):
        if self.number and self.kind in CHECKS:
            try:
                self.number = CHECKS[self.kind](self.number)
            except ValidationError as fault:
                self.number = ""  # a refused number is not kept, not even in memory
                raise ValidationError({"number": fault}) from fault

    @classmethod
    def merge_faults(cls, kept, merged):
        """See `register.merging`: no number is confirmed for another than it was proposed for. Settled ones follow."""
        for change in cls.objects.waiting().filter(organisation=merged):
            told = {"change": change}
            yield _("Ett byte av gironummer väntar (%(change)s). Bekräfta eller neka det först.") % told

    def check_is_new(self):
        if self.kind in CHECKS and self.number == getattr(self.organisation, self.kind):
            raise ValidationError({"number": _("Organisationen har redan det numret.")})
