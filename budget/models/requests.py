"""More money that a board asks for, beside the plans."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.cases.models import BoardDecision, CaseReference
from partnerships.ground.models import NamedRecord, Records, Stateful
from partnerships.ground.money import KronorField, format_kronor
from partnerships.register.models import Board
from partnerships.register.rights import Area

from .decisions import ANSWERS, DECIDES_FOR_ALL, IN_FAVOUR, check_serves
from .plans import YEARS


class FundingRequests(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.BUDGET, board="board"))


class FundingRequest(Stateful, NamedRecord):
    """More money that a board asks for (äskande). It stands beside the plans and is never summed with them (R18)."""

    class State(models.TextChoices):
        REQUESTED = "requested", _("Äskat")
        GRANTED = "granted", _("Beviljat")
        PARTLY = "partly", _("Delvis beviljat")
        REJECTED = "rejected", _("Avslag")

    NEXT = {State.REQUESTED: (State.GRANTED, State.PARTLY, State.REJECTED)}
    TONES = {"requested": "info", "granted": "success", "partly": "warning", "rejected": "danger"}

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="funding_requests", verbose_name=_("nämnd"))
    case = models.ForeignKey(
        CaseReference, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("diarienummer")
    )
    year = models.PositiveSmallIntegerField(_("år"), validators=YEARS)
    amount = KronorField(_("äskat belopp"), min_value=Decimal("0.01"))
    purpose = models.TextField(_("ändamål"), max_length=2000)
    budget_process = models.CharField(_("budgetprocess"), max_length=120, blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)
    granted_amount = KronorField(_("beviljat belopp"), null=True, blank=True, editable=False)
    decision = models.ForeignKey(
        BoardDecision, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("beslut")
    )
    state = models.CharField(_("status"), max_length=10, choices=State, default=State.REQUESTED, editable=False)

    objects = FundingRequests.as_manager()

    class Meta:
        verbose_name = _("äskande")
        verbose_name_plural = _("äskanden")
        ordering = ["year", "sort_text", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="request_is_of_something",
                violation_error_message=_("Beloppet ska vara större än noll."),
            ),
            models.CheckConstraint(
                condition=Q(state="requested", granted_amount__isnull=True, decision__isnull=True)
                | Q(state="granted", granted_amount=F("amount"), decision__isnull=False)
                | Q(state="partly", granted_amount__gt=0, granted_amount__lt=F("amount"), decision__isnull=False)
                | Q(state="rejected", granted_amount=0, decision__isnull=False),
                name="request_is_answered_by_a_decision",
                violation_error_message=_("Ett äskande är obesvarat tills ett beslut är registrerat."),
            ),
        ]

    def __str__(self):
        return _("Äskande %(year)s, %(board)s") % {"year": self.year, "board": self.board}

    def words(self):
        return [str(self.board), self.purpose, self.budget_process, str(self.case or ""), str(self.year or "")]

    def get_absolute_url(self):
        return reverse("budget:request", args=[self.pk])

    @property
    def tone(self):
        return self.TONES[self.state]

    def outcome_of(self, granted):
        """The state that a granted amount means."""
        if granted > self.amount or granted < 0:
            raise ValidationError(
                {"granted_amount": _("Beloppet ska vara från 0 kr till %(asked)s.") % {"asked": format_kronor(self.amount)}}
            )
        if granted == 0:
            return self.State.REJECTED
        return self.State.GRANTED if granted == self.amount else self.State.PARTLY

    def check_rests_on(self, decision):
        self.check_decided_by(decision, self.granted_amount)

    def check_decided_by(self, decision, granted):
        check_serves(decision, outcomes=IN_FAVOUR if granted else ANSWERS)
        if decision.board.kind not in DECIDES_FOR_ALL:
            raise ValidationError({"decision": _("Ett äskande beslutas av kommunstyrelsen eller kommunfullmäktige.")})
