"""The way through the boards: diary numbers, meetings, decisions and what came with them, assignments, documents."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import format_day
from partnerships.ground.files import storage_name
from partnerships.ground.identifiers import CaseNumber
from partnerships.ground.models import NamedRecord, Record, Records, Stateful
from partnerships.register.models import Board, Office, Organisation
from partnerships.register.rights import Area


class CaseReferences(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.DECISIONS))

    def written(self, raw):
        """The case written like this, however spaced: KS17/145 is KS 17/145."""
        return self.filter(normal=CaseNumber.parse(raw).normal)


class CaseReference(NamedRecord):
    """A diary number (dnr), kept as it was written and in one normal form. Several boards' numbers may be one matter."""

    raw = models.CharField(_("diarienummer"), max_length=40)
    normal = models.CharField(_("diarienummer, normalform"), max_length=60, editable=False, db_index=True)
    title = models.CharField(_("ärende"), max_length=200, blank=True)
    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, null=True, blank=True, related_name="cases", verbose_name=_("nämnd")
    )
    matter = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("huvudärende")
    )
    stated_in = models.CharField(_("står i"), max_length=200, blank=True)
    opened_on = models.DateField(_("ärendet öppnades"), null=True, blank=True)

    objects = CaseReferences.as_manager()

    class Meta:
        verbose_name = _("diarienummer")
        verbose_name_plural = _("diarienummer")
        ordering = ["sort_text", "pk"]
        constraints = [models.UniqueConstraint(fields=["normal", "stated_in"], name="one_case_per_number_and_document")]

    def __str__(self):
        return self.raw

    def words(self):
        return [self.raw, self.normal, self.title]

    def clean(self):
        self.normal = CaseNumber.parse(self.raw).normal
        if self.matter_id and self.matter_id == self.pk:
            raise ValidationError({"matter": _("Ett ärende kan inte vara sitt eget huvudärende.")})

    def save(self, **kwargs):
        self.normal = CaseNumber.parse(self.raw).normal
        super().save(**kwargs)

    def get_absolute_url(self):
        return reverse("cases:case", args=[self.pk])

    def not_before(self):
        """The first day that something in the case can be dated: when it was opened, or its number's year began."""
        year = CaseNumber.parse(self.raw).year
        return self.opened_on or (year and date(year, 1, 1))

    def conflicting(self):
        """Other numbers that documents of the same matter give for the same board (R15)."""
        if not self.matter_id or not self.board_id:
            return CaseReference.objects.none()
        return CaseReference.objects.filter(matter=self.matter_id, board=self.board_id).exclude(normal=self.normal)


class Documents(Records):
    def visible_to(self, user):
        """A document is read by those who read the records of its area, for its board or organisation."""
        condition = Q(pk__in=[])
        for area in Area:
            condition |= Q(area=area) & user.readable(area, board="board", organisation="organisation")
        return self.filter(condition)


class Document(Record):
    """A file that belongs to the matter: stored outside the web root, checked by content, given out as an attachment."""

    title = models.CharField(_("titel"), max_length=200)
    file = models.FileField(_("fil"), upload_to=storage_name)
    file_name = models.CharField(_("filnamn"), max_length=150, editable=False)
    content_type = models.CharField(_("filtyp"), max_length=100, editable=False)
    size = models.PositiveIntegerField(_("storlek"), editable=False)
    sha256 = models.CharField(_("kontrollsumma"), max_length=64, editable=False)
    doc_date = models.DateField(_("handlingens datum"), null=True, blank=True)
    area = models.CharField(_("hör till"), max_length=20, choices=Area, editable=False)
    board = models.ForeignKey(Board, on_delete=models.PROTECT, null=True, blank=True, editable=False, verbose_name=_("nämnd"))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, editable=False, verbose_name=_("organisation")
    )
    case = models.ForeignKey(CaseReference, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("diarienummer"))

    objects = Documents.as_manager()

    class Meta:
        verbose_name = _("handling")
        verbose_name_plural = _("handlingar")
        ordering = ["-doc_date", "-pk"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("cases:document", args=[self.pk])


class BoardMeetings(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.DECISIONS))


class BoardMeeting(Record):
    """A board's meeting in the meeting plan: its day, and the last day for documents (manusstopp)."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="meetings", verbose_name=_("nämnd"))
    date = models.DateField(_("sammanträdesdag"))
    documents_due = models.DateField(_("manusstopp"), null=True, blank=True)

    objects = BoardMeetings.as_manager()
    SET_ONCE = frozenset({"board"})

    class Meta:
        verbose_name = _("sammanträde")
        verbose_name_plural = _("sammanträden")
        ordering = ["-date", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "date"],
                name="one_meeting_per_board_and_day",
                violation_error_message=_("Nämnden har redan ett sammanträde den dagen."),
            ),
            models.CheckConstraint(
                condition=Q(documents_due=None) | Q(documents_due__lte=models.F("date")),
                name="documents_are_due_before_the_meeting",
                violation_error_message=_("Manusstopp kan inte ligga efter sammanträdet."),
            ),
        ]

    def __str__(self):
        return f"{self.board} {format_day(self.date)}"

    def get_absolute_url(self):
        return reverse("cases:meeting_list")


class BoardDecisions(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.DECISIONS))

    def in_year(self, year):
        return self.filter(year=year)


class BoardDecision(NamedRecord):
    """What a board decided: §, day, outcome. The day and § may be unknown, and are then never guessed."""

    class Outcome(models.TextChoices):
        ENDORSED = "endorsed", _("Tillstyrker")
        OPPOSED = "opposed", _("Avstyrker")
        GRANTED = "granted", _("Bifall")
        REJECTED = "rejected", _("Avslag")
        REFERRED_BACK = "referred_back", _("Återremiss")
        TABLED = "tabled", _("Bordläggning")
        ADOPTED = "adopted", _("Antar")
        APPROVED = "approved", _("Godkänner")
        ASSIGNED = "assigned", _("Ger uppdrag")
        NOTED = "noted", _("Lägger till handlingarna")

    title = models.CharField(_("rubrik"), max_length=200)
    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="decisions", verbose_name=_("nämnd"))
    meeting = models.ForeignKey(
        BoardMeeting, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions", verbose_name=_("sammanträde")
    )
    meeting_date = models.DateField(_("beslutsdag"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(_("år"), null=True, blank=True, editable=False)
    paragraph = models.PositiveSmallIntegerField(_("§"), null=True, blank=True)
    case = models.ForeignKey(
        CaseReference, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions", verbose_name=_("diarienummer")
    )
    outcome = models.CharField(_("utfall"), max_length=20, choices=Outcome, blank=True)
    text = models.TextField(_("beslut"), blank=True, max_length=8000)
    proposition = models.TextField(_("propositionsordning"), blank=True, max_length=4000)
    notice_date = models.DateField(_("anslagsdatum"), null=True, blank=True)
    notice_date_reason = models.CharField(_("skäl till att anslagsdatum godtas"), max_length=300, blank=True)
    adjusted_date = models.DateField(_("justerad"), null=True, blank=True)
    received_on = models.DateField(_("inkom till mottagaren"), null=True, blank=True)
    distribution = models.TextField(_("beslutet skickas till"), blank=True, max_length=2000)
    is_delegated = models.BooleanField(_("delegationsbeslut"), default=False)
    delegate_role = models.CharField(_("delegat"), max_length=150, blank=True)
    delegation_point = models.CharField(_("punkt i delegationsordningen"), max_length=60, blank=True)
    reported_to_board_on = models.DateField(_("anmält till nämnden"), null=True, blank=True)
    registered_in_diary = models.BooleanField(_("registrerat i kommunens diarium"), null=True, blank=True)
    diary_system = models.CharField(_("diariesystem"), max_length=100, blank=True)
    documents = models.ManyToManyField(Document, blank=True, related_name="decisions", verbose_name=_("handlingar"))

    objects = BoardDecisions.as_manager()
    SET_ONCE = frozenset({"board"})

    class Meta:
        verbose_name = _("nämndbeslut")
        verbose_name_plural = _("nämndbeslut")
        ordering = ["-meeting_date", "-pk"]
        indexes = [models.Index(fields=["board", "-meeting_date", "-id"], name="decision_by_board")]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "year", "paragraph"],  # R14; rows with an unknown year or § stand outside
                name="one_paragraph_per_board_and_year",
                violation_error_message=_("Nämnden har redan ett beslut med den paragrafen det året."),
            )
        ]

    def __str__(self):
        paragraph = f"§ {self.paragraph}" if self.paragraph else _("§ saknas")
        day = format_day(self.meeting_date) if self.meeting_date else _("datum saknas")
        return f"{self.board}, {paragraph}, {day}"

    def words(self):
        return [self.title, str(self.board), f"§ {self.paragraph}" if self.paragraph else "", str(self.case or "")]

    def get_absolute_url(self):
        return reverse("cases:decision", args=[self.pk])

    def clean(self):
        if self.meeting_id:
            if self.meeting.board_id != self.board_id:
                raise ValidationError({"meeting": _("Sammanträdet hör till en annan nämnd.")})
            self.meeting_date = self.meeting_date or self.meeting.date
            if self.meeting_date != self.meeting.date:
                raise ValidationError({"meeting_date": _("Beslutsdagen är inte sammanträdets dag.")})
        self.year = self.meeting_date.year if self.meeting_date else None

    def save(self, *, update_fields=None, **kwargs):
        self.year = self.meeting_date.year if self.meeting_date else None
        if update_fields is not None:
            update_fields = {*update_fields, "year"}
        super().save(update_fields=update_fields, **kwargs)

    def has_odd_notice_date(self):
        """Put up on the notice board before the case began or before the meeting was held; a written reason settles it."""
        if self.notice_date is None or self.notice_date_reason:
            return False
        first = [day for day in (self.case_id and self.case.not_before(), self.meeting_date) if day]
        return any(self.notice_date < day for day in first)

    def warnings(self):
        """What looks wrong in the documents and should be looked at, as sentences."""
        found = []
        if self.has_odd_notice_date():
            found.append(
                _("Anslagsdatum %(notice)s ligger före ärendet eller beslutet. Rätta datumet, eller skriv varför det ska godtas.")
                % {"notice": format_day(self.notice_date)}
            )
        for other in self.case.conflicting() if self.case_id else ():
            found.append(
                _("Diarienummer %(this)s (%(here)s) skiljer sig från %(other)s (%(there)s).")
                % {"this": self.case.raw, "here": self.case.stated_in, "other": other.raw, "there": other.stated_in}
            )
        return found

    def is_unreported(self):
        """A delegated decision that the board has not been told of (R28)."""
        return self.is_delegated and self.reported_to_board_on is None


class DecisionPart(models.Model):
    """Something in the minutes of one decision; written with it, changed through it."""

    decision = models.ForeignKey(BoardDecision, on_delete=models.PROTECT, related_name="%(class)s_set", verbose_name=_("beslut"))

    PERSONAL_FIELDS = frozenset()

    class Meta:
        abstract = True
        ordering = ["pk"]

    @property
    def board_id(self):
        return self.decision.board_id


class Motion(DecisionPart):
    """A demand (yrkande) made at the meeting, and whether it was carried."""

    class Result(models.TextChoices):
        CARRIED = "carried", _("Bifallet")
        LOST = "lost", _("Avslaget")

    mover = models.CharField(_("vem yrkade"), max_length=150)
    party = models.CharField(_("parti"), max_length=20, blank=True)
    demand = models.TextField(_("yrkande"), max_length=2000)
    result = models.CharField(_("utgång"), max_length=10, choices=Result, blank=True)

    class Meta(DecisionPart.Meta):
        verbose_name = _("yrkande")
        verbose_name_plural = _("yrkanden")

    def __str__(self):
        return self.demand


class Dissent(DecisionPart):
    """A reservation against the decision."""

    person = models.CharField(_("vem reserverade sig"), max_length=150)
    party = models.CharField(_("parti"), max_length=20, blank=True)
    reason = models.TextField(_("till förmån för"), max_length=2000, blank=True)

    class Meta(DecisionPart.Meta):
        verbose_name = _("reservation")
        verbose_name_plural = _("reservationer")

    def __str__(self):
        return self.person


class Remark(DecisionPart):
    """Something sent along with the decision: medskick, särskilt yttrande or protokollsanteckning."""

    class Kind(models.TextChoices):
        REMARK = "remark", _("Medskick")
        STATEMENT = "statement", _("Särskilt yttrande")
        NOTE = "note", _("Protokollsanteckning")

    kind = models.CharField(_("slag"), max_length=10, choices=Kind, default=Kind.REMARK)
    text = models.TextField(_("text"), max_length=2000)

    class Meta(DecisionPart.Meta):
        verbose_name = _("medskick")
        verbose_name_plural = _("medskick")

    def __str__(self):
        return self.text


class DecisionBasis(DecisionPart):
    """A document that the board had before it, with the date of the version it saw."""

    title = models.CharField(_("handling"), max_length=200)
    document_date = models.DateField(_("daterad"), null=True, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("fil"))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("beslutsunderlag")
        verbose_name_plural = _("beslutsunderlag")

    def __str__(self):
        return self.title


class Assignments(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.DECISIONS))

    def open(self):
        return self.filter(state__in=[Assignment.State.OPEN, Assignment.State.IN_PROGRESS])


class Assignment(Stateful, Record):
    """A numbered point of a decision that somebody is to carry out. A proposed one rests on no decision yet."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Föreslaget")
        OPEN = "open", _("Beslutat")
        IN_PROGRESS = "in_progress", _("Pågår")
        DONE = "done", _("Klart")
        CANCELLED = "cancelled", _("Avslutat utan åtgärd")

    NEXT = {
        State.PROPOSED: (State.OPEN, State.CANCELLED),
        State.OPEN: (State.IN_PROGRESS, State.DONE, State.CANCELLED),
        State.IN_PROGRESS: (State.DONE, State.CANCELLED),
    }

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="assignments", verbose_name=_("nämnd"))
    decision = models.ForeignKey(
        BoardDecision, on_delete=models.PROTECT, null=True, blank=True, related_name="assignments", verbose_name=_("beslut")
    )
    case = models.ForeignKey(CaseReference, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("diarienummer"))
    point_no = models.PositiveSmallIntegerField(_("punkt"), null=True, blank=True)
    text = models.TextField(_("uppdrag"), max_length=2000)
    assignee = models.CharField(_("ansvarig"), max_length=150, blank=True)
    assignee_office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("ansvarigt kontor")
    )
    due = models.DateField(_("klart senast"), null=True, blank=True)
    due_as_written = models.CharField(_("tid enligt handlingen"), max_length=60, blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)
    state = models.CharField(_("status"), max_length=15, choices=State, default=State.PROPOSED, editable=False)

    objects = Assignments.as_manager()
    SET_ONCE = frozenset({"board"})

    class Meta:
        verbose_name = _("uppdrag")
        verbose_name_plural = _("uppdrag")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="proposed") | Q(state="cancelled") | Q(decision__isnull=False),
                name="assignment_rests_on_a_decision",
                violation_error_message=_("Ett uppdrag är föreslaget tills ett beslut är registrerat."),
            )
        ]

    def __str__(self):
        return self.text[:80]

    def get_absolute_url(self):
        return reverse("cases:assignment", args=[self.pk])
