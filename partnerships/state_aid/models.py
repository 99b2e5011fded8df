"""Aid of minor importance (stöd av mindre betydelse, de minimis): one ledger per organisation, from every giver (R30).

The aid of three years may not pass a ceiling in euro. What was given before 2024 was counted by fiscal years, later by a
period that rolls; ceilings and periods are dated rows among the register's amounts.
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.cases.models import CaseReference, Document
from partnerships.ground.days import FIRST_YEAR, LAST_YEAR, add_months, format_day, today
from partnerships.ground.models import Record, Records, Stateful
from partnerships.ground.money import KronorField
from partnerships.register.models import Board, LegalParameter, Organisation
from partnerships.register.rights import Area

DAYS = [MinValueValidator(date(FIRST_YEAR, 1, 1)), MaxValueValidator(date(LAST_YEAR, 12, 31))]
NEARLY_FULL = Decimal("0.8")  # of the ceiling: from here on the ledger warns


def format_euro(value):
    """`12 500,00 euro` with spaces that do not break."""
    return f"{value:,.2f} euro".replace(",", "\u00a0").replace(".", ",").replace(" ", "\u00a0")


class StateAids(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.STATE_AID, board="board", organisation="organisation"))

    def prepared(self):
        return self.filter(state=StateAid.State.PREPARED)

    def standing(self):
        return self.exclude(state=StateAid.State.ANNULLED)

    def granted(self):
        return self.filter(state=StateAid.State.GRANTED)

    def counted_with(self, day):
        """Granted aid that is counted together with aid granted on a day."""
        return self.granted().filter(granted_on__gte=first_day_counted(day), granted_on__lte=day)

    def euro(self):
        """The sum in euro of the rows, each at its own rate."""
        return sum((aid.euro for aid in self), Decimal("0.00"))


class StateAid(Stateful, Record):
    """One aid to one organisation: prepared before a decision, granted with it. What it is for points at it."""

    class Kind(models.TextChoices):
        GENERAL = "general", _("Allmänt")
        SGEI = "sgei", _("Tjänst av allmänt ekonomiskt intresse")

    class State(models.TextChoices):
        PREPARED = "prepared", _("Förberett")
        GRANTED = "granted", _("Beviljat")
        ANNULLED = "annulled", _("Struket")

    NEXT = {State.PREPARED: (State.GRANTED, State.ANNULLED), State.GRANTED: (State.PREPARED, State.ANNULLED)}

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="state_aid", verbose_name=_("organisation")
    )
    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, null=True, blank=True, related_name="state_aid", verbose_name=_("nämnd som ger stödet")
    )
    giver = models.CharField(
        _("annan givare"), max_length=150, blank=True, help_text=_("Staten, regionen eller en annan kommun, enligt intyget.")
    )
    kind = models.CharField(_("slag"), max_length=10, choices=Kind, default=Kind.GENERAL)
    matter = models.CharField(_("vad stödet avser"), max_length=200)
    case = models.ForeignKey(
        CaseReference, on_delete=models.PROTECT, null=True, blank=True, related_name="state_aid", verbose_name=_("diarienummer")
    )
    granted_on = models.DateField(_("beviljat"), null=True, blank=True, validators=DAYS)
    amount = KronorField(_("belopp"), min_value=Decimal("0.01"))
    rate = models.DecimalField(
        _("kronor per euro"),
        max_digits=8,
        decimal_places=4,
        validators=[MinValueValidator(Decimal(1)), MaxValueValidator(Decimal(100))],
    )
    rate_on = models.DateField(_("kursens dag"), validators=DAYS)
    certificate_on = models.DateField(
        _("intyg inkom"), null=True, blank=True, validators=DAYS, help_text=_("Organisationens intyg om annat stöd under tre år.")
    )
    certificate = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("intyget")
    )
    rest_reason = models.CharField(
        _("varför resten inte är stöd"),
        max_length=500,
        blank=True,
        help_text=_("Lämna tomt om stödet är minst lika stort som pengarna som beslutet ger."),
    )
    state = models.CharField(_("status"), max_length=10, choices=State, default=State.PREPARED, editable=False)

    objects = StateAids.as_manager()
    SET_ONCE = frozenset({"organisation", "board", "giver"})

    class Meta:
        verbose_name = _("stöd av mindre betydelse")
        verbose_name_plural = _("stöd av mindre betydelse")
        ordering = ["-granted_on", "-pk"]
        indexes = [models.Index(fields=["organisation", "granted_on"], name="state_aid_by_organisation")]
        constraints = [
            models.CheckConstraint(
                condition=(Q(board__isnull=False) & Q(giver="")) | (Q(board__isnull=True) & ~Q(giver="")),
                name="state_aid_has_one_giver",
                violation_error_message=_("Stödet ges antingen av en nämnd eller av en annan givare."),
            ),
            models.CheckConstraint(
                condition=~Q(state="granted") | Q(granted_on__isnull=False),
                name="granted_state_aid_has_a_day",
                violation_error_message=_("Ange dagen då stödet beviljades."),
            ),
            models.CheckConstraint(
                condition=Q(granted_on=None) | Q(rate_on__lte=F("granted_on")),
                name="state_aid_rate_is_known_when_granted",
                violation_error_message=_("Kursens dag kan inte vara efter dagen då stödet beviljades."),
            ),
        ]

    def __str__(self):
        return _("Stöd av mindre betydelse till %(organisation)s") % {"organisation": self.organisation}

    def get_absolute_url(self):
        return reverse("state_aid:aid", args=[self.pk])

    def shuts_out(self, user):
        """Has the user a conflict of interest in what the aid is given by (R23)? The floor above that ties it says so."""
        ties = [each for each in self._meta.related_objects if hasattr(each.related_model, "shutting_out")]
        return any(tie.related_model.shutting_out(user).filter(**{tie.field.name: self.pk}).exists() for tie in ties)

    @property
    def euro(self):
        """The amount in euro at the rate of the day it was reckoned by, to the cent."""
        return (self.amount / self.rate).quantize(Decimal("0.01"), ROUND_HALF_UP)

    @property
    def given_by(self):
        return self.giver or str(self.board)

    def rest_in_words(self):
        """Why the aid is smaller than the money, where somebody has said so."""
        return self.rest_reason and _("Resten är inte stöd: %(reason)s") % {"reason": self.rest_reason}

    def clean(self):
        coming = [name for name in ("granted_on", "rate_on", "certificate_on") if (day := getattr(self, name)) and day > today()]
        if coming:
            raise ValidationError({name: _("Dagen har inte varit än. Ange en dag senast i dag.") for name in coming})


@dataclass(frozen=True)
class Room:
    """What an organisation has got and may still get on a day, in euro. Without a ceiling in force nothing is known."""

    ceiling: Decimal | None
    counted: Decimal
    first_day: date

    @property
    def left(self):
        return None if self.ceiling is None else self.ceiling - self.counted

    @property
    def is_nearly_full(self):
        return self.ceiling is not None and self.counted >= self.ceiling * NEARLY_FULL


def first_day_counted(day):
    """The first day of the period that is counted together with a day.

    Until 2023 the fiscal year and those before it (regulation 1407/2013); from 2024 a period that rolls day by day, its
    first day counted too, which is the careful reading (regulation 2023/2831, article 3.2).
    """
    if fiscal := LegalParameter.objects.on("de_minimis_fiscal_years", day):
        return date(day.year - int(fiscal.value) + 1, 1, 1)
    rolling = LegalParameter.objects.on("de_minimis_rolling_years", day)
    return add_months(day, -12 * int(rolling.value if rolling else 3))


def room_on(organisation, kind, day):
    """R30: the ceiling of the day, and what is counted against it from every giver."""
    ceiling = LegalParameter.objects.on(f"de_minimis_{kind}_eur", day)
    counted = StateAid.objects.filter(organisation=organisation, kind=kind).counted_with(day)
    return Room(ceiling and ceiling.value, counted.euro(), first_day_counted(day))


def check_room(aid):
    """No period that holds the aid may pass its ceiling: neither the one that ends with it nor a later one (R30)."""
    later = (
        StateAid.objects.granted()
        .filter(organisation=aid.organisation, kind=aid.kind, granted_on__gt=aid.granted_on)
        .values_list("granted_on", flat=True)
    )
    for day in [aid.granted_on, *(day for day in later if first_day_counted(day) <= aid.granted_on)]:
        room = room_on(aid.organisation, aid.kind, day)
        if room.ceiling is None:
            raise ValidationError(
                _("Registret saknar tak för stöd av mindre betydelse den %(day)s. Lägg till det bland beloppsgränserna.")
                % {"day": format_day(day)}
            )
        if aid.euro > room.left:
            raise ValidationError(
                _(
                    "Stödet är %(euro)s, men %(organisation)s kan bara få %(left)s till. Taket är %(ceiling)s och %(counted)s är "
                    "räknat från %(first)s till %(day)s, från alla givare."
                )
                % {
                    "euro": format_euro(aid.euro),
                    "organisation": aid.organisation,
                    "left": format_euro(max(room.left, Decimal(0))),
                    "ceiling": format_euro(room.ceiling),
                    "counted": format_euro(room.counted),
                    "first": format_day(room.first_day),
                    "day": format_day(day),
                }
            )
