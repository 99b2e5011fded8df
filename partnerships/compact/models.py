"""The compact between the municipality and the idea-driven sector: its versions, principles, commitments and plan."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Count, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.cases.models import BoardDecision, CaseReference
from partnerships.ground.days import add_months, format_day, today
from partnerships.ground.models import NamedRecord, Record, Records, Stateful
from partnerships.register.models import Board
from partnerships.register.rights import Area

FIRST_YEAR, LAST_YEAR = 1990, 2200


class Side(models.TextChoices):
    """The two parties to a compact."""

    MUNICIPALITY = "municipality", _("Kommunen")
    SECTOR = "sector", _("Idéburen sektor")


class Compacts(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.COMPACT))

    def expired(self, day=None):
        """Versions that were adopted and whose last day has passed."""
        return self.filter(state__in=Compact.ADOPTED_STATES, valid_to__lt=day or today())

    def in_state(self, state):
        """Versions in a state as it is today; `expired` follows the last day."""
        if state == Compact.EXPIRED:
            return self.expired()
        return self.filter(state=state).exclude(pk__in=self.model.objects.expired().values("pk"))

    def with_current_state(self, day=None):
        """Each version with `state_now`: its state on the day, worked out by the database."""
        passed = When(state__in=Compact.ADOPTED_STATES, valid_to__lt=day or today(), then=Value(Compact.EXPIRED))
        return self.annotate(state_now=Case(passed, default=F("state"), output_field=models.CharField()))

    def with_commitment_count(self):
        """Each version with how many commitments it has. (A plain count would group the rows and lose their order.)"""
        own = Commitment.objects.filter(compact=OuterRef("pk")).order_by().values("compact")
        return self.annotate(commitment_count=Coalesce(Subquery(own.annotate(count=Count("pk")).values("count")), 0))

    def latest_adopted(self, day):
        """The version that was adopted last as seen on a day, expired or not; None before the first."""
        adopted = self.filter(adopted_on__lte=day, state__in=[*Compact.ADOPTED_STATES, Compact.State.SUPERSEDED])
        return adopted.order_by("-adopted_on", "-pk").first()


class Compact(Stateful, NamedRecord):
    """One version of the compact (samverkansöverenskommelse). An adopted text is kept as it was adopted."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Utkast")
        REFERRAL = "referral", _("Nämndbehandling")
        ADOPTED = "adopted", _("Antagen")
        IN_FORCE = "in_force", _("Gällande")
        UNDER_REVISION = "under_revision", _("Under revidering")
        SUPERSEDED = "superseded", _("Ersatt")

    EXPIRED = "expired"
    CURRENT_STATES = [*State.choices, (EXPIRED, _("Löpt ut"))]
    OPEN_STATES = (State.DRAFT, State.REFERRAL)  # the text may still be changed
    ADOPTED_STATES = (State.ADOPTED, State.IN_FORCE, State.UNDER_REVISION)
    NEXT = {
        State.DRAFT: (State.REFERRAL, State.ADOPTED, State.SUPERSEDED),
        State.REFERRAL: (State.DRAFT, State.ADOPTED, State.SUPERSEDED),
        State.ADOPTED: (State.IN_FORCE, State.SUPERSEDED),
        State.IN_FORCE: (State.UNDER_REVISION, State.SUPERSEDED),
        State.UNDER_REVISION: (State.IN_FORCE, State.SUPERSEDED),
    }
    TONES = {
        "draft": "neutral",
        "referral": "info",
        "adopted": "success",
        "in_force": "success",
        "under_revision": "info",
        "superseded": "neutral",
        "expired": "warning",
    }

    title = models.CharField(_("titel"), max_length=200)
    version_text = models.CharField(_("version"), max_length=100)
    case = models.ForeignKey(
        CaseReference, on_delete=models.PROTECT, null=True, blank=True, related_name="compacts", verbose_name=_("diarienummer")
    )
    adopted_by = models.ForeignKey(
        Board, on_delete=models.PROTECT, null=True, blank=True, related_name="adopted_compacts", verbose_name=_("antagen av")
    )
    adopted_on = models.DateField(_("antagen"), null=True, blank=True)
    decision = models.ForeignKey(
        BoardDecision, on_delete=models.PROTECT, null=True, blank=True, related_name="compacts", verbose_name=_("beslut")
    )
    valid_to = models.DateField(_("gäller t.o.m."), null=True, blank=True)
    revision_due = models.DateField(_("revideras senast"), null=True, blank=True)
    revision_years = models.PositiveSmallIntegerField(_("år mellan revideringar"), null=True, blank=True)
    revision_responsible = models.ForeignKey(
        Board,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="compacts_to_revise",
        verbose_name=_("ansvarig för revidering"),
    )
    plan_years = models.PositiveSmallIntegerField(_("år i utvecklingsplanens period"), null=True, blank=True)
    document_owner = models.CharField(_("dokumentansvar"), max_length=150, blank=True)
    full_text = models.TextField(_("text"), blank=True, max_length=200_000)
    source = models.CharField(_("källa"), max_length=200, blank=True)
    state = models.CharField(_("status"), max_length=15, choices=State, default=State.DRAFT, editable=False)

    objects = Compacts.as_manager()

    class Meta:
        verbose_name = _("överenskommelse")
        verbose_name_plural = _("överenskommelser")
        ordering = [F("adopted_on").desc(nulls_last=True), "-pk"]  # both databases alike
        constraints = [
            models.UniqueConstraint(
                fields=["title", "version_text"],
                name="one_compact_per_title_and_version",
                violation_error_message=_("Den versionen av överenskommelsen finns redan."),
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(adopted_on=None) | Q(adopted_on__lte=F("valid_to")),
                name="compact_ends_after_it_is_adopted",
                violation_error_message=_("Överenskommelsen kan inte sluta gälla innan den är antagen."),
            ),
            models.CheckConstraint(
                condition=Q(revision_due=None) | Q(valid_to=None) | Q(revision_due__lte=F("valid_to")),  # R9
                name="compact_is_revised_before_it_ends",
                violation_error_message=_("Revideringen ska vara klar senast den dag då överenskommelsen slutar gälla."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "referral", "superseded"])
                | Q(adopted_by__isnull=False, adopted_on__isnull=False),
                name="adopted_compact_says_by_whom_and_when",
                violation_error_message=_("Ange vem som antog överenskommelsen och vilken dag."),
            ),
        ]

    def __str__(self):
        return f"{self.title}, {self.version_text}"

    def words(self):
        return [self.title, self.version_text, str(self.case or ""), self.document_owner]

    def get_absolute_url(self):
        return reverse("compact:compact", args=[self.pk])

    def is_expired(self, day=None):
        """Was adopted, and its last day has passed; that day itself it still holds."""
        return self.state in self.ADOPTED_STATES and self.valid_to is not None and self.valid_to < (day or today())

    @property
    def current_state(self):
        """The state as it is today; `expired` follows the last day and is never stored."""
        return self.EXPIRED if self.is_expired() else self.state

    @property
    def current_state_label(self):
        return dict(self.CURRENT_STATES)[self.current_state]

    @property
    def tone(self):
        return self.TONES[self.current_state]

    @property
    def days_left(self):
        """Days until the last day of validity; negative when it has passed, None when the day is unknown."""
        return None if self.valid_to is None else (self.valid_to - today()).days

    @property
    def days_to_revision(self):
        """Days until the revision is due; negative when it is overdue."""
        return None if self.revision_due is None else (self.revision_due - today()).days

    @property
    def is_open(self):
        """May its text still be changed?"""
        return self.state in self.OPEN_STATES

    def clean(self):
        if self.is_open and (self.adopted_on or self.adopted_by_id or self.decision_id):
            raise ValidationError(_("Överenskommelsen är inte antagen. Registrera antagandet för sig."))

    def check_open(self):
        if not self.is_open:
            raise ValidationError(_("Texten är antagen och ändras inte. Lägg in en ny version."))


class Principles(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.COMPACT))


class Principle(NamedRecord):
    """One of the values that a compact rests on."""

    compact = models.ForeignKey(Compact, on_delete=models.PROTECT, related_name="principles", verbose_name=_("överenskommelse"))
    no = models.PositiveSmallIntegerField(_("nummer"))
    name = models.CharField(_("namn"), max_length=150)
    text = models.TextField(_("text"), blank=True, max_length=4000)

    objects = Principles.as_manager()

    class Meta:
        verbose_name = _("princip")
        verbose_name_plural = _("principer")
        ordering = ["compact_id", "no", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["compact", "no"],
                name="one_principle_per_compact_and_number",
                violation_error_message=_("Överenskommelsen har redan en princip med det numret."),
            )
        ]

    def __str__(self):
        return f"{self.no}. {self.name}"

    def words(self):
        return [self.name, self.text]

    def get_absolute_url(self):
        return f"{reverse('compact:compact', args=[self.compact_id])}#princip-{self.no}"


class Commitments(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.COMPACT))


class Commitment(NamedRecord):
    """What one party, or both, undertakes under a principle. Exactly one of the three (R13)."""

    class Bearer(models.TextChoices):
        MUNICIPALITY = "municipality", _("Kommunen")
        SECTOR = "sector", _("Idéburen sektor")
        BOTH = "both", _("Båda parter")

    LETTERS = {"municipality": "K", "sector": "I", "both": "B"}

    compact = models.ForeignKey(
        Compact, on_delete=models.PROTECT, editable=False, related_name="commitments", verbose_name=_("överenskommelse")
    )
    principle = models.ForeignKey(Principle, on_delete=models.PROTECT, related_name="commitments", verbose_name=_("princip"))
    bearer = models.CharField(_("vem åtar sig"), max_length=15, choices=Bearer)
    no = models.PositiveSmallIntegerField(_("nummer"))
    text = models.TextField(_("åtagande"), max_length=2000)
    code = models.CharField(
        _("kod"), max_length=20, blank=True, help_text=_("Lämna tomt så sätts koden av princip, part och nummer.")
    )

    objects = Commitments.as_manager()

    class Meta:
        verbose_name = _("åtagande")
        verbose_name_plural = _("åtaganden")
        ordering = ["compact_id", "principle__no", "pk"]
        indexes = [models.Index(fields=["compact", "bearer"], name="commitment_by_bearer")]
        constraints = [
            models.UniqueConstraint(
                fields=["compact", "code"],
                name="one_commitment_per_compact_and_code",
                violation_error_message=_("Överenskommelsen har redan ett åtagande med den koden."),
            ),
            models.UniqueConstraint(
                fields=["principle", "bearer", "no"],
                name="one_commitment_per_principle_bearer_and_number",
                violation_error_message=_("Principen har redan ett åtagande med det numret för den parten."),
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.text}"[:120]

    def words(self):
        return [self.code, self.text]

    def get_absolute_url(self):
        return reverse("compact:commitment", args=[self.pk])

    def clean(self):
        if self.principle_id:
            self.compact_id = self.principle.compact_id
            if not self.code and self.bearer in self.LETTERS:
                self.code = f"P{self.principle.no}-{self.LETTERS[self.bearer]}{self.no}"

    def sides(self):
        """The parties that are to account for it: one, or both for a joint commitment."""
        return list(Side) if self.bearer == self.Bearer.BOTH else [Side(self.bearer)]

    def standing(self, follow_ups):
        """Where it stands, given one year's follow-ups of it: a joint one is as far as both parties say together."""
        told = {each.side: each.status for each in follow_ups}
        if not told:
            return Standing.UNANSWERED
        statuses = [told.get(side) for side in self.sides()]
        if CommitmentFollowUp.Status.DEVIATION in statuses:
            return Standing.DEVIATION
        if all(status == CommitmentFollowUp.Status.FULFILLED for status in statuses):
            return Standing.MADE
        if all(status in (None, CommitmentFollowUp.Status.NOT_STARTED) for status in statuses):
            return Standing.NOT_BEGUN
        return Standing.UNDER_WAY


class Standing(models.TextChoices):
    """How a commitment is counted in the picture of a year."""

    MADE = "made", _("Uppfyllt")
    UNDER_WAY = "under_way", _("Pågår eller delvis uppfyllt")
    NOT_BEGUN = "not_begun", _("Ej påbörjat")
    DEVIATION = "deviation", _("Avvikelse")
    UNANSWERED = "unanswered", _("Obesvarat")


class CommitmentFollowUps(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.COMPACT))

    def in_year(self, year):
        return self.filter(year=year)


class CommitmentFollowUp(Record):
    """How one party kept a commitment in one year."""

    class Status(models.TextChoices):
        NOT_STARTED = "not_started", _("Ej påbörjat")
        UNDER_WAY = "under_way", _("Pågår")
        FULFILLED = "fulfilled", _("Uppfyllt")
        PARTLY = "partly", _("Delvis uppfyllt")
        DEVIATION = "deviation", _("Avvikelse")

    TONES = {"not_started": "neutral", "under_way": "info", "fulfilled": "success", "partly": "info", "deviation": "danger"}

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="follow_ups", verbose_name=_("åtagande"))
    year = models.PositiveSmallIntegerField(_("år"))
    side = models.CharField(_("part"), max_length=15, choices=Side)
    status = models.CharField(_("status"), max_length=15, choices=Status)
    comment = models.TextField(_("vad har gjorts"), blank=True, max_length=4000)
    evidence = models.TextField(_("underlag"), blank=True, max_length=2000)
    reported_by_role = models.CharField(
        _("redovisad av"), max_length=150, blank=True, help_text=_("Roll eller uppgift, inte namn.")
    )

    objects = CommitmentFollowUps.as_manager()

    class Meta:
        verbose_name = _("uppföljning av åtagande")
        verbose_name_plural = _("uppföljningar av åtaganden")
        ordering = ["-year", "pk"]
        indexes = [models.Index(fields=["year", "commitment"], name="follow_up_by_year")]
        constraints = [
            models.UniqueConstraint(
                fields=["commitment", "year", "side"],
                name="one_follow_up_per_commitment_year_and_side",
                violation_error_message=_("Parten har redan redovisat åtagandet det året. Ändra den uppföljningen i stället."),
            ),
            models.CheckConstraint(
                condition=Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
                name="follow_up_year_is_a_year",
                violation_error_message=_("Skriv året med fyra siffror."),
            ),
        ]

    def __str__(self):
        return f"{self.commitment.code}, {self.year}, {self.get_side_display()}"

    def get_absolute_url(self):
        return self.commitment.get_absolute_url()

    @property
    def tone(self):
        return self.TONES[self.status]

    @property
    def is_proposed(self) -> bool:
        """The sector's own status is a proposal: the joint group settles it, never the municipality alone."""
        return self.side == Side.SECTOR

    def clean(self):
        if self.commitment_id and self.side and self.side not in self.commitment.sides():
            raise ValidationError(
                {"side": _("Åtagandet är ett åtagande för: %(bearer)s.") % {"bearer": self.commitment.get_bearer_display()}}
            )
        if self.commitment_id and self.year is not None:
            self.check_year(self.commitment.compact.adopted_on)

    def check_year(self, adopted_on):
        if adopted_on is None:
            raise ValidationError(_("Åtaganden följs upp först när överenskommelsen är antagen."))
        if self.year < adopted_on.year:
            raise ValidationError({"year": _("Överenskommelsen antogs först %(year)s.") % {"year": adopted_on.year}})
        if self.year > today().year:
            raise ValidationError({"year": _("Året har inte börjat.")})


class DevelopmentAreas(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.COMPACT))


class DevelopmentArea(NamedRecord):
    """A field in which the parties want to do better. A document may hold two goal texts, in chapter and annex."""

    compact = models.ForeignKey(Compact, on_delete=models.PROTECT, related_name="areas", verbose_name=_("överenskommelse"))
    no = models.PositiveSmallIntegerField(_("nummer"))
    name = models.CharField(_("namn"), max_length=150)
    goal_chapter = models.TextField(_("mål enligt kapitlet"), blank=True, max_length=2000)
    goal_annex = models.TextField(_("mål enligt bilagan"), blank=True, max_length=2000)

    objects = DevelopmentAreas.as_manager()

    class Meta:
        verbose_name = _("utvecklingsområde")
        verbose_name_plural = _("utvecklingsområden")
        ordering = ["compact_id", "no", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["compact", "no"],
                name="one_area_per_compact_and_number",
                violation_error_message=_("Överenskommelsen har redan ett område med det numret."),
            )
        ]

    def __str__(self):
        return f"{self.no}. {self.name}"

    def words(self):
        return [self.name, self.goal_chapter, self.goal_annex]

    def get_absolute_url(self):
        return f"{reverse('compact:compact', args=[self.compact_id])}#omrade-{self.no}"


class DevelopmentPlans(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.COMPACT))


class DevelopmentPlan(NamedRecord):
    """The plan for a compact's development areas, for one period at a time. Its days may be unknown."""

    compact = models.ForeignKey(Compact, on_delete=models.PROTECT, related_name="plans", verbose_name=_("överenskommelse"))
    name = models.CharField(_("benämning"), max_length=100)
    period_start = models.DateField(_("period från"), null=True, blank=True)
    period_end = models.DateField(_("period t.o.m."), null=True, blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = DevelopmentPlans.as_manager()

    class Meta:
        verbose_name = _("utvecklingsplan")
        verbose_name_plural = _("utvecklingsplaner")
        ordering = ["compact_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["compact", "name"],
                name="one_plan_per_compact_and_name",
                violation_error_message=_("Överenskommelsen har redan en plan med den benämningen."),
            ),
            models.CheckConstraint(
                condition=Q(period_start=None) | Q(period_end=None) | Q(period_start__lte=F("period_end")),
                name="plan_period_ends_after_it_begins",
                violation_error_message=_("Planperioden kan inte sluta innan den börjar."),
            ),
        ]

    def __str__(self):
        return self.name

    def words(self):
        return [self.name, self.source]

    def get_absolute_url(self):
        return f"{reverse('compact:compact', args=[self.compact_id])}#utvecklingsplan"

    @property
    def is_over(self):
        return self.period_end is not None and self.period_end < today()

    def clean(self):
        """R12: the plan is for so many years at a time as the compact says."""
        years = self.compact.plan_years if self.compact_id else None
        if not (years and self.period_start and self.period_end):
            return
        last_day = add_months(self.period_start, 12 * years) - timedelta(days=1)
        if self.period_end != last_day:
            raise ValidationError(
                {
                    "period_end": _("Planen gäller %(years)s år i taget. Perioden slutar då %(last)s.")
                    % {"years": years, "last": format_day(last_day)}
                }
            )


class PlanPoints(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.COMPACT))


class PlanPoint(NamedRecord):
    """One thing that is to be done within a development area during the plan's period."""

    class Status(models.TextChoices):
        NOT_STARTED = "not_started", _("Ej påbörjad")
        UNDER_WAY = "under_way", _("Pågår")
        DONE = "done", _("Klar")
        DROPPED = "dropped", _("Utgår")

    TONES = {"not_started": "neutral", "under_way": "info", "done": "success", "dropped": "neutral"}

    plan = models.ForeignKey(DevelopmentPlan, on_delete=models.PROTECT, related_name="points", verbose_name=_("utvecklingsplan"))
    area = models.ForeignKey(
        DevelopmentArea, on_delete=models.PROTECT, related_name="points", verbose_name=_("utvecklingsområde")
    )
    no = models.PositiveSmallIntegerField(_("nummer"))
    code = models.CharField(_("kod"), max_length=20, blank=True, help_text=_("Lämna tomt så sätts koden av område och nummer."))
    text = models.TextField(_("punkt"), max_length=2000)
    responsible = models.CharField(_("ansvarig"), max_length=150, blank=True)
    status = models.CharField(_("status"), max_length=15, choices=Status, blank=True)
    due = models.DateField(_("klart senast"), null=True, blank=True)

    objects = PlanPoints.as_manager()

    class Meta:
        verbose_name = _("planpunkt")
        verbose_name_plural = _("planpunkter")
        ordering = ["plan_id", "area__no", "no", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "code"],
                name="one_point_per_plan_and_code",
                violation_error_message=_("Planen har redan en punkt med den koden."),
            )
        ]

    def __str__(self):
        return f"{self.code} {self.text}"[:120]

    def words(self):
        return [self.code, self.text, self.responsible]

    def get_absolute_url(self):
        return reverse("compact:plan_point", args=[self.pk])

    @property
    def tone(self):
        return self.TONES.get(self.status, "")

    @property
    def is_late(self):
        return self.due is not None and self.due < today() and self.status not in {self.Status.DONE, self.Status.DROPPED}

    def clean(self):
        if self.area_id and self.plan_id and self.area.compact_id != self.plan.compact_id:
            raise ValidationError({"area": _("Området hör till en annan version av överenskommelsen.")})
        if self.area_id and not self.code:
            self.code = f"A{self.area.no}-{self.no}"
