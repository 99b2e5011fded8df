"""What was decided at meetings and on delegation, and what stands in the minutes."""

from datetime import timedelta
from functools import cache

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, ExpressionWrapper, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import format_day, last_day_moved, today
from partnerships.ground.models import NamedRecord, Record, Records
from partnerships.ground.texts import check_texts
from partnerships.register.models import Board
from partnerships.register.rights import Area

from .meetings import BoardMeeting
from .references import CaseReference, Document, pointing_at

TIME_TO_APPEAL = timedelta(weeks=3)  # R29: from the day the decision stands on the notice board


class BoardDecisions(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.DECISIONS))

    def in_year(self, year):
        return self.filter(year=year)

    def with_use(self):
        """Each decision with whether an agreement, a grant or another record outside the minutes rests on it, as `is_used`."""
        used = Q(pk__in=[])
        for relation in self.model._meta.get_fields(include_hidden=True):
            kind = relation.auto_created and not relation.concrete and relation.related_model
            if kind and issubclass(kind, Record) and kind._meta.app_label != self.model._meta.app_label:
                used |= Q(Exists(kind._base_manager.filter(**{relation.field.name: OuterRef("pk")})))
        return self.annotate(is_used=ExpressionWrapper(used, output_field=models.BooleanField()))

    def to_report_at(self, meeting):
        """R28: delegated decisions of the board that were reported at its meeting, or still are to be."""
        waiting = Q(reported_to_board_on=None, meeting_date__lte=meeting.date)
        rows = self.filter(waiting | Q(reported_at=meeting), board=meeting.board_id, is_delegated=True)
        return rows.order_by("meeting_date", "pk")

    def complete(self):
        """Those that something can rest on, see `BoardDecision.is_complete` and `check_not_told_by_list`."""
        by_board, on_delegation = Q(paragraph__isnull=False), Q(is_delegated=True) & ~Q(delegation_point="")
        return self.filter(by_board | on_delegation, meeting_date__isnull=False, from_list=False)


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
        DISMISSED = "dismissed", _("Avvisning")

    IN_FAVOUR = frozenset({Outcome.GRANTED, Outcome.APPROVED, Outcome.ADOPTED})
    GROUND = ("outcome", "meeting_date", "paragraph", "is_delegated", "delegation_point")  # what other records rest on

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
    reported_at = models.ForeignKey(
        BoardMeeting, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="reported",
        verbose_name=_("anmält vid sammanträde"),
    )  # fmt: skip
    reported_paragraph = models.PositiveSmallIntegerField(_("anmält under §"), null=True, blank=True, editable=False)
    registered_in_diary = models.BooleanField(_("registrerat i kommunens diarium"), null=True, blank=True)
    diary_system = models.CharField(_("diariesystem"), max_length=100, blank=True)
    documents = models.ManyToManyField(Document, blank=True, related_name="decisions", verbose_name=_("handlingar"))
    # Told by a list of somebody who may not register decisions: it serves that list's grants alone, until it is confirmed.
    from_list = models.BooleanField(_("ur en lista, inte bekräftat"), default=False, editable=False)

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

    def titled(self):
        """§, day and what it is about, for choices; and the board, where it is one above the others."""
        told = str(self).removeprefix(f"{self.board}, ")
        case = f" ({self.case})" if self.case else ""
        above = f", {self.board}" if self.board.kind in {Board.Kind.EXECUTIVE, Board.Kind.COUNCIL} else ""
        return f"{told} – {self.title}{case}{above}"

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
        if faults := {**self.faults_of_days(), **self.faults_of_delegation()}:
            raise ValidationError(faults)

    def faults_of_days(self):
        """A decision is registered when it has been made, and what follows on it comes after it."""
        faults = {}
        if self.meeting_date and self.meeting_date > today():
            faults["meeting_date"] = _("Beslutsdagen kan inte ligga i framtiden. Registrera beslutet när det är fattat.")
        for name in ("adjusted_date", "reported_to_board_on"):
            day = getattr(self, name)
            if day and self.meeting_date and day < self.meeting_date:
                faults[name] = _("Dagen ligger före beslutet %(day)s.") % {"day": format_day(self.meeting_date)}
        return faults

    def faults_of_delegation(self):
        if not self.is_delegated:
            return {}
        faults = {}
        if not self.delegate_role.strip():
            faults["delegate_role"] = _("Ange vem som beslutade på delegation.")
        if not self.delegation_point.strip():
            faults["delegation_point"] = _("Ange punkten i delegationsordningen.")
        return faults

    def save(self, *, update_fields=None, **kwargs):
        self.year = self.meeting_date.year if self.meeting_date else None
        if update_fields is not None:
            update_fields = {*update_fields, "year"}
        super().save(update_fields=update_fields, **kwargs)

    def is_complete(self):
        """Has its day, and § or, on delegation, the point of it: what a grant or a claim can rest on."""
        numbered = self.paragraph is not None or (self.is_delegated and bool(self.delegation_point))
        return self.meeting_date is not None and numbered

    def check_not_told_by_list(self, name="decision"):
        """Nothing new rests on what only a list tells of."""
        if self.from_list:
            told = _(
                "Beslutet ”%(decision)s” är uppgifter ur en inläst lista. Be nämndsekreteraren bekräfta det, eller registrera "
                "nämndens beslut."
            )
            raise ValidationError({name: told % {"decision": self}})

    def resting(self):
        """Every record that points at the decision, on whichever floor: a grant, an agreement, a plan, an assignment."""
        for rows in pointing_at(self):
            yield from rows

    def faults_towards(self, row, before):
        """Why the corrected decision no longer allows what rests on it. A noun with rules of its own has `check_rests_on`."""
        if hasattr(row, "check_rests_on"):
            try:
                row.check_rests_on(self)
            except ValidationError as broken_rule:
                return broken_rule.messages
            return []
        faults = []
        if before.meeting_date and self.meeting_date != before.meeting_date:
            faults.append(_("Beslutsdagen %(day)s står fast.") % {"day": format_day(before.meeting_date)})
        if before.outcome in self.IN_FAVOUR and self.outcome not in self.IN_FAVOUR:
            faults.append(_("Beslutets utfall är ”%(outcome)s”.") % {"outcome": self.get_outcome_display()})
        return faults

    def check_carries(self, board):
        """It says yes, and was made by the board itself or by the executive board or council above it (R7)."""
        if self.board_id != board.pk and self.board.kind not in {Board.Kind.EXECUTIVE, Board.Kind.COUNCIL}:
            told = _("Beslutet är fattat av %(other)s, inte av %(own)s.") % {"other": self.board, "own": board}
            raise ValidationError({"decision": told})
        if self.outcome not in self.IN_FAVOUR:
            outcome = self.get_outcome_display() or _("uppgift saknas")
            raise ValidationError({"decision": _("Beslutets utfall är ”%(outcome)s”.") % {"outcome": outcome}})

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

    def appeal_until(self):
        """R29: the last day to ask for a legality review; None while the day on the notice board is not known."""
        return self.notice_date and last_day_moved(self.notice_date + TIME_TO_APPEAL)

    def fault_at(self, meeting):
        """Why the decision cannot be reported at the board's meeting; "" when it can (R28)."""
        if self.board_id != meeting.board_id:
            return _("”%(decision)s” är fattat för %(board)s.") % {"decision": self.title, "board": self.board}
        if not self.is_delegated:
            return _("”%(decision)s” är inte fattat på delegation.") % {"decision": self.title}
        if self.reported_to_board_on:
            facts = {"decision": self.title, "day": format_day(self.reported_to_board_on)}
            return _("”%(decision)s” är redan anmält %(day)s.") % facts
        if self.meeting_date is None or self.meeting_date > meeting.date:
            return _("”%(decision)s” är fattat efter sammanträdet, eller har ingen beslutsdag.") % {"decision": self.title}
        return ""

    def reported_in_words(self):
        """When the board was told of a delegated decision, and the § where it stands in the minutes."""
        if self.reported_to_board_on is None:
            return _("ska anmälas")
        paragraph = f", § {self.reported_paragraph}" if self.reported_paragraph else ""
        return f"{format_day(self.reported_to_board_on)}{paragraph}"

    def is_unreported(self):
        """A delegated decision that the board has not been told of (R28)."""
        return self.is_delegated and self.reported_to_board_on is None


def refuse_told_by_list(sender, instance, raw=False, update_fields=None, **kwargs):
    """Before a record is saved: it does not begin to rest on a decision that only a list tells of.

    The grants of the list itself are written in bulk, past this question, with the decision that it tells of.
    """
    if raw or issubclass(sender, DecisionPart):
        return
    for field in keys_to_decisions(sender):
        number = getattr(instance, field.attname)
        if number is None or (update_fields is not None and field.name not in update_fields):
            continue
        told = BoardDecision.objects.filter(pk=number, from_list=True).select_related("board").first()
        if told and not sender._base_manager.filter(pk=instance.pk, **{field.attname: number}).exists():
            told.check_not_told_by_list(field.name)


@cache
def keys_to_decisions(model):
    return [field for field in model._meta.concrete_fields if field.related_model is BoardDecision]


class DecisionPart(models.Model):
    """Something in the minutes of one decision; written with it, changed through it."""

    decision = models.ForeignKey(BoardDecision, on_delete=models.PROTECT, related_name="%(class)s_set", verbose_name=_("beslut"))

    PERSONAL_FIELDS = frozenset()

    class Meta:
        abstract = True
        ordering = ["pk"]

    def clean_fields(self, exclude=None):
        super().clean_fields(exclude)
        check_texts(self, exclude)

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
