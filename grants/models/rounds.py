"""Forms of grant (bidragsformer) and the times to apply within them, with the frame of money that may be granted."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.cases.models import BoardDecision, Governed, GoverningDocument
from partnerships.ground.days import FIRST_YEAR, LAST_YEAR, format_day, today
from partnerships.ground.models import NamedRecord, Record, Records
from partnerships.ground.money import KronorField, format_kronor, kronor
from partnerships.register.models import Board
from partnerships.register.rights import Area

AGES = [MaxValueValidator(120)]


class CalcMethod(models.TextChoices):
    """How the amount of a grant is reckoned."""

    DISCRETIONARY = "discretionary", _("Efter bedömning")
    FIXED = "fixed", _("Fast belopp")
    PER_MEMBER = "per_member", _("Belopp per medlem")
    PER_SESSION = "per_session", _("Belopp per sammankomst")
    PER_PARTICIPANT = "per_participant", _("Belopp per deltagare")
    PERCENT_OF_COST = "percent_of_cost", _("Andel av kostnaden")
    TIER = "tier", _("Trappa efter antal medlemmar")


class GrantSchemes(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.SCHEMES, board="board"))


class GrantScheme(Governed, NamedRecord):
    """A form of grant (bidragsform) of one board, with its rules."""

    class Category(models.TextChoices):
        BASIC = "basic", _("Grundbidrag")
        OPERATING = "operating", _("Verksamhetsbidrag")
        ACTIVITY = "activity", _("Aktivitetsbidrag")
        PROJECT = "project", _("Projektbidrag")
        PREMISES = "premises", _("Lokalbidrag")
        START = "start", _("Startbidrag")
        EVENT = "event", _("Arrangemangsbidrag")

    code = models.CharField(_("kod"), max_length=20)
    name = models.CharField(_("namn"), max_length=150)
    category = models.CharField(_("slag"), max_length=15, choices=Category)
    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="grant_schemes", verbose_name=_("nämnd"))
    rules = models.TextField(_("regler"), blank=True, max_length=8000)
    rules_decision = models.ForeignKey(
        BoardDecision, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("beslut om reglerna")
    )
    max_amount = KronorField(_("högsta belopp"), null=True, blank=True, min_value=Decimal("0.01"))
    report_days = models.PositiveSmallIntegerField(_("dagar till redovisning"), default=90, validators=[MaxValueValidator(3650)])
    active_from = models.DateField(_("gäller från"), null=True, blank=True)
    active_to = models.DateField(_("gäller till och med"), null=True, blank=True)
    eligible_categories = models.ManyToManyField(
        "grants.ApplicantCategory", blank=True, related_name="schemes", verbose_name=_("kategorier som får söka")
    )
    min_members = models.PositiveIntegerField(_("minsta antal medlemmar"), null=True, blank=True)
    age_from = models.PositiveSmallIntegerField(_("medlemmar räknas från ålder"), null=True, blank=True, validators=AGES)
    age_to = models.PositiveSmallIntegerField(_("medlemmar räknas till och med ålder"), null=True, blank=True, validators=AGES)
    demands_local_activity = models.BooleanField(_("kräver verksamhet för medlemmar i kommunen"), default=True)  # R19
    apply_days_before = models.PositiveSmallIntegerField(
        _("söks senast (dagar före start)"), null=True, blank=True, validators=[MaxValueValidator(3650)]
    )
    calc_method = models.CharField(_("räknesätt"), max_length=15, choices=CalcMethod, default=CalcMethod.DISCRETIONARY)
    conditions = models.TextField(_("standardvillkor"), blank=True, max_length=4000)
    account_code = models.CharField(_("konto"), max_length=20, blank=True)
    cost_centre = models.CharField(_("kostnadsställe"), max_length=20, blank=True)
    requires_documents = models.ManyToManyField(
        "grants.RequiredDocument", blank=True, related_name="schemes", verbose_name=_("handlingar som begärs")
    )

    objects = GrantSchemes.as_manager()
    SET_ONCE = frozenset({"board"})

    class Meta:
        verbose_name = _("bidragsform")
        verbose_name_plural = _("bidragsformer")
        ordering = ["sort_text", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "code"],
                name="one_scheme_per_board_and_code",
                violation_error_message=_("Nämnden har redan en bidragsform med den koden."),
            ),
            models.CheckConstraint(
                condition=Q(age_from=None) | Q(age_to=None) | Q(age_from__lte=F("age_to")),
                name="scheme_ages_end_after_they_begin",
                violation_error_message=_("Åldern till och med kan inte vara lägre än åldern från."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("grants:scheme", args=[self.pk])

    def rounds_to_copy(self, year):
        """The rounds of a year that the next year has none like."""
        there = set(self.rounds.filter(year=year + 1).values_list("name", flat=True))
        return [round for round in self.rounds.filter(year=year) if round.name not in there]

    def years_to_copy(self):
        """The years, this one or earlier, of rounds that no later year has one like; the latest first."""
        latest = dict(self.rounds.order_by("year").values_list("name", "year"))
        return sorted({year for year in latest.values() if year <= today().year}, reverse=True)

    def governed_by(self):
        return [GoverningDocument.Kind.GRANT_RULES]

    def ages_in_words(self):
        """Which members count; an empty text where all do."""
        if self.age_from is None and self.age_to is None:
            return ""
        if self.age_to is None:
            return _("från %(age)s år") % {"age": self.age_from}
        if self.age_from is None:
            return _("till och med %(age)s år") % {"age": self.age_to}
        return _("%(first)s–%(last)s år") % {"first": self.age_from, "last": self.age_to}

    def check_eligible(self, categories):
        """R26: an organisation applies in its own category, which is one of the scheme's own board."""
        others = [category.name for category in categories if category.board_id != self.board_id]
        if others:
            told = _("Kategorin hör till en annan nämnd: %(names)s.") % {"names": ", ".join(others)}
            raise ValidationError({"eligible_categories": told})


class GrantRounds(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.SCHEMES, board="board"))

    def open_on(self, day):
        return self.filter(opens__lte=day, closes__gte=day)

    def in_phase_on(self, phase, day):
        match phase:
            case GrantRound.Phase.COMING:
                return self.filter(opens__gt=day)
            case GrantRound.Phase.CLOSED:
                return self.filter(closes__lt=day)
        return self.open_on(day)


class GrantRound(Record):
    """A time to apply (ansökningsomgång) within a scheme, with the frame of money that may be granted."""

    class Phase(models.TextChoices):
        """What the days say of a round; never stored."""

        OPEN = "open", _("Öppen")
        COMING = "coming", _("Öppnar senare")
        CLOSED = "closed", _("Stängd")

    PHASE_TONES = {Phase.OPEN: "success", Phase.COMING: "info", Phase.CLOSED: "neutral"}

    scheme = models.ForeignKey(GrantScheme, on_delete=models.PROTECT, related_name="rounds", verbose_name=_("bidragsform"))
    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, editable=False, related_name="grant_rounds", verbose_name=_("nämnd")
    )
    year = models.PositiveSmallIntegerField(_("år"), validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)])
    name = models.CharField(_("benämning"), max_length=80, blank=True)
    opens = models.DateField(_("öppnar"))
    closes = models.DateField(_("sista ansökningsdag"))
    frame = KronorField(_("ram"), null=True, blank=True, min_value=Decimal("0.00"))  # unknown until it is confirmed
    reserved = KronorField(_("beviljat av ramen"), default=Decimal("0.00"), editable=False)

    late_rule = models.ForeignKey(
        "grants.LateRule", on_delete=models.PROTECT, null=True, blank=True, related_name="rounds",
        verbose_name=_("regel för sen ansökan"),
    )  # fmt: skip
    # How amounts are reckoned stands on the round: next year's rates do not rewrite this year's.
    calc_method = models.CharField(
        _("räknesätt"), max_length=15, choices=CalcMethod, blank=True, default=CalcMethod.DISCRETIONARY
    )
    rate = KronorField(_("belopp per enhet"), null=True, blank=True, min_value=Decimal("0.01"))
    rate_percent = models.PositiveSmallIntegerField(
        _("andel av kostnaden (%)"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )

    objects = GrantRounds.as_manager()
    SET_ONCE = frozenset({"scheme"})
    RECKONED_BY = ("late_rule", "calc_method", "rate", "rate_percent")

    class Meta:
        verbose_name = _("ansökningsomgång")
        verbose_name_plural = _("ansökningsomgångar")
        ordering = ["-year", "-opens", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(opens__lte=F("closes")),
                name="round_closes_after_it_opens",
                violation_error_message=_("Omgången kan inte stänga innan den öppnar."),
            ),
            models.CheckConstraint(
                condition=Q(reserved__gte=0) & Q(reserved__lte=F("frame")),
                name="round_never_gives_more_than_its_frame",
                violation_error_message=_("Ramen är mindre än det som redan är beviljat."),
            ),
            models.CheckConstraint(
                condition=Q(frame__isnull=False) | Q(reserved=0),
                name="a_round_that_has_given_has_a_frame",
                violation_error_message=_("Omgången har beviljat bidrag, så ramen kan inte tas bort."),
            ),
            models.UniqueConstraint(
                fields=["scheme", "year", "name"],
                name="one_round_per_scheme_year_and_name",
                violation_error_message=_("Bidragsformen har redan en omgång med den benämningen det året."),
            ),
        ]

    def __str__(self):
        return f"{self.scheme} {self.year}" + (f", {self.name}" if self.name else "")

    def clean(self):
        if self.scheme_id:
            self.board_id = self.scheme.board_id
            self.calc_method = self.calc_method or self.scheme.calc_method
        if self.late_rule_id and self.late_rule.scheme_id != self.scheme_id:
            raise ValidationError({"late_rule": _("Regeln hör till en annan bidragsform.")})

    def get_absolute_url(self):
        return reverse("grants:round", args=[self.pk])

    def settled_fields(self):
        """What a decision in the round was reckoned by."""
        return frozenset({*self.RECKONED_BY, "tiers"}) if self.is_decided() else frozenset()

    def is_decided(self):
        return self.pk is not None and self.applications.filter(grant__isnull=False).exists()

    def check_unsettled(self, values):
        moved = [name for name in self.RECKONED_BY if name in values and values[name] != getattr(self, name)]
        if moved and self.is_decided():
            told = _("Ett beslut är fattat i omgången, så det som det räknades efter står fast.")
            raise ValidationError(dict.fromkeys(moved, told))

    @property
    def phase(self):
        """Open, coming or closed today."""
        if today() < self.opens:
            return self.Phase.COMING
        return self.Phase.CLOSED if today() > self.closes else self.Phase.OPEN

    def phase_in_words(self):
        if self.phase == self.Phase.COMING:
            return _("Öppnar %(day)s") % {"day": format_day(self.opens)}
        return self.phase.label

    def phase_tone(self):
        return self.PHASE_TONES[self.phase]

    def days_after_closing(self, day):
        return max(0, (day - self.closes).days)

    def remaining(self):
        """What can still be granted, in kronor; None until the frame is known."""
        return None if self.frame is None else self.frame - self.reserved

    def check_applied_for_once(self, organisation):
        """One application of each organisation; one that was taken back or dismissed is no hindrance."""
        if self.applications.standing().filter(organisation=organisation).exists():
            raise ValidationError(
                {"organisation": _("%(organisation)s har redan en ansökan i omgången.") % {"organisation": organisation}}
            )

    def reserve(self, amount):
        """Take `amount` kronor of the frame, or refuse; two at once cannot pass it."""
        if not self.room_for(amount).update(reserved=F("reserved") + kronor(amount), version=F("version") + 1):
            self.refresh_from_db(fields=["reserved", "frame"])
            if self.frame is None:
                raise ValidationError(_("Omgången har ingen ram än. Ange ramen på omgången innan något beviljas."))
            raise ValidationError(
                _("Det finns %(remaining)s kvar i omgångens ram, och beslutet är på %(amount)s."),
                params={"remaining": format_kronor(self.remaining()), "amount": format_kronor(amount)},
            )

    def release(self, amount):
        """Give `amount` kronor back to the frame."""
        given = GrantRound.objects.filter(pk=self.pk, reserved__gte=kronor(amount))
        if not given.update(reserved=F("reserved") - kronor(amount), version=F("version") + 1):
            raise ValidationError(_("Så mycket är inte beviljat av omgångens ram."))

    def room_for(self, amount):
        return GrantRound.objects.filter(pk=self.pk, reserved__lte=F("frame") - kronor(amount))
