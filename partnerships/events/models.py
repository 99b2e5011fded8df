"""Meetings between the municipality and the idea-driven sector: dialogue forums, workshops, information, training."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.cases.models import Document
from partnerships.ground.days import format_day, today
from partnerships.ground.models import NamedRecord, Records, Stateful
from partnerships.register.rights import Area


class Events(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.EVENTS))

    def in_year(self, year):
        return self.filter(date__year=year)

    def held(self):
        return self.filter(state__in=[Event.State.HELD, Event.State.DOCUMENTED])

    def forums(self):
        return self.filter(kind=Event.Kind.DIALOGUE_FORUM)


class Event(Stateful, NamedRecord):
    """A meeting on one day (träff), with those it was meant for and those who came."""

    class Kind(models.TextChoices):
        DIALOGUE_FORUM = "dialogue_forum", _("Dialogforum")
        WORKSHOP = "workshop", _("Workshop")
        INFORMATION = "information", _("Informationsmöte")
        METHOD_GAME = "method_game", _("Metodspel")
        OFFICIALS = "officials", _("Möte inom kommunen")
        TRAINING = "training", _("Utbildning")
        CONFERENCE = "conference", _("Konferens")

    class State(models.TextChoices):
        PLANNED = "planned", _("Planerad")
        PUBLISHED = "published", _("Publicerad")
        HELD = "held", _("Genomförd")
        DOCUMENTED = "documented", _("Dokumenterad")
        CANCELLED = "cancelled", _("Inställd")

    class Level(models.TextChoices):
        INFORMATION = "information", _("Information")
        CONSULTATION = "consultation", _("Samråd")
        DIALOGUE = "dialogue", _("Dialog")
        PARTNERSHIP = "partnership", _("Partnerskap")

    class Step(models.TextChoices):
        AGENDA = "agenda", _("Dagordning")
        DRAFTING = "drafting", _("Utformning")
        DECISION = "decision", _("Beslut")
        IMPLEMENTATION = "implementation", _("Genomförande")
        MONITORING = "monitoring", _("Uppföljning")
        REFORMULATION = "reformulation", _("Omprövning")

    NEXT = {
        State.PLANNED: (State.PUBLISHED, State.HELD, State.CANCELLED),  # a meeting inside the municipality need not be published
        State.PUBLISHED: (State.HELD, State.CANCELLED),
        State.HELD: (State.DOCUMENTED,),
    }
    TONES = {"planned": "neutral", "published": "info", "cancelled": "danger"}

    title = models.CharField(_("rubrik"), max_length=200)
    kind = models.CharField(_("typ"), max_length=20, choices=Kind)
    date = models.DateField(_("datum"))
    start = models.TimeField(_("börjar"), null=True, blank=True)
    end = models.TimeField(_("slutar"), null=True, blank=True)
    venue = models.CharField(_("plats"), max_length=150, blank=True)
    room = models.CharField(_("lokal"), max_length=100, blank=True)
    facilitator_external = models.BooleanField(_("leds av någon utanför kommunen"), null=True, blank=True)
    participation_level = models.CharField(_("delaktighetsnivå"), max_length=15, choices=Level, blank=True)
    decision_step = models.CharField(_("beslutssteg"), max_length=15, choices=Step, blank=True)
    participants_idea_driven = models.PositiveIntegerField(_("deltagare från idéburen sektor"), null=True, blank=True)
    participants_municipality = models.PositiveIntegerField(_("deltagare från kommunen"), null=True, blank=True)
    participants_other = models.PositiveIntegerField(_("övriga deltagare"), null=True, blank=True)
    summary = models.TextField(_("sammanfattning"), blank=True, max_length=4000)
    has_presentation = models.BooleanField(_("presentation publicerad"), null=True, blank=True)
    has_notes = models.BooleanField(_("anteckningar publicerade"), null=True, blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)
    state = models.CharField(_("status"), max_length=15, choices=State, default=State.PLANNED, editable=False)
    documents = models.ManyToManyField(Document, blank=True, related_name="events", verbose_name=_("handlingar"))

    objects = Events.as_manager()

    class Meta:
        verbose_name = _("träff")
        verbose_name_plural = _("träffar")
        ordering = ["-date", F("start").desc(nulls_last=True), "-pk"]  # both databases alike
        indexes = [
            models.Index(fields=["-date", "-id"], name="event_by_day"),
            models.Index(fields=["kind"], name="event_by_kind"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(start=None) | Q(end=None) | Q(start__lt=F("end")),
                name="event_ends_after_it_begins",
                violation_error_message=_("Träffen kan inte sluta innan den börjar."),
            )
        ]

    def __str__(self):
        return f"{self.title}, {format_day(self.date)}"

    def words(self):
        return [self.title, self.venue, self.room, self.summary]

    def get_absolute_url(self):
        return reverse("events:event", args=[self.pk])

    @property
    def is_over(self) -> bool:
        """The day has passed and the meeting was not cancelled."""
        return self.state != self.State.CANCELLED and self.date < today()

    @property
    def has_begun(self) -> bool:
        return self.date <= today()

    @property
    def current_state(self):
        """The state in words, as it is today."""
        return _("Avslutad") if self.is_over else self.get_state_display()

    @property
    def tone(self):
        return "neutral" if self.is_over else self.TONES.get(self.state, "success")

    def hours(self):
        """`17.30–20.00`; only the beginning when that is all that is known."""
        return "–".join(f"{clock:%H.%M}" for clock in (self.start, self.end) if clock)

    def audience_text(self):
        """Those it was meant for, in words."""
        meant = {row.audience for row in self.audiences.all()}
        return ", ".join(str(label) for value, label in EventAudience.Audience.choices if value in meant)

    def participants(self):
        """Those who came, as far as they were counted; None when nobody counted."""
        counted = [self.participants_idea_driven, self.participants_municipality, self.participants_other]
        return sum(count for count in counted if count is not None) if any(count is not None for count in counted) else None

    def check_day_has_come(self):
        if not self.has_begun:
            raise ValidationError(_("Träffen är den %(day)s och har inte hållits än.") % {"day": format_day(self.date)})


class EventAudience(models.Model):
    """One group that a meeting was meant for; a meeting may be meant for several."""

    class Audience(models.TextChoices):
        IDEA_DRIVEN = "idea_driven", _("Idéburen sektor")
        CITIZENS = "citizens", _("Medborgare")
        OFFICIALS = "officials", _("Tjänstepersoner")
        POLITICIANS = "politicians", _("Politiker")
        BUSINESS = "business", _("Näringsliv")
        ACADEMY = "academy", _("Akademi")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="audiences", verbose_name=_("träff"))
    audience = models.CharField(_("målgrupp"), max_length=15, choices=Audience)

    class Meta:
        verbose_name = _("målgrupp")
        verbose_name_plural = _("målgrupper")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["event", "audience"], name="one_row_per_event_and_audience")]

    def __str__(self):
        return self.get_audience_display()
