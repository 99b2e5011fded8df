"""The partnership's own organisation: its groups, and who sits in them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .agreement import DAYS, IOPAgreement
from .parts import IOPParty, Parts, StrikablePart, standing


class IOPGroup(StrikablePart):
    """A group in which the parties lead, steer or carry out the work together."""

    class Kind(models.TextChoices):
        MANAGEMENT = "management", _("Ledningsgrupp")
        STEERING = "steering", _("Styrgrupp")
        WORKING = "working", _("Arbetsgrupp")

    agreement = models.ForeignKey(IOPAgreement, on_delete=models.PROTECT, related_name="groups", verbose_name=_("avtal"))
    kind = models.CharField(_("slag av grupp"), max_length=15, choices=Kind)
    name = models.CharField(_("namn"), max_length=150, blank=True)
    task = models.TextField(_("uppgift"), blank=True, max_length=2000)
    meets = models.CharField(_("möts"), max_length=150, blank=True)

    objects = standing(Parts)
    with_struck = Parts.as_manager()
    SECTION = "organisation"

    class Meta:
        verbose_name = _("grupp")
        verbose_name_plural = _("grupper")
        ordering = ["agreement", "pk"]

    def __str__(self):
        return self.name or self.get_kind_display()

    @property
    def is_steering(self):
        return self.kind == self.Kind.STEERING

    def check_can_be_struck(self):
        super().check_can_be_struck()
        if self.members.exists():
            raise ValidationError(_("Gruppen har ledamöter. Stryk dem först."))


class IOPGroupMember(StrikablePart):
    """A seat in a group: a role at one of the parties. Who holds the role is no matter of the register's."""

    agreement = models.ForeignKey(
        IOPAgreement, on_delete=models.PROTECT, editable=False, related_name="group_members", verbose_name=_("avtal")
    )
    group = models.ForeignKey(IOPGroup, on_delete=models.PROTECT, related_name="members", verbose_name=_("grupp"))
    party = models.ForeignKey(IOPParty, on_delete=models.PROTECT, related_name="group_members", verbose_name=_("part"))
    role = models.CharField(_("roll"), max_length=150)
    valid_from = models.DateField(_("från"), null=True, blank=True, validators=DAYS)
    valid_to = models.DateField(_("till och med"), null=True, blank=True, validators=DAYS)

    objects = standing(Parts)
    with_struck = Parts.as_manager()
    SECTION = "organisation"
    SET_ONCE = frozenset({"agreement", "group"})

    class Meta:
        verbose_name = _("ledamot")
        verbose_name_plural = _("ledamöter")
        ordering = ["agreement", "group", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=F("valid_to")),
                name="group_member_ends_after_it_begins",
                violation_error_message=_("Ledamoten kan inte sluta innan den börjar."),
            )
        ]

    def __str__(self):
        return f"{self.role}, {self.party}"

    def has_left(self, day):
        return self.valid_to is not None and self.valid_to < day

    def clean(self):
        if self.group_id:
            self.agreement = self.group.agreement
            if self.group.struck_reason:
                raise ValidationError({"group": _("Gruppen är struken.")})
            if self.party_id and self.party.agreement_id != self.agreement_id:
                raise ValidationError({"party": _("Parten hör till ett annat avtal.")})
