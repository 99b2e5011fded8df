"""The versions of the compact between the municipality and the idea-driven sector."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Count, F, Q, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.cases.models import BoardDecision, CaseReference
from partnerships.ground.days import add_months, format_day, today
from partnerships.ground.models import NamedRecord, Records, Stateful
from partnerships.register.models import Board
from partnerships.register.rights import Area

LONGEST_REVISION = 25  # years


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
        """Each version with how many commitments it has. (Grouped rows lose the model's order, so it is asked for anew.)"""
        return self.annotate(commitment_count=Count("commitments")).order_by(*Compact._meta.ordering)

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
    ADOPTION = ("adopted_by", "adopted_on", "decision", "valid_to", "revision_due")
    WORDS = ("title", "version_text", "full_text")
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
        if (self.revision_years or 0) > LONGEST_REVISION:
            raise ValidationError({"revision_years": _("Skriv högst %(years)s år.") % {"years": LONGEST_REVISION}})
        if self.is_open and (self.adopted_on or self.adopted_by_id or self.decision_id):
            raise ValidationError(_("Överenskommelsen är inte antagen. Registrera antagandet för sig."))
        if self.decision_id:
            self.check_rests_on(self.decision)

    def check_rests_on(self, decision):
        """R6: the compact was not adopted before the decision, nor by one that says no. Either may be unknown."""
        faults = []
        if decision.outcome and decision.outcome not in decision.IN_FAVOUR:
            faults.append(_("Beslutets utfall är ”%(outcome)s”.") % {"outcome": decision.get_outcome_display()})
        if self.adopted_on and decision.meeting_date and self.adopted_on < decision.meeting_date:
            faults.append(_("Överenskommelsen antogs redan %(day)s.") % {"day": format_day(self.adopted_on)})
        if faults:
            raise ValidationError({"decision": faults})

    def check_open(self):
        if not self.is_open:
            raise ValidationError(_("Texten är antagen och ändras inte. Lägg in en ny version."))

    def frozen(self):
        """The facts of its adoption that are known: after it they stand. What is not known may still be filled in."""
        return [] if self.is_open else [name for name in self.ADOPTION if getattr(self, name) is not None]

    def frozen_words(self):
        """The words that were adopted; those that the register did not have may still be filled in."""
        return [] if self.is_open else [name for name in self.WORDS if getattr(self, name)]

    def check_frozen(self, values):
        """An expired version is not revived by writing another last day."""
        changed = [name for name in self.frozen() if name in values and values[name] != getattr(self, name)]
        if changed:
            told = _("Uppgiften hör till antagandet och ändras inte. Överenskommelsen förlängs genom ett nytt beslut.")
            raise ValidationError(dict.fromkeys(changed, told))

    def last_day(self, adopted_on):
        """R9: it holds for as many years as there are between revisions, counted from its adoption; None when unknown."""
        return add_months(adopted_on, 12 * self.revision_years) if adopted_on and self.revision_years else None

    def check_last_day(self, adopted_on, valid_to):
        last_day = self.last_day(adopted_on)
        if last_day and valid_to and valid_to != last_day:
            told = _(
                "Överenskommelsen gäller i %(years)s år från antagandet: till och med %(day)s. "
                "Den förlängs genom ett nytt beslut."
            )
            raise ValidationError({"valid_to": told % {"years": self.revision_years, "day": format_day(last_day)}})
