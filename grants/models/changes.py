"""What an association asks to have changed after the decision, and what then stands."""

from datetime import timedelta
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.cases.models import BoardDecision
from partnerships.ground.days import format_day, today
from partnerships.ground.models import NamedRecord, Records, Stateful
from partnerships.ground.money import KronorField, format_kronor
from partnerships.register.models import Board
from partnerships.register.rights import Area

from .applications import GrantApplication, standing
from .decisions import GrantDecision


class GrantChanges(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.GRANT_DECISIONS, board="board", organisation="grant__application__organisation"))

    def with_terms(self):
        """Each with the day of report that stands of its grant, see `GrantDecision.terms`."""
        return self.annotate(report_due_now=standing("report_due", "grant__report_due", "grant__application"))

    def granted(self):
        return self.filter(state=GrantChange.State.GRANTED)


class GrantChange(Stateful, NamedRecord):
    """A request to change purpose, time or amount of what was granted (ändring efter beslut), with a decision of its own.

    The first decision stays as it was made. One request at a time is open, so that each rests on what stood before it.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("Begärd")
        GRANTED = "granted", _("Bifallen")
        REJECTED = "rejected", _("Avslagen")
        WITHDRAWN = "withdrawn", _("Återtagen")

    NEXT = {State.ASKED: (State.GRANTED, State.REJECTED, State.WITHDRAWN)}
    TONES = {"asked": "info", "granted": "success", "rejected": "danger", "withdrawn": "neutral"}

    grant = models.ForeignKey(GrantDecision, on_delete=models.PROTECT, related_name="changes", verbose_name=_("bidragsbeslut"))
    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, editable=False, related_name="grant_changes", verbose_name=_("nämnd")
    )
    asked_on = models.DateField(_("begärd"), default=today)
    asked_by_role = models.CharField(_("begärd av (roll)"), max_length=150)
    grounds = models.TextField(_("skäl till begäran"), max_length=4000)
    amount = KronorField(_("nytt belopp"), null=True, blank=True, min_value=Decimal("0.01"))
    period_to = models.DateField(_("ny period till och med"), null=True, blank=True)
    purpose = models.TextField(_("nytt ändamål"), blank=True, max_length=4000)
    decision = models.ForeignKey(
        BoardDecision, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="grant_changes",
        verbose_name=_("beslut"),
    )  # fmt: skip
    granted_amount = KronorField(_("belopp som gäller"), null=True, blank=True, editable=False)
    granted_period_to = models.DateField(_("period som gäller till och med"), null=True, blank=True, editable=False)
    granted_purpose = models.TextField(_("ändamål som gäller"), blank=True, editable=False)
    report_due = models.DateField(_("redovisning senast"), null=True, blank=True, editable=False)
    answer = models.TextField(_("motivering"), blank=True, max_length=4000, editable=False)
    rule_reference = models.CharField(_("regel i bidragsformen"), max_length=200, blank=True, editable=False)
    state = models.CharField(_("status"), max_length=10, choices=State, default=State.ASKED, editable=False)

    objects = GrantChanges.as_manager()
    SET_ONCE = frozenset({"grant"})
    # As of the application itself: a decision over several requests may grant some and reject others.
    GRANTING, REJECTING = GrantApplication.GRANTING, GrantApplication.REJECTING

    class Meta:
        verbose_name = _("ändring av bidrag")
        verbose_name_plural = _("ändringar av bidrag")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["grant"],
                condition=Q(state="asked"),
                name="one_open_change_per_grant",
                violation_error_message=_("En ändring av bidraget är redan begärd och inte avgjord."),
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=False) | Q(period_to__isnull=False) | ~Q(purpose=""),
                name="change_asks_for_something",
                violation_error_message=_("Ange vad som ska ändras: belopp, period eller ändamål."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "withdrawn"]) | Q(decision__isnull=False),
                name="change_rests_on_a_decision",
                violation_error_message=_("En ändring avgörs genom ett beslut."),
            ),
        ]

    def __str__(self):
        return f"{_('Ändring')}: {self.grant.application}"

    def words(self):
        return self.grant.application.words()

    def clean(self):
        if self.grant_id:
            self.board_id = self.grant.board_id

    def get_absolute_url(self):
        return reverse("grants:change", args=[self.pk])

    @property
    def tone(self):
        return self.TONES[self.state]

    def asks(self):
        """What is asked for, in words."""
        wanted = [
            self.amount is not None and _("belopp %(amount)s") % {"amount": format_kronor(self.amount)},
            self.period_to and _("period till och med %(day)s") % {"day": format_day(self.period_to)},
            self.purpose and _("nytt ändamål"),
        ]
        return ", ".join(str(each) for each in wanted if each)

    def check_asked(self):
        """After the decision, of money that was granted, and something other than what stands."""
        grant, faults = self.grant, {}
        terms, decided = grant.terms(), grant.decision.meeting_date
        if grant.result == GrantDecision.Result.REJECTED:
            raise ValidationError(_("Ansökan är avslagen. Det finns inget bidrag att ändra."))
        if self.asked_on and (self.asked_on > today() or (decided and self.asked_on < decided)):
            faults["asked_on"] = _("Begäran ska ha kommit in efter beslutet och senast i dag.")
        if self.amount is not None and self.amount == terms.amount:
            faults["amount"] = _("Beloppet är det som redan gäller.")
        elif self.amount is not None and (hindering := list(grant.faults_of_amount(self.amount))):
            faults["amount"] = hindering
        if self.period_to and self.period_to == terms.period_to:
            faults["period_to"] = _("Perioden är den som redan gäller.")
        first = grant.application.period_from
        if self.period_to and first and self.period_to < first:
            faults["period_to"] = _("Perioden kan inte sluta innan den börjar.")
        if faults:
            raise ValidationError(faults)

    def decisions_that_serve(self, decisions, outcomes):
        """Those of the decisions that the request can be settled by; for choices in forms."""
        return decisions.complete().filter(board=self.board_id, outcome__in=outcomes, meeting_date__gte=self.asked_on)

    def check_decided_by(self, decision, outcomes):
        """R6: by the board itself, with day and §, after the request came in, and with such an outcome."""
        faults = list(self.grant.application.faults_of(decision, outcomes))
        if decision.meeting_date and decision.meeting_date < self.asked_on:
            facts = {"day": format_day(decision.meeting_date), "asked": format_day(self.asked_on)}
            faults.append(_("Beslutet är fattat %(day)s, men ändringen begärdes %(asked)s.") % facts)
        if faults:
            raise ValidationError({"decision": faults})

    def check_rests_on(self, decision):
        """The decision, as it is corrected, still settles the request."""
        self.check_decided_by(decision, self.GRANTING if self.state == self.State.GRANTED else self.REJECTING)

    def check_granted_as_asked(self, stands):
        """Nothing that was not asked for, and no more money; another amount has its reason and rule, as in the first decision.

        `stands` is the amount before the change, which a request for less may leave as it is.
        """
        pairs = [(name, getattr(self, name), getattr(self, f"granted_{name}")) for name in ("amount", "period_to", "purpose")]
        faults = {
            name: _("Det begärdes inte. Registrera en begäran om det först.")
            for name, asked, granted in pairs
            if asked in (None, "") and granted not in (None, "")
        }
        if self.amount is not None and self.granted_amount > max(self.amount, stands):
            facts = {"asked": format_kronor(self.amount)}
            faults["amount"] = _("Beloppet är högre än det begärda, %(asked)s. Registrera en ny begäran om mer.") % facts
        elif self.amount is not None and self.granted_amount != self.amount:
            if not self.answer.strip():
                faults["answer"] = _("Ange skälet till att beloppet är ett annat än det begärda.")
            if not self.rule_reference.strip():
                faults["rule_reference"] = _("Ange regeln i bidragsformen som beslutet vilar på.")
        if faults:
            raise ValidationError(faults)

    def check_amount(self, amount):
        """Never nothing, nor beneath what is paid, planned or attested, unless it is reclaimed; never beyond the ceiling.

        What was reclaimed and then written off stays with the organisation, so the grant still covers it.
        """
        grant, claims = self.grant, self.grant.recovery_claims.decided()
        if amount <= 0:
            told = _("Ett ändrat bidrag är mer än noll kronor. Ska inget lämnas: återkräv det som är betalt.")
            raise ValidationError({"amount": told})
        if hindering := list(grant.faults_of_amount(amount)):
            raise ValidationError({"amount": hindering})
        bound = grant.planned() - claims.total("amount") + claims.total("written_off_amount")
        if amount < bound:
            raise ValidationError(
                {
                    "amount": _(
                        "%(bound)s är betalt eller planerat. Återkräv eller avbryt utbetalningen innan bidraget sänks under det."
                    )
                    % {"bound": format_kronor(bound)}
                }
            )
        ceiling = grant.application.round.scheme.max_amount
        if ceiling is not None and amount > ceiling:
            raise ValidationError(
                {"amount": _("Bidragsformens högsta belopp är %(ceiling)s.") % {"ceiling": format_kronor(ceiling)}}
            )

    def raise_asked(self):
        """How much more than what stands that is asked for (kronor); nothing when it is not more."""
        return max((self.amount or 0) - self.grant.terms().amount, Decimal(0))

    def raises_aid(self):
        """Is it to be decided, on more money that may be aid of minor importance (R30)?"""
        return self.state == self.State.ASKED and self.grant.may_be_aid() and self.raise_asked() > 0

    def new_report_due(self, period_to):
        """R25: as many days after the new period as the scheme says."""
        return period_to and period_to + timedelta(days=self.grant.application.round.scheme.report_days)
