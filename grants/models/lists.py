"""Decision lists: the applications that are put before the board together, with what the office proposes for each."""

from decimal import Decimal
from itertools import groupby

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.cases.models import BoardDecision, BoardMeeting, CaseReference
from partnerships.ground.days import format_day
from partnerships.ground.models import NamedRecord, Record, Records, Stateful
from partnerships.ground.money import KronorField, format_kronor
from partnerships.register.models import Board
from partnerships.register.rights import Area

from .applications import GrantApplication
from .assessments import AssessmentCriterion
from .decisions import GrantDecision
from .late_rules import check_is_to_choose, cut_so_far, late_cut

READY = [GrantApplication.State.SUBMITTED, GrantApplication.State.ASSESSED]


def waiting_applications():
    """Those that wait for their decision and stand on no open list."""
    return GrantApplication.objects.filter(state__in=READY).exclude(list_rows__is_open=True)


class DecisionLists(Records):
    def visible_to(self, user):
        """Those who read every application of the board; a board reader once the list is decided."""
        condition = user.readable(Area.APPLICATIONS, board="board")
        if user.may("d", Area.APPLICATIONS):
            condition |= Q(state=DecisionList.State.DECIDED)
        return self.filter(condition)


class DecisionList(Stateful, NamedRecord):
    """A decision list (beslutslista) for one meeting of a board."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Utkast")
        SENT = "sent", _("Till sammanträdet")
        DECIDED = "decided", _("Beslutad")

    NEXT = {State.DRAFT: (State.SENT,), State.SENT: (State.DECIDED, State.DRAFT)}
    TONES = {"draft": "neutral", "sent": "info", "decided": "success"}

    title = models.CharField(_("rubrik"), max_length=200)
    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="decision_lists", verbose_name=_("nämnd"))
    meeting = models.ForeignKey(
        BoardMeeting, on_delete=models.PROTECT, null=True, blank=True, related_name="decision_lists",
        verbose_name=_("sammanträde"),
    )  # fmt: skip
    case = models.ForeignKey(
        CaseReference, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("diarienummer")
    )
    state = models.CharField(_("status"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    decision = models.ForeignKey(
        BoardDecision, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="decision_lists",
        verbose_name=_("beslut"),
    )  # fmt: skip

    objects = DecisionLists.as_manager()
    SET_ONCE = frozenset({"board"})

    class Meta:
        verbose_name = _("beslutslista")
        verbose_name_plural = _("beslutslistor")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft") | Q(meeting__isnull=False),
                name="list_is_sent_to_a_meeting",
                violation_error_message=_("Välj sammanträdet som listan ska till."),
            ),
            models.CheckConstraint(
                condition=Q(state="decided", decision__isnull=False) | (~Q(state="decided") & Q(decision__isnull=True)),
                name="decided_list_has_its_decision",
                violation_error_message=_("En beslutad lista har nämndens beslut."),
            ),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        if self.meeting_id and self.meeting.board_id != self.board_id:
            raise ValidationError({"meeting": _("Sammanträdet hör till en annan nämnd.")})

    def get_absolute_url(self):
        return reverse("grants:decision_list", args=[self.pk])

    @property
    def tone(self):
        return self.TONES[self.state]

    def check_draft(self):
        if self.state != self.State.DRAFT:
            raise ValidationError(_("Listan är %(state)s och kan inte ändras.") % {"state": self.get_state_display().lower()})

    def settled_fields(self):
        return frozenset() if self.state == self.State.DRAFT else frozenset({"title", "meeting", "case"})

    def decisions_that_serve(self, decisions):
        """The board's own decisions at the meeting; for choices in forms."""
        day = self.meeting and self.meeting.date
        rows = decisions.complete().filter(board=self.board_id, is_delegated=False, meeting_date=day)
        return rows.filter(outcome__in=GrantApplication.GRANTING | GrantApplication.REJECTING)

    def check_decided_by(self, decision):
        """By the board itself, at the meeting that the list was sent to. Each row asks the rest (R6)."""
        faults = []
        if decision.is_delegated:
            faults.append(_("Listan avgörs av nämnden, inte på delegation."))
        if decision.meeting_date != self.meeting.date:
            facts = {"day": decision.meeting_date and format_day(decision.meeting_date), "meeting": format_day(self.meeting.date)}
            faults.append(_("Beslutet är fattat %(day)s, men listan gick till sammanträdet %(meeting)s.") % facts)
        if faults:
            raise ValidationError({"decision": faults})

    def check_rests_on(self, decision):
        """The decision, as it is corrected, is still the meeting's."""
        self.check_decided_by(decision)

    def frames(self):
        """For each round on the list: (round, what is proposed of it, what is left in its frame after that).

        What the late rules take is not proposed; a cut that nobody has chosen yet takes nothing. None is left of no frame.
        """
        decided = self.state == self.State.DECIDED
        for round, rows in groupby(self.rows.as_read(), key=lambda row: row.application.round):
            proposed = sum(((row.proposed_amount() or 0) - (row.cut() or 0) for row in rows), Decimal(0))
            left = round.remaining()
            yield round, proposed, left if left is None or decided else left - proposed

    def check_within_frames(self):
        faults = []
        for round, proposed, left in self.frames():
            if left is None and proposed:
                faults.append(_("%(round)s har ingen ram än. Ange ramen på omgången.") % {"round": round})
            elif left is not None and left < 0:
                told = _("%(round)s: förslagen är %(over)s mer än det som är kvar av ramen.")
                faults.append(told % {"round": round, "over": format_kronor(-left)})
        if faults:
            raise ValidationError(faults)


class ListRows(Records):
    def visible_to(self, user):
        return self.filter(decision_list__in=DecisionList.objects.visible_to(user))

    def as_read(self):
        """In the order of the list: by round, then by organisation. Each knows if its round is assessed by criteria."""
        criteria = AssessmentCriterion.objects.held_when_opened("application__round")
        related = (
            "application__organisation",
            "application__case",
            "application__round__scheme",
            "application__board",
            "application__round__late_rule",
        )
        rows = self.select_related("decision_list", "application__grant", *related)
        rows = rows.annotate(by_criteria=Exists(criteria)).prefetch_related("application__round__late_rule__steps")
        return rows.order_by(
            "application__round__scheme__sort_text", "application__round", "application__organisation__sort_text", "pk"
        )


class ListRow(Record):
    """What the office proposes for one application. As long as the list is not decided, the application is on no other."""

    class Proposal(models.TextChoices):
        GRANT = "grant", _("Bevilja")
        REJECT = "reject", _("Avslå")

    decision_list = models.ForeignKey(DecisionList, on_delete=models.PROTECT, related_name="rows", verbose_name=_("beslutslista"))
    application = models.ForeignKey(
        GrantApplication, on_delete=models.PROTECT, related_name="list_rows", verbose_name=_("ansökan")
    )
    proposal = models.CharField(_("förslag"), max_length=10, choices=Proposal, blank=True)
    amount = KronorField(_("föreslaget belopp"), null=True, blank=True, min_value=Decimal("0.01"))
    # R24: the amount is before the cut. Within a ceiling the officer chooses it; that of a table is reckoned.
    late_cut = KronorField(_("avdrag för sen ansökan"), null=True, blank=True, min_value=Decimal("0.00"))
    late_reason = models.TextField(_("skäl till avdraget"), blank=True, max_length=2000)
    cut_shown = KronorField(_("avdrag som lämnades till sammanträdet"), null=True, blank=True, editable=False)
    grounds = models.TextField(_("motivering"), blank=True, max_length=4000)
    rule_reference = models.CharField(_("regel i bidragsformen"), max_length=200, blank=True)
    conditions = models.TextField(_("villkor"), blank=True, max_length=4000)
    state_aid_basis = models.CharField(
        _("grund enligt statsstödsreglerna"), max_length=15, blank=True, choices=GrantDecision.Basis
    )
    state_aid_note = models.CharField(_("anteckning om statsstöd"), max_length=300, blank=True)
    is_open = models.BooleanField(_("väntar på beslut"), default=True, editable=False)

    objects = ListRows.as_manager()
    SET_ONCE = frozenset({"decision_list", "application"})
    OUTCOME = (
        "proposal", "amount", "late_cut", "late_reason", "grounds", "rule_reference", "conditions",
        "state_aid_basis", "state_aid_note",
    )  # fmt: skip

    class Meta:
        verbose_name = _("rad i beslutslista")
        verbose_name_plural = _("rader i beslutslistor")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(is_open=True),
                name="application_stands_on_one_open_list",
                violation_error_message=_("Ansökan står redan på en beslutslista som inte är avgjord."),
            ),
            models.UniqueConstraint(
                fields=["decision_list", "application"],
                name="application_stands_once_on_a_list",
                violation_error_message=_("Ansökan står redan på listan."),
            ),
        ]

    def __str__(self):
        return str(self.application)

    @property
    def board_id(self):
        return self.decision_list.board_id

    def get_absolute_url(self):
        return reverse("grants:proposal", args=[self.pk])

    def clean(self):
        if self.proposal == self.Proposal.REJECT:
            self.amount, self.late_cut, self.late_reason = None, None, ""
        check_is_to_choose(self.application, self.late_cut)

    def check_ready(self):
        """Of the list's own board, and waiting for its decision."""
        application = self.application
        if application.board_id != self.decision_list.board_id:
            raise ValidationError({"application": _("Ansökan hör till en annan nämnd.")})
        if application.state not in READY:
            raise ValidationError(
                {"application": _("Ansökan är %(state)s.") % {"state": application.get_state_display().lower()}}
            )

    def propose_as_assessed(self):
        """Begin with what the assessment came to, where it is done (`GrantProposal`)."""
        if (assessed := self.application.proposal()) is not None:
            self.proposal = self.Proposal.GRANT if assessed.amount else self.Proposal.REJECT
            self.amount, self.grounds = assessed.amount or None, assessed.reason

    def faults(self):
        """What the proposal lacks before the board can have it, as sentences. Asked of rows `as_read`."""
        if self.application.state not in READY:
            yield _("ansökan är %(state)s") % {"state": self.application.get_state_display().lower()}
        if self.application.state == GrantApplication.State.SUBMITTED and self.by_criteria:
            yield _("ansökan är inte bedömd")
        if not self.proposal:
            yield _("förslag saknas")
        if self.proposal == self.Proposal.GRANT and self.amount is None:
            yield _("föreslaget belopp saknas")
        if self.proposal == self.Proposal.GRANT and self.amount is not None:
            try:
                self.application.check_asked_for(self.amount)
                late_cut(self.application, self.amount, chosen=self.late_cut, reason=self.late_reason)
            except ValidationError as broken_rule:
                yield from broken_rule.messages
        asked = self.application.requested_amount
        less = self.amount is not None and asked is not None and self.amount < asked
        less = less or self.proposal == self.Proposal.REJECT
        without_rule = self.proposal == self.Proposal.GRANT and self.late_days() and self.late_rule() is None
        if (less or without_rule) and not self.grounds.strip():
            yield _("motivering saknas")
        if less and not self.rule_reference.strip():
            yield _("regel i bidragsformen saknas")

    def faults_in_words(self):
        """In one sentence, that begins after the name of the organisation."""
        return "; ".join(fault[:1].lower() + fault[1:].rstrip(".") for fault in map(str, self.faults()))

    def outcome(self):
        """What came of it; None until the list is decided, and where the outcome was taken back."""
        return None if self.is_open else getattr(self.application, "grant", None)

    def proposed_amount(self):
        """Before what a late rule takes."""
        return Decimal(0) if self.proposal == self.Proposal.REJECT else self.amount

    def late_days(self):
        return self.application.late_days()

    def late_rule(self):
        """The rule that a late application falls under; None for one in time, and where the round has none."""
        return self.application.round.late_rule if self.late_days() else None

    def cut(self):
        """What the late rule takes of the proposed amount (R24): as the board was shown it, until then as it stands now.

        None where it is not known yet.
        """
        if self.cut_shown is not None:
            return self.cut_shown
        amount = self.proposed_amount()
        return cut_so_far(self.application, amount, self.late_cut) if amount != 0 else amount

    def amount_after_cut(self):
        """What the board is asked to grant."""
        amount, cut = self.proposed_amount(), self.cut()
        return None if amount is None or cut is None else amount - cut

    def late_in_words(self):
        """How late the application is and what the late rule takes, as it is known; nothing of one in time."""
        if not self.late_days():
            return ""
        days, after = _("%(days)s dagar för sent.") % {"days": self.late_days()}, self.amount_after_cut()
        if self.late_rule() is None or not after:
            return days
        amounts = {"cut": format_kronor(self.cut()), "after": format_kronor(after)}
        return f"{days} {_('Avdrag %(cut)s, efter avdraget %(after)s.') % amounts}"

    def check_decided_as_shown(self, granted):
        """What is decided as proposed is what the board was shown, also where the late rule has changed since."""
        if granted != self.amount_after_cut():
            told = _("Avdraget för sen ansökan är ett annat än i listan: %(shown)s skulle bli %(now)s. Ta tillbaka listan.")
            amounts = {"shown": format_kronor(self.amount_after_cut()), "now": format_kronor(granted)}
            raise ValidationError(told % amounts)
