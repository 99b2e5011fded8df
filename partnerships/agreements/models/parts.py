"""What an agreement holds: its parties, what each puts in, the timeline, legal tests, follow-ups and payments."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import FIRST_YEAR, LAST_YEAR, format_day, today
from partnerships.ground.models import Record, Records
from partnerships.ground.money import KronorField, format_kronor
from partnerships.payments.models import Payment
from partnerships.register.models import Board, Organisation
from partnerships.register.rights import Area
from partnerships.state_aid.models import StateAid

from .agreement import DAYS, IOPAgreement, check_has_happened, concerning

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

    class Meta:
        abstract = True

    @property
    def responsible_board_id(self):
        return self.agreement.responsible_board_id

    def get_absolute_url(self):
        return self.agreement.get_absolute_url()


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

    objects = standing(Parts)
    with_struck = Parts.as_manager()

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

    def check_can_be_struck(self):
        super().check_can_be_struck()
        if self.resources.exists():
            raise ValidationError(_("Parten har resurser i avtalet. Stryk dem först."))
        aid = StateAid.objects.standing().filter(iop__agreement=self.agreement, organisation=self.organisation_id)
        if self.organisation_id and aid.exists():
            raise ValidationError(_("Parten har ett beräknat stöd av mindre betydelse i avtalet. Stryk det först."))
        if self.organisation_id and self.agreement.payments().standing().filter(organisation=self.organisation_id).exists():
            raise ValidationError(_("Avtalet har utbetalningar till parten."))

    def clean(self):
        if self.side == self.Side.IDEA_DRIVEN and self.organisation_id and not self.organisation.is_idea_driven:
            raise ValidationError({"organisation": _("Organisationen är inte registrerad som idéburen.")})


class Resources(Parts):
    area = Area.RESOURCES

    def municipal_money(self):
        return self.filter(kind=IOPResource.Kind.MONEY, party__side=IOPParty.Side.MUNICIPAL)


class IOPResource(StrikablePart):
    """What a party puts in, of one kind and one year. Money and estimated values are never added together."""

    class Kind(models.TextChoices):
        MONEY = "money", _("Pengar")
        PREMISES = "premises", _("Lokal")
        STAFF_TIME = "staff_time", _("Arbetstid")
        VOLUNTEER_TIME = "volunteer_time", _("Ideell tid")
        COMPETENCE = "competence", _("Kompetens")
        MATERIAL = "material", _("Material")
        NETWORK = "network", _("Nätverk")

    class Unit(models.TextChoices):
        KRONOR = "kr", _("kr")
        HOURS = "hours", _("timmar")
        SQUARE_METRES = "m2", _("m²")
        PIECES = "pieces", _("st")

    agreement = models.ForeignKey(
        IOPAgreement, on_delete=models.PROTECT, editable=False, related_name="resources", verbose_name=_("avtal")
    )
    party = models.ForeignKey(IOPParty, on_delete=models.PROTECT, related_name="resources", verbose_name=_("part"))
    kind = models.CharField(_("resursslag"), max_length=15, choices=Kind)
    year = models.PositiveSmallIntegerField(_("år"), validators=YEARS)
    description = models.CharField(_("beskrivning"), max_length=200, blank=True)
    quantity = models.PositiveIntegerField(_("mängd"), null=True, blank=True, validators=MANY)
    unit = models.CharField(_("enhet"), max_length=10, choices=Unit, blank=True)
    amount = KronorField(_("belopp eller uppskattat värde"), null=True, blank=True, min_value=Decimal("0.00"))
    valuation_basis = models.CharField(_("värderingsgrund"), max_length=200, blank=True)
    confirmed = models.BooleanField(_("bekräftat av parten"), default=False)
    delivered = models.BooleanField(_("levererat"), default=False)

    objects = standing(Resources)
    with_struck = Resources.as_manager()

    class Meta:
        verbose_name = _("resurs")
        verbose_name_plural = _("resurser")
        ordering = ["agreement", "year", "pk"]
        indexes = [models.Index(fields=["year", "kind", "id"], name="resource_by_year")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="money") | Q(unit="kr", quantity__isnull=True),
                name="money_is_counted_in_kronor",
                violation_error_message=_("Pengar anges som belopp, utan mängd."),
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.year}"

    @property
    def is_money(self):
        return self.kind == self.Kind.MONEY

    def in_words(self):
        """`2 400 timmar`; the amount itself for money."""
        if self.quantity is None or self.is_money:
            return ""
        return f"{self.quantity:,} {self.get_unit_display()}".replace(",", "\u00a0").strip()

    def money(self):
        return self.amount if self.is_money else None

    def promise(self):
        """(party, year, kronor) of the municipality's money; None of anything else."""
        return (self.party_id, self.year, self.amount) if self.is_money and self.party.side == IOPParty.Side.MUNICIPAL else None

    def value(self):
        """The estimated value of what is not money."""
        return None if self.is_money else self.amount

    def clean(self):
        if self.party_id:
            self.agreement = self.party.agreement
        faults = {}
        if self.is_money:
            self.unit, self.quantity = self.Unit.KRONOR, None
        elif self.unit == self.Unit.KRONOR:
            faults["unit"] = _("Kronor är enheten för pengar. Ange ett uppskattat värde som belopp.")
        elif self.amount is not None and not self.valuation_basis:
            faults["valuation_basis"] = _("Ange hur värdet är uppskattat.")
        if self.party_id and self.year and (late := self.faults_of_time()):
            faults["year"] = late
        if faults:
            raise ValidationError(faults)

    def faults_of_time(self):
        first, last = self.agreement.start_date, self.agreement.end_date
        if (first and self.year < first.year) or (last and self.year > last.year):
            return [_("Resursen gäller %(year)s, utanför avtalstiden.") % {"year": self.year}]
        return []


class IOPMilestone(StrikablePart):
    """A step of the agreement's timeline (insats), with the days it was planned for and the day it was done."""

    agreement = models.ForeignKey(IOPAgreement, on_delete=models.PROTECT, related_name="milestones", verbose_name=_("avtal"))
    title = models.CharField(_("insats"), max_length=200)
    planned_start = models.DateField(_("planerad från"), null=True, blank=True, validators=DAYS)
    planned_end = models.DateField(_("planerad till och med"), validators=DAYS)
    done_on = models.DateField(_("klar"), null=True, blank=True, validators=DAYS)

    objects = standing(Parts)
    with_struck = Parts.as_manager()

    class Meta:
        verbose_name = _("insats")
        verbose_name_plural = _("insatser")
        ordering = ["agreement", "planned_end", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(planned_start=None) | Q(planned_start__lte=F("planned_end")),
                name="milestone_ends_after_it_begins",
                violation_error_message=_("Insatsen kan inte sluta innan den börjar."),
            )
        ]

    def __str__(self):
        return self.title

    def clean(self):
        check_has_happened(self, "done_on")
        if self.planned_end and (faults := self.faults_of_time()):
            raise ValidationError({"planned_end": faults})

    def faults_of_time(self):
        """R5: the timeline lies inside the term, where the term is known."""
        first, last = self.agreement.start_date, self.agreement.end_date
        begins = self.planned_start or self.planned_end
        if (first and begins < first) or (last and self.planned_end > last):
            return [_("”%(step)s” ligger utanför avtalstiden.") % {"step": self.title}]
        return []

    def is_late(self):
        return self.done_on is None and self.planned_end < today()


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


class IOPFollowUp(Part):
    """The parties' joint follow-up of one year."""

    class Fulfilment(models.TextChoices):
        MET = "met", _("Nådda")
        PARTLY = "partly", _("Delvis nådda")
        NOT_MET = "not_met", _("Inte nådda")

    class Conclusion(models.TextChoices):
        CONTINUE = "continue", _("Fortsätta")
        CHANGE = "change", _("Ändra")
        END = "end", _("Avsluta")

    TONES = {"met": "success", "partly": "warning", "not_met": "danger"}

    agreement = models.ForeignKey(IOPAgreement, on_delete=models.PROTECT, related_name="follow_ups", verbose_name=_("avtal"))
    year = models.PositiveSmallIntegerField(_("avser år"), validators=YEARS)
    held_on = models.DateField(_("uppföljning gjord"), null=True, blank=True, validators=DAYS)
    participants_reached = models.PositiveIntegerField(_("antal deltagare"), null=True, blank=True, validators=MANY)
    goal_fulfilment = models.CharField(_("måluppfyllelse"), max_length=10, choices=Fulfilment, blank=True)
    results = models.TextField(_("vad som har uppnåtts"), blank=True, max_length=4000)
    deviations = models.TextField(_("avvikelser"), blank=True, max_length=4000)
    joint_conclusion = models.CharField(_("gemensam slutsats"), max_length=10, choices=Conclusion, blank=True)
    approved_by_municipality = models.BooleanField(_("godkänd av kommunen"), default=False)
    approved_by_other = models.BooleanField(_("godkänd av den idéburna parten"), default=False)

    objects = Parts.as_manager()

    class Meta:
        verbose_name = _("uppföljning av IOP")
        verbose_name_plural = _("uppföljningar av IOP")
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "year"],
                name="one_follow_up_per_agreement_and_year",
                violation_error_message=_("Året är redan följt upp. Ändra den uppföljningen i stället."),
            )
        ]

    def __str__(self):
        return f"{self.agreement}, {self.year}"

    @property
    def tone(self):
        return self.TONES.get(self.goal_fulfilment, "neutral")

    def is_approved(self):
        return self.approved_by_municipality and self.approved_by_other

    def clean(self):
        first, last = self.agreement.start_date, self.agreement.last_day
        if self.year and ((first and self.year < first.year) or (last and self.year > last.year)):
            raise ValidationError({"year": _("Avtalet gällde inte %(year)s.") % {"year": self.year}})
        if self.year and self.year > today().year:
            raise ValidationError({"year": _("%(year)s kan inte följas upp än.") % {"year": self.year}})
        check_has_happened(self, "held_on")


class IOPPayment(models.Model):
    """Ties a payment to the agreement and the year's money that it pays."""

    agreement = models.ForeignKey(IOPAgreement, on_delete=models.PROTECT, related_name="iop_payments", verbose_name=_("avtal"))
    payment = models.OneToOneField(Payment, on_delete=models.PROTECT, related_name="iop_payment", verbose_name=_("utbetalning"))
    year = models.PositiveSmallIntegerField(_("år"), validators=YEARS)

    PAYS, NAMED_BY = "agreement", ("agreement",)

    class Meta:
        verbose_name = _("utbetalning av IOP-avtal")
        verbose_name_plural = _("utbetalningar av IOP-avtal")

    def __str__(self):
        return str(self.payment)

    def facts_of_money(self):
        """What an attester checks the payment against, see `payments.models.ties`."""
        agreement, year = self.agreement, {"year": self.year}
        paid = agreement.by_year(agreement.payments().paid()).get(self.year, 0)
        return [
            (_("Diarienummer"), agreement.case and str(agreement.case)),
            (_("Beslut"), agreement.decision and str(agreement.decision)),
            (_("Kommunens medel %(year)s") % year, format_kronor(agreement.promised(self.year))),
            (_("Planerat och utbetalt av medlen %(year)s, med denna") % year, format_kronor(agreement.planned(self.year))),
            (_("Därav utbetalt"), format_kronor(paid)),
        ]


class IOPStateAid(models.Model):
    """Ties aid of minor importance to the agreement that gives it."""

    agreement = models.ForeignKey(IOPAgreement, on_delete=models.PROTECT, related_name="iop_state_aid", verbose_name=_("avtal"))
    aid = models.OneToOneField(StateAid, on_delete=models.PROTECT, related_name="iop", verbose_name=_("stöd av mindre betydelse"))

    class Meta:
        verbose_name = _("stöd av mindre betydelse genom IOP-avtal")
        verbose_name_plural = _("stöd av mindre betydelse genom IOP-avtal")

    def __str__(self):
        return str(self.aid)
