"""What an agreement holds, in common, and its parties."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import FIRST_YEAR, LAST_YEAR
from partnerships.ground.models import Record, Records
from partnerships.register.models import Board, Organisation
from partnerships.register.rights import Area
from partnerships.state_aid.models import StateAid

from .agreement import LONGEST_NOTICE, IOPAgreement, concerning

MANY = [MaxValueValidator(10**9)]


YEARS = [MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]


class Parts(Records):
    """Rows that belong to an agreement, and are read by those who read that area of it."""

    area = Area.IOP

    def visible_to(self, user):
        return self.filter(concerning(user, self.area, board="agreement__responsible_board", agreement="agreement"))


class Part(Record):
    """Something that an agreement holds."""

    SET_ONCE = frozenset({"agreement"})
    SECTION = ""  # of the agreement's page, where it is shown

    class Meta:
        abstract = True

    @property
    def responsible_board_id(self):
        return self.agreement.responsible_board_id

    def get_absolute_url(self):
        return self.agreement.get_absolute_url() + (self.SECTION and f"#{self.SECTION}")


def standing(rows):
    """A manager of the rows that are not struck out: what pages, sums, the API and the agreement itself start from."""

    class Standing(models.Manager.from_queryset(rows)):
        def get_queryset(self):
            return super().get_queryset().filter(struck_reason="")

    return Standing()


class StrikablePart(Part):
    """A part that may be struck out while nobody has signed: the row stays, with the reason, and counts nowhere."""

    struck_reason = models.CharField(_("skäl till strykning"), max_length=500, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def noun(self):
        return self._meta.verbose_name

    def check_can_be_struck(self):
        if self.struck_reason:
            raise ValidationError(_("Raden är redan struken."))
        if self.agreement.is_settled():
            raise ValidationError(
                _("Avtalet är undertecknat. Det som står i det ändras genom ett tilläggsavtal eller ett nytt avtal.")
            )


class IOPParty(StrikablePart):
    """A party: the municipality by one of its boards, an idea-driven organisation, or another public body."""

    class Side(models.TextChoices):
        MUNICIPAL = "municipal", _("Kommunen")
        IDEA_DRIVEN = "idea_driven", _("Idéburen part")
        OTHER_PUBLIC = "other_public", _("Annan offentlig part")

    agreement = models.ForeignKey(IOPAgreement, on_delete=models.PROTECT, related_name="parties", verbose_name=_("avtal"))
    side = models.CharField(_("partstyp"), max_length=15, choices=Side)
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="iop_parties",
        verbose_name=_("organisation"),
    )
    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, null=True, blank=True, related_name="iop_parties", verbose_name=_("nämnd")
    )
    role = models.CharField(_("uppgift i partnerskapet"), max_length=200, blank=True)
    signatory_role = models.CharField(_("undertecknas av (roll)"), max_length=150, blank=True)
    notice_months = models.PositiveSmallIntegerField(
        _("egen uppsägningstid (månader)"), null=True, blank=True, validators=[MaxValueValidator(LONGEST_NOTICE)]
    )

    objects = standing(Parts)
    with_struck = Parts.as_manager()
    SECTION = "parter"

    class Meta:
        verbose_name = _("part")
        verbose_name_plural = _("parter")
        ordering = ["agreement", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, board__isnull=True) | Q(organisation__isnull=True, board__isnull=False),
                name="party_is_an_organisation_or_a_board",
                violation_error_message=_("En part är antingen en organisation eller en nämnd."),
            ),
            models.CheckConstraint(
                condition=~Q(side="idea_driven") | Q(organisation__isnull=False),
                name="idea_driven_party_is_an_organisation",
                violation_error_message=_("Den idéburna parten är en organisation."),
            ),
            models.UniqueConstraint(
                fields=["agreement", "organisation"],
                condition=Q(struck_reason=""),
                name="an_organisation_is_a_party_once",
                violation_error_message=_("Organisationen är redan part i avtalet."),
            ),
            models.UniqueConstraint(
                fields=["agreement", "board"],
                condition=Q(struck_reason=""),
                name="a_board_is_a_party_once",
                violation_error_message=_("Nämnden är redan part i avtalet."),
            ),
        ]

    def __str__(self):
        return str(self.organisation or self.board)

    def settled_fields(self):
        """Who has signed. A notice of its own is signed too; where a party has none, the agreement's holds."""
        return frozenset(("side", "organisation", "board", "notice_months") if self.agreement.is_settled() else ())

    def months_of_notice(self):
        """The party's own, or those of the agreement."""
        return self.agreement.notice_months if self.notice_months is None else self.notice_months

    def check_can_be_struck(self):
        super().check_can_be_struck()
        if self.resources.exists():
            raise ValidationError(_("Parten har resurser i avtalet. Stryk dem först."))
        if self.group_members.exists():
            raise ValidationError(_("Parten har ledamöter i avtalets grupper. Stryk dem först."))
        if self.answers.exists():
            raise ValidationError(_("Parten har svarat i en uppföljning."))
        aid = StateAid.objects.standing().filter(iop__agreement=self.agreement, organisation=self.organisation_id)
        if self.organisation_id and aid.exists():
            raise ValidationError(_("Parten har ett beräknat stöd av mindre betydelse i avtalet. Stryk det först."))
        if self.organisation_id and self.agreement.payments().standing().filter(organisation=self.organisation_id).exists():
            raise ValidationError(_("Avtalet har utbetalningar till parten."))

    def clean(self):
        if self.side == self.Side.IDEA_DRIVEN and self.organisation_id and not self.organisation.is_idea_driven:
            raise ValidationError({"organisation": _("Organisationen är inte registrerad som idéburen.")})
