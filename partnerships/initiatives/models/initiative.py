"""What came in, who answers for it, when it was answered and what became of it."""

from datetime import date, timedelta
from statistics import median

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.cases.models import BoardDecision, CaseReference, Document
from partnerships.events.models import Event
from partnerships.ground.days import FIRST_YEAR, LAST_YEAR, format_day, today
from partnerships.ground.models import NamedRecord, Records, Stateful
from partnerships.register.models import Board, LegalParameter, Office, Organisation
from partnerships.register.rights import Area

DAYS = [MinValueValidator(date(FIRST_YEAR, 1, 1)), MaxValueValidator(date(LAST_YEAR, 12, 31))]
ANSWER_DAYS = "initiative_answer_days"  # the dated row that says how many days there are to answer
LONGEST_DAYS = 3650
ABOVE = (Board.Kind.EXECUTIVE, Board.Kind.COUNCIL)
AGAINST = (BoardDecision.Outcome.REJECTED, BoardDecision.Outcome.OPPOSED)
AFTER_ACKNOWLEDGED = ("dialogue_on", "decided_on", "answered_on")


def answer_due(received_on):
    """The last day to answer what came in on a day; None where the register has no time for it."""
    days = LegalParameter.objects.on(ANSWER_DAYS, received_on)
    return days and received_on + timedelta(days=min(max(int(days.value), 0), LONGEST_DAYS))


class Initiatives(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.INITIATIVES, organisation="organisation"))

    def unanswered(self):
        return self.filter(answered_on=None).exclude(state=Initiative.State.CLOSED)

    def overdue_on(self, day):
        """Not answered by a day, and the last day to answer is past."""
        return self.filter(Q(answered_on=None) | Q(answered_on__gt=day), answer_due__lt=day)

    def without_answer_day(self):
        """Nobody knows when they are late: the register had no time to answer when they came in."""
        return self.unanswered().filter(answer_due=None)

    def answered_without_outcome(self):
        """Initiatives whose answer was not the last word: no outcome yet, or one that the initiator has not been told."""
        untold = Q(decided_on__gt=F("answered_on"), feedback_on=None)
        rows = self.filter(kind=Initiative.Kind.INITIATIVE, answered_on__isnull=False).exclude(state=Initiative.State.CLOSED)
        return rows.filter(Q(outcome="") | untold)

    def without_owner(self):
        return self.filter(owner_office=None).exclude(state=Initiative.State.CLOSED)

    def same_as(self, other):
        """What came in from the same initiator under the same title on the same day."""
        of = {name: getattr(other, name) for name in ("organisation", "initiator", "received_on")}
        return self.filter(title=other.title.strip(), **of)

    def concerning(self, board):
        """Those that a board answers for, through its offices, or that concern it."""
        concerned = Initiative.objects.filter(boards_concerned=board)
        answers_for = Q(owner_office__board=board) | Q(coordinator_office__board=board)
        return self.filter(answers_for | Q(pk__in=concerned.values("pk")))

    def median_answer_days(self):
        """Half of the answers took so many days or fewer; None where nothing is answered."""
        spans = self.filter(answered_on__isnull=False).order_by().values_list("received_on", "answered_on")
        days = [(answered - received).days for received, answered in spans]
        return median(days) if days else None


class Initiative(Stateful, NamedRecord):
    """An initiative (initiativ), question, complaint or view that came in: with an owner, a day to answer by and an answer.

    Who to speak with are rows of their own (`InitiativeContact`): here nobody is named.
    """

    class Kind(models.TextChoices):
        INITIATIVE = "initiative", _("Initiativ")
        QUESTION = "question", _("Fråga")
        COMPLAINT = "complaint", _("Klagomål")
        VIEW = "view", _("Synpunkt på en dialog")

    class Channel(models.TextChoices):
        FORM = "form", _("Formulär")
        MAIL = "mail", _("E-post eller brev")
        MEETING = "meeting", _("Möte")
        FORUM = "forum", _("Dialogforum")
        CONTACT_POINT = "contact_point", _("Kontaktpunkt")

    class Initiator(models.TextChoices):
        PERSON = "person", _("Privatperson")
        GROUP = "group", _("Grupp av privatpersoner")
        OTHER = "other", _("Annan")
        UNKNOWN = "unknown", _("Okänd")

    class Outcome(models.TextChoices):
        IOP = "iop", _("IOP-avtal")
        GRANT = "grant", _("Föreningsbidrag")
        PROCUREMENT = "procurement", _("Upphandling")
        OTHER_COLLABORATION = "other_collaboration", _("Annan samverkan")
        REFERRED_ELSEWHERE = "referred_elsewhere", _("Hänvisat vidare")
        NO = "no", _("Nej")

    class State(models.TextChoices):
        RECEIVED = "received", _("Inkommet")
        ACKNOWLEDGED = "acknowledged", _("Bekräftat")
        TRIAGE = "triage", _("Under bedömning")
        IN_DIALOGUE = "in_dialogue", _("I dialog")
        DECIDED = "decided", _("Avgjort")
        CLOSED = "closed", _("Avslutat")

    # What needs no dialogue is settled at once; a question, a complaint and a view may be closed when they are answered.
    NEXT = {
        State.RECEIVED: (State.ACKNOWLEDGED,),
        State.ACKNOWLEDGED: (State.TRIAGE,),
        State.TRIAGE: (State.IN_DIALOGUE, State.DECIDED, State.CLOSED),
        State.IN_DIALOGUE: (State.DECIDED, State.CLOSED),
        State.DECIDED: (State.CLOSED,),
    }
    TONES = {"received": "warning", "acknowledged": "info", "triage": "info", "in_dialogue": "info", "decided": "success"}
    ASSIGNABLE = frozenset({State.ACKNOWLEDGED, State.TRIAGE, State.IN_DIALOGUE, State.DECIDED})
    ANSWERABLE = frozenset({State.TRIAGE, State.IN_DIALOGUE, State.DECIDED})
    CAME_IN = frozenset(
        {
            "title", "kind", "channel", "idea", "challenge", "purpose", "wanted_from_municipality", "own_resources", "follow_up",
        }
    )  # fmt: skip

    title = models.CharField(_("rubrik"), max_length=200)
    kind = models.CharField(_("slag"), max_length=10, choices=Kind, default=Kind.INITIATIVE)
    received_on = models.DateField(_("inkom"), default=today, validators=DAYS)
    channel = models.CharField(_("väg in"), max_length=15, choices=Channel, default=Channel.FORM)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="initiatives", verbose_name=_("organisation")
    )
    initiator = models.CharField(
        _("annan initiativtagare"),
        max_length=10,
        choices=Initiator,
        blank=True,
        help_text=_("När ingen organisation står bakom."),
    )
    idea = models.TextField(_("idé eller fråga"), blank=True, max_length=8000)
    challenge = models.TextField(_("samhällsutmaning"), blank=True, max_length=4000)
    purpose = models.TextField(_("syfte och mål"), blank=True, max_length=4000)
    wanted_from_municipality = models.TextField(_("önskas av kommunen"), blank=True, max_length=4000)
    own_resources = models.TextField(_("egna resurser"), blank=True, max_length=4000)
    follow_up = models.TextField(_("hur det följs upp"), blank=True, max_length=4000)
    event = models.ForeignKey(
        Event, on_delete=models.PROTECT, null=True, blank=True, related_name="initiatives", verbose_name=_("träff")
    )
    case = models.ForeignKey(
        CaseReference, on_delete=models.PROTECT, null=True, blank=True, related_name="initiatives", verbose_name=_("diarienummer")
    )
    note = models.TextField(_("intern anteckning"), blank=True, max_length=4000)
    boards_concerned = models.ManyToManyField(
        Board, blank=True, editable=False, related_name="initiatives", verbose_name=_("berörda nämnder")
    )
    owner_office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="initiatives",
        verbose_name=_("ansvarigt kontor"),
    )  # fmt: skip
    coordinator_office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="coordinated_initiatives",
        verbose_name=_("samordnare (kontor)"),
    )  # fmt: skip
    coach_role = models.CharField(_("coach (roll)"), max_length=150, blank=True, editable=False)
    acknowledged_on = models.DateField(_("bekräftat"), null=True, blank=True, editable=False, validators=DAYS)
    answer_due = models.DateField(_("svar senast"), null=True, blank=True, editable=False, validators=DAYS)
    dialogue_on = models.DateField(_("dialogen började"), null=True, blank=True, editable=False, validators=DAYS)
    decided_on = models.DateField(_("avgjort"), null=True, blank=True, editable=False, validators=DAYS)
    outcome = models.CharField(_("utfall"), max_length=20, choices=Outcome, blank=True, editable=False)
    outcome_reason = models.TextField(_("skäl till utfallet"), blank=True, max_length=4000, editable=False)
    decision = models.ForeignKey(
        BoardDecision, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="initiatives",
        verbose_name=_("nämndbeslut"),
    )  # fmt: skip
    answered_on = models.DateField(_("besvarat"), null=True, blank=True, editable=False, validators=DAYS)
    answer = models.TextField(_("svar"), blank=True, max_length=8000, editable=False)
    feedback_on = models.DateField(_("återkoppling om utfallet"), null=True, blank=True, editable=False, validators=DAYS)
    feedback = models.TextField(_("återkopplingens text"), blank=True, max_length=8000, editable=False)
    closed_on = models.DateField(_("avslutat"), null=True, blank=True, editable=False, validators=DAYS)
    state = models.CharField(_("status"), max_length=15, choices=State, default=State.RECEIVED, editable=False)
    documents = models.ManyToManyField(Document, blank=True, related_name="initiatives", verbose_name=_("handlingar"))

    objects = Initiatives.as_manager()
    SET_ONCE = frozenset({"organisation", "initiator", "received_on"})

    class Meta:
        verbose_name = _("initiativ")
        verbose_name_plural = _("initiativ")
        ordering = ["-received_on", "-pk"]
        indexes = [
            models.Index(fields=["-received_on", "-id"], name="initiative_by_day"),
            models.Index(fields=["answered_on", "answer_due"], name="initiative_by_answer"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=(Q(organisation__isnull=False) & Q(initiator="")) | (Q(organisation__isnull=True) & ~Q(initiator="")),
                name="initiative_has_one_initiator",
                violation_error_message=_("Ange antingen en organisation eller en annan initiativtagare."),
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None, answer="") | Q(answered_on__isnull=False) & ~Q(answer=""),
                name="answered_initiative_has_an_answer",
                violation_error_message=_("Skriv svaret."),
            ),
            models.CheckConstraint(
                condition=Q(feedback_on=None, feedback="") | Q(feedback_on__isnull=False) & ~Q(feedback=""),
                name="initiative_feedback_has_a_text",
                violation_error_message=_("Skriv återkopplingen."),
            ),
            models.CheckConstraint(
                condition=Q(feedback_on=None) | Q(feedback_on__gte=F("decided_on")),
                name="initiative_feedback_is_after_outcome",
                violation_error_message=_("Återkopplingen kan inte vara före dagen då initiativet avgjordes."),
            ),
            models.CheckConstraint(
                condition=~Q(outcome="no") | ~Q(outcome_reason=""),
                name="refused_initiative_has_a_reason",
                violation_error_message=_("Skriv skälet till att det blev nej."),
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | ~Q(kind="initiative") | ~Q(outcome=""),
                name="closed_initiative_has_an_outcome",
                violation_error_message=_("Registrera först vad initiativet ledde till."),
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{name: None}) | Q(**{f"{name}__gte": F("received_on")}),
                    name=f"initiative_is_{done}_after_it_came_in",
                    violation_error_message=_("Dagen kan inte vara före dagen då det kom in."),
                )
                for name, done in (
                    ("acknowledged_on", "acknowledged"),
                    ("dialogue_on", "discussed"),
                    ("decided_on", "settled"),
                    ("answered_on", "answered"),
                )
            ),
        ]

    def __str__(self):
        return self.title

    def words(self):
        return [self.title, str(self.organisation or ""), self.idea, self.challenge]

    def get_absolute_url(self):
        return reverse("initiatives:initiative", args=[self.pk])

    def clean(self):
        check_has_been(received_on=self.received_on)
        if self.acknowledged_on:
            before = [name for name in AFTER_ACKNOWLEDGED if (day := getattr(self, name)) and day < self.acknowledged_on]
            told = _("Dagen kan inte vara före bekräftelsen %(day)s.") % {"day": format_day(self.acknowledged_on)}
            if before:
                raise ValidationError(dict.fromkeys(before, told))

    @property
    def board_id(self):
        """The board that answers for it, in whose own log its events stand."""
        return self.owner_office and self.owner_office.board_id

    @property
    def initiator_name(self):
        return self.organisation.name if self.organisation else self.get_initiator_display()

    @property
    def tone(self):
        return self.TONES.get(self.state, "neutral")

    @property
    def answer_days(self):
        """How many days the answer took."""
        return (self.answered_on - self.received_on).days if self.answered_on else None

    @property
    def days_late(self):
        """How many days after its last day the answer was given; None where it was in time, not given or had no last day."""
        late = self.answered_on and self.answer_due and (self.answered_on - self.answer_due).days
        return late if late and late > 0 else None

    def is_overdue(self):
        waiting = self.answered_on is None and self.state != self.State.CLOSED
        return waiting and self.answer_due is not None and self.answer_due < today()

    def boards_text(self):
        return ", ".join(board.name for board in self.boards_concerned.all())

    def settled_fields(self):
        """What was answered, settled or closed stands as it came in."""
        answered = self.answered_on or self.decided_on or self.state == self.State.CLOSED
        return self.CAME_IN if answered else frozenset()

    def check_stands(self, values):
        if moved := [name for name in self.settled_fields() & set(values) if values[name] != getattr(self, name)]:
            told = _("Det är besvarat eller avgjort och står kvar som det kom in.")
            raise ValidationError(dict.fromkeys(moved, told))

    def leads_to_agreement(self):
        """May an IOP agreement be begun from it?"""
        return self.state == self.State.IN_DIALOGUE or self.state == self.State.DECIDED and self.outcome == self.Outcome.IOP

    def missing(self):
        """The names of what the minimum contents ask for and is not written (Uddevalla). Gaps, which stop nothing."""
        asked = ["idea", "purpose", "follow_up"] if self.kind == self.Kind.INITIATIVE else ["idea"]
        return [name for name in asked if not getattr(self, name)]

    def takes_contacts(self):
        return self.state != self.State.CLOSED

    def check_takes_contacts(self):
        if not self.takes_contacts():
            raise ValidationError(_("Ärendet är avslutat. Då registreras ingen ny kontaktperson."))

    def check_kind(self, kind):
        """What an agreement, an application or a choice of form came out of stays an initiative."""
        led_to = [relation for relation in self._meta.related_objects if relation.limit_choices_to]
        if kind != self.Kind.INITIATIVE and any(getattr(self, each.get_accessor_name()).exists() for each in led_to):
            raise ValidationError({"kind": _("Ett avtal, en ansökan eller ett val av form kommer ur initiativet.")})

    def check_decision(self, decision, outcome, boards_concerned):
        """What the outcome rests on: decided after it came in, by a board it concerns or one above, to the same effect."""
        if decision is None:
            return
        offices = (self.owner_office, self.coordinator_office)
        involved = {office.board_id for office in offices if office} | {board.pk for board in boards_concerned}
        if decision.board_id not in involved and decision.board.kind not in ABOVE:
            raise ValidationError({"decision": _("Beslutet är av en nämnd som initiativet inte berör.")})
        if decision.meeting_date and decision.meeting_date < self.received_on:
            raise ValidationError({"decision": _("Beslutet är äldre än initiativet.")})
        refuses = decision.outcome in AGAINST
        if refuses != (outcome == self.Outcome.NO) and (refuses or decision.outcome in BoardDecision.IN_FAVOUR):
            raise ValidationError({"decision": _("Beslutet säger något annat än utfallet.")})

    def needs_outcome(self):
        """Only an initiative is settled; a question, a complaint and a view are answered."""
        return self.kind == self.Kind.INITIATIVE and not self.outcome

    def needs_feedback(self):
        """It was settled after the answer, so that the initiator does not know the outcome yet."""
        return bool(self.answered_on and self.decided_on and self.answered_on < self.decided_on and not self.feedback_on)

    def can_be_closed(self):
        return self.answered_on is not None and not self.needs_outcome() and not self.needs_feedback()

    def check_can_be_closed(self):
        if not self.answered_on:
            raise ValidationError(_("Svara först. Utan svar kan ärendet inte avslutas."))
        if self.needs_outcome():
            raise ValidationError(_("Registrera först vad initiativet ledde till."))
        if self.needs_feedback():
            raise ValidationError(_("Återkoppla först om utfallet. Svaret lämnades innan initiativet avgjordes."))


# Of what comes in, what an agreement, an application or a choice of form may come out of.
LEADS_ON = {
    "limit_choices_to": {"kind": Initiative.Kind.INITIATIVE.value},
    "error_messages": {"invalid": _("Bara ett initiativ leder vidare, inte en fråga, ett klagomål eller en synpunkt.")},
}


def check_has_been(**days):
    """What is registered as done was done today or before."""
    coming = [name for name, day in days.items() if day and day > today()]
    if coming:
        told = _("Dagen har inte varit än. Ange en dag senast i dag, %(today)s.") % {"today": format_day(today())}
        raise ValidationError(dict.fromkeys(coming, told))
