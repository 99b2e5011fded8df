"""Transfers of a plan's money between boards."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, Q, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.cases.models import BoardDecision
from partnerships.ground.days import format_day
from partnerships.ground.models import Record, Records, Stateful
from partnerships.ground.money import KronorField
from partnerships.register.models import Board
from partnerships.register.rights import Area

from .decisions import DECIDES_FOR_ALL, check_serves
from .plans import NOTHING, BudgetLine


class BudgetTransfers(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.COSTS, board="line__item__plan__owner_board"))

    def proposed(self):
        return self.filter(state=BudgetTransfer.State.PROPOSED)

    def decided(self):
        """Transfers that rest on a decision, booked ones too."""
        return self.filter(state__in=[BudgetTransfer.State.DECIDED, BudgetTransfer.State.BOOKED])

    def standing(self):
        """Transfers that take of their line: all but cancelled ones."""
        return self.exclude(state=BudgetTransfer.State.CANCELLED)

    def with_columns(self):
        """Each transfer with its amount in one of two columns, so that what is proposed is never summed with what is decided."""
        return self.annotate(
            proposed=Case(When(state="proposed", then=F("amount")), default=NOTHING),
            transferred=Case(When(state__in=["decided", "booked"], then=F("amount")), default=NOTHING),
        )


class BudgetTransfer(Stateful, Record):
    """Money of a line moved from one board to another (överföring). The sum over the boards stays the same."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Föreslagen")
        DECIDED = "decided", _("Beslutad")
        BOOKED = "booked", _("Bokförd")
        CANCELLED = "cancelled", _("Avbruten")

    NEXT = {
        State.PROPOSED: (State.DECIDED, State.CANCELLED),
        State.DECIDED: (State.BOOKED,),
    }
    TONES = {"proposed": "info", "decided": "success", "booked": "success", "cancelled": "neutral"}

    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="transfers", verbose_name=_("budgetrad"))
    from_board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="+", verbose_name=_("från nämnd"))
    to_board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="+", verbose_name=_("till nämnd"))
    amount = KronorField(_("belopp"), min_value=Decimal("0.01"))
    decision = models.ForeignKey(
        BoardDecision, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("beslut")
    )
    booked_on = models.DateField(_("bokförd"), null=True, blank=True, editable=False)
    voucher_no = models.CharField(_("verifikationsnummer"), max_length=40, blank=True, editable=False)
    state = models.CharField(_("status"), max_length=10, choices=State, default=State.PROPOSED, editable=False)

    objects = BudgetTransfers.as_manager()

    class Meta:
        verbose_name = _("överföring")
        verbose_name_plural = _("överföringar")
        ordering = ["line__year", "line__item__order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(from_board=F("to_board")),
                name="transfer_is_between_two_boards",
                violation_error_message=_("En överföring går mellan två olika nämnder."),
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="transfer_is_of_something",
                violation_error_message=_("Beloppet ska vara större än noll."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["proposed", "cancelled"]) | Q(decision__isnull=False),
                name="transfer_rests_on_a_decision",
                violation_error_message=_("En överföring är föreslagen tills ett beslut är registrerat."),
            ),
            models.CheckConstraint(
                condition=~Q(state="booked") | Q(booked_on__isnull=False),
                name="booked_transfer_has_a_day",
                violation_error_message=_("Ange vilken dag överföringen bokfördes."),
            ),
        ]

    def __str__(self):
        return _("Överföring %(line)s, %(from)s till %(to)s") % {
            "line": self.line,
            "from": self.from_board.code,
            "to": self.to_board.code,
        }

    def get_absolute_url(self):
        return reverse("budget:transfer", args=[self.pk])

    @property
    def board_id(self):
        return self.line.board_id

    @property
    def tone(self):
        return self.TONES[self.state]

    def check_giver(self):
        """The money is the plan's, so the board that owns the plan gives it."""
        if self.from_board_id != self.board_id:
            raise ValidationError(
                {"from_board": _("Pengarna är %(board)s, som äger planen.") % {"board": self.line.plan.owner_board}}
            )

    def check_rests_on(self, decision):
        """The decision, as it is corrected, still makes the transfer, and before it was booked."""
        self.check_decided_by(decision)
        if self.booked_on and self.booked_on < decision.meeting_date:
            raise ValidationError({"decision": _("Överföringen bokfördes redan %(day)s.") % {"day": format_day(self.booked_on)}})

    def check_decided_by(self, decision):
        """The board that gives the money away decides, or somebody above it."""
        check_serves(decision, not_before=self.line.plan.stated_on())
        if decision.board_id != self.from_board_id and decision.board.kind not in DECIDES_FOR_ALL:
            raise ValidationError(
                {
                    "decision": _("Överföringen beslutas av %(board)s, kommunstyrelsen eller kommunfullmäktige.")
                    % {"board": self.from_board}
                }
            )
