"""Applications for grants: what was asked, and what it takes to try it."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Max, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from partnerships.cases.models import BoardDecision, CaseReference, Document
from partnerships.ground.days import format_day, today
from partnerships.ground.models import NamedRecord, Records, Stateful
from partnerships.ground.money import KronorField, format_kronor, kronor
from partnerships.initiatives.models import LEADS_ON, Initiative
from partnerships.payments.models import Payment
from partnerships.register.models import Board, Organisation, User
from partnerships.register.rights import Area

from .rounds import GrantRound


def days(day):
    """What a message about one day is filled in with."""
    return {"day": format_day(day)}


def meant(value):
    """A value without the line ends, which each browser writes in its own way."""
    return value.splitlines() if isinstance(value, str) else value


def standing(name, first, application):
    """What the last granted change says of a term, or what was decided first; `application` is the path to its number."""
    changed = {"grant__changes__state": "granted", f"grant__changes__{name}__isnull": False}
    changes = GrantApplication.objects.filter(pk=OuterRef(application), **changed).order_by("-grant__changes__pk")
    return Coalesce(Subquery(changes.values(f"grant__changes__{name}")[:1]), F(first))


class GrantApplications(Records):
    def visible_to(self, user):
        """Applications as the table of rights says; a board reader sees them once they are decided."""
        condition = user.readable(Area.APPLICATIONS, board="board", organisation="organisation")
        if user.may("d", Area.APPLICATIONS):
            condition |= Q(grant__isnull=False)
        return self.filter(condition)

    def newest_rounds_first(self):
        return self.order_by("-round__year", "board__sort_text", "round__scheme__sort_text", "-round", "-pk")

    def standing(self):
        """All but those taken back or dismissed."""
        return self.exclude(state__in=[GrantApplication.State.WITHDRAWN, GrantApplication.State.DISMISSED])

    def dismissed_without_decision(self):
        """Those whose decision, the board's or its delegate's, is not registered."""
        return self.filter(state=GrantApplication.State.DISMISSED, dismissal=None)

    def with_terms(self):
        """Each application with what stands of its grant, see `GrantDecision.terms`."""
        return self.annotate(
            amount_now=standing("granted_amount", "grant__amount", "pk"),
            report_due_now=standing("report_due", "grant__report_due", "pk"),
        )

    def with_money(self):
        """Each application with what was paid and reclaimed (kronor, None when nothing was), in one query."""
        # From the grant's own payments: an OR with what reverses them would walk every payment there is, for each row.
        paid = Payment.objects.filter(grant_payment__grant__application=OuterRef("pk"), state=Payment.State.PAID)
        paid = paid.order_by().values("grant_payment__grant")
        returned = paid.filter(reversed_by__isnull=False).annotate(sum=Sum("reversed_by__amount"))
        claims = GrantApplication.objects.filter(pk=OuterRef("pk"), grant__recovery_claims__decision__isnull=False)
        claims = claims.order_by().values("pk")
        return self.annotate(
            paid=Subquery(paid.annotate(sum=Sum("amount")).values("sum"))
            + Coalesce(Subquery(returned.values("sum")), kronor(Decimal(0))),
            last_paid_on=Subquery(paid.annotate(last=Max("paid_on")).values("last")),
            reclaimed=Subquery(claims.annotate(sum=Sum("grant__recovery_claims__amount")).values("sum")),
            repaid=Subquery(claims.annotate(sum=Sum("grant__recovery_claims__repayments__amount")).values("sum")),
        )


class GrantApplication(Stateful, NamedRecord):
    """An organisation's application in a round."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Utkast")
        SUBMITTED = "submitted", _("Inlämnad")
        COMPLETION_REQUESTED = "completion_requested", _("Väntar på komplettering")
        ASSESSED = "assessed", _("Bedömd")
        DECIDED = "decided", _("Beslutad")
        WITHDRAWN = "withdrawn", _("Återtagen")
        DISMISSED = "dismissed", _("Avvisad")
        CLOSED = "closed", _("Avslutad")

    NEXT = {
        State.DRAFT: (State.SUBMITTED, State.WITHDRAWN),
        State.SUBMITTED: (
            State.COMPLETION_REQUESTED, State.ASSESSED, State.DECIDED, State.WITHDRAWN, State.DISMISSED,
        ),
        State.COMPLETION_REQUESTED: (State.SUBMITTED, State.WITHDRAWN, State.DISMISSED),
        State.ASSESSED: (State.SUBMITTED, State.DECIDED, State.WITHDRAWN, State.DISMISSED),
        State.DECIDED: (State.CLOSED, State.SUBMITTED, State.ASSESSED),  # back, when a wrongly registered outcome is taken back
        State.CLOSED: (State.DECIDED,),  # when the account is opened again
    }  # fmt: skip
    TONES = {
        "draft": "neutral",
        "submitted": "info",
        "completion_requested": "warning",
        "assessed": "info",
        "decided": "success",
        "withdrawn": "neutral",
        "dismissed": "danger",
        "closed": "neutral",
    }

    round = models.ForeignKey(GrantRound, on_delete=models.PROTECT, related_name="applications", verbose_name=_("omgång"))
    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, editable=False, related_name="grant_applications", verbose_name=_("nämnd")
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="grant_applications", verbose_name=_("organisation")
    )
    case = models.ForeignKey(
        CaseReference, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("diarienummer")
    )
    submitted_on = models.DateField(_("inkom"), null=True, blank=True)
    requested_amount = KronorField(_("sökt belopp"), null=True, blank=True, min_value=Decimal("0.01"))
    purpose = models.TextField(_("ändamål"), blank=True, max_length=4000)
    period_from = models.DateField(_("period från"), null=True, blank=True)
    period_to = models.DateField(_("period till och med"), null=True, blank=True)
    own_contribution = models.TextField(_("egen insats"), blank=True, max_length=2000)
    other_funders = models.TextField(_("andra finansiärer"), blank=True, max_length=2000)
    member_count = models.PositiveIntegerField(_("antal medlemmar"), null=True, blank=True)
    unit_count = models.PositiveIntegerField(_("antal sammankomster eller deltagare"), null=True, blank=True)
    cost = KronorField(_("kostnad som bidraget räknas på"), null=True, blank=True, min_value=Decimal("0.00"))
    initiative = models.ForeignKey(
        Initiative, on_delete=models.PROTECT, null=True, blank=True, related_name="grant_applications",
        verbose_name=_("initiativ"),
        **LEADS_ON,
    )  # fmt: skip
    caseworker = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("handläggare")
    )
    ended_on = models.DateField(_("återtagen eller avvisad"), null=True, blank=True, editable=False)
    end_reason = models.TextField(_("skäl till återtagandet eller avvisningen"), blank=True, max_length=500, editable=False)
    dismissal = models.ForeignKey(
        BoardDecision, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="grant_dismissals",
        verbose_name=_("beslut om avvisning"),
    )  # fmt: skip
    state = models.CharField(_("status"), max_length=25, choices=State, default=State.DRAFT, editable=False)
    from_list = models.BooleanField(_("ur en lista"), default=False, editable=False)
    list_number = models.CharField(_("nummer i listan"), max_length=80, blank=True, editable=False)
    documents = models.ManyToManyField(Document, blank=True, related_name="grant_applications", verbose_name=_("handlingar"))

    objects = GrantApplications.as_manager()
    SET_ONCE = frozenset({"round", "organisation"})
    UNSENT = frozenset({State.DRAFT, State.WITHDRAWN})  # a draft that is taken back was never sent in
    IN_HAND = frozenset({State.SUBMITTED, State.COMPLETION_REQUESTED, State.ASSESSED})  # came in, and not decided
    UNDECIDED = IN_HAND | {State.DRAFT}
    TAKES_DOCUMENTS = frozenset({State.DRAFT, State.SUBMITTED, State.COMPLETION_REQUESTED})
    ASKED = ("requested_amount", "purpose")  # without these it cannot be sent in
    REUSED = ("purpose", "own_contribution", "other_funders")
    WANTED = (*ASKED, "period_from", "period_to", "member_count")  # without these it is not complete
    TRIED = ("requested_amount", "purpose", "period_from", "period_to")
    OFFICERS_OWN = ("case", "caseworker")  # what only the board's officers fill in

    # A decision over a whole list may grant some applications and reject others.
    GRANTING = frozenset({BoardDecision.Outcome.GRANTED, BoardDecision.Outcome.APPROVED, BoardDecision.Outcome.ADOPTED})
    DISMISSING = frozenset({BoardDecision.Outcome.DISMISSED, BoardDecision.Outcome.GRANTED, BoardDecision.Outcome.APPROVED})
    REJECTING = frozenset({BoardDecision.Outcome.REJECTED, BoardDecision.Outcome.GRANTED, BoardDecision.Outcome.APPROVED})

    class Meta:
        verbose_name = _("bidragsansökan")
        verbose_name_plural = _("bidragsansökningar")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["board", "state", "-id"], name="application_by_board"),
            models.Index(fields=["round", "-id"], name="application_by_round"),
            models.Index(fields=["organisation", "-id"], name="application_by_organisation"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(period_from=None) | Q(period_to=None) | Q(period_from__lte=F("period_to")),
                name="application_period_ends_after_it_begins",
                violation_error_message=_("Perioden kan inte sluta innan den börjar."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "withdrawn"]) | Q(from_list=True) | Q(requested_amount__isnull=False),
                name="sent_application_has_an_amount",
                violation_error_message=_("Ange sökt belopp."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "withdrawn"]) | Q(from_list=True) | ~Q(purpose=""),
                name="sent_application_says_what_for",
                violation_error_message=_("Ange ändamålet."),
            ),
            models.UniqueConstraint(
                fields=["round", "organisation", "list_number"],
                condition=~Q(list_number=""),
                name="one_application_per_number_in_a_list",
                violation_error_message=_("Organisationen har redan ett bidrag med det numret i omgången."),
            ),
        ]

    def __str__(self):
        return f"{self.organisation}, {self.round}"

    def words(self):
        return [self.organisation.name, self.organisation.org_number, str(self.round), str(self.case or ""), self.purpose]

    def clean(self):
        if self.round_id:
            self.board_id = self.round.board_id
        if self.state not in self.UNSENT and not self.from_list and (lacking := self.lacking(self.ASKED)):
            raise ValidationError({name: _("Uppgiften krävs i en inlämnad ansökan.") for name in lacking})

    def get_absolute_url(self):
        return reverse("grants:application", args=[self.pk])

    @classmethod
    def merge_faults(cls, kept, merged):
        """See `register.merging`: one application of each organisation stands in a round."""
        both = cls.objects.standing().filter(organisation=kept).values("round")
        for application in cls.objects.standing().filter(organisation=merged, round__in=both).select_related("round__scheme"):
            yield _("Båda har en ansökan i %(round)s. Återta eller avvisa den ena först.") % {"round": application.round}

    @property
    def tone(self):
        return self.TONES[self.state]

    def move_to(self, state):
        """A form of grant with criteria is assessed before it is decided."""
        if state == self.State.DECIDED and self.state == self.State.SUBMITTED and self.needs_assessment():
            raise ValidationError(_("Bidragsformen har bedömningskriterier. Ansökan ska bedömas innan den beslutas."))
        super().move_to(state)

    def needs_assessment(self):
        return self.round.scheme.criteria.of_round(self.round).exists()

    def can_be_decided(self):
        return self.state == self.State.ASSESSED or (self.state == self.State.SUBMITTED and not self.needs_assessment())

    @cached_property
    def standing_conflicts(self):
        """Who has a conflict of interest, and takes no part in this application (R23)."""
        return list(self.conflicts.standing().select_related("user", "noted_by"))

    def lacking(self, names):
        return [name for name in names if getattr(self, name) in (None, "")]

    def check_sent(self):
        """Everything that hinders it from being sent in, at once."""
        if lacking := self.lacking(self.ASKED):
            labels = ", ".join(str(self._meta.get_field(name).verbose_name) for name in lacking)
            raise ValidationError(_("Ansökan kan inte lämnas in än. Det här saknas: %(labels)s.") % {"labels": labels})

    def earlier(self):
        """The organisation's latest application in the same form of grant that was sent in before this one; None without."""
        rows = GrantApplication.objects.exclude(pk=self.pk).exclude(submitted_on=None)
        rows = rows.filter(
            organisation=self.organisation_id, round__scheme=self.round.scheme_id, round__year__lte=self.round.year
        )
        return rows.select_related("round__scheme").order_by("-round__year", "-submitted_on", "-pk").first()

    def answers_from(self, other):
        """Which answers of another application can be reused in this one: {field: value}. What is written here stays."""
        names = [name for name in self.REUSED if getattr(self, name) in (None, "")]
        return {name: getattr(other, name) for name in names if getattr(other, name) not in (None, "")}

    def waiting_completion(self):
        """The request that the organisation is to answer; None where there is none."""
        return self.completion_requests.filter(answered_on=None).first()

    def proposal(self):
        """What is proposed to the board or its delegate; None where it is not assessed."""
        return self.proposals.filter(reopened_on=None).first()

    def state_before_decision(self):
        """Where it stands again when a wrongly registered outcome is taken back."""
        return self.State.ASSESSED if self.proposal() else self.State.SUBMITTED

    def lacks_decision_on_dismissal(self):
        return self.state == self.State.DISMISSED and self.dismissal_id is None

    def check_rests_on(self, decision):
        """The decision, as it is corrected, still dismisses it."""
        self.check_decided_by(decision, self.DISMISSING)

    def late_days(self):
        """Days after the round closed that the application came in; 0 when in time, None when it is not in."""
        return None if self.submitted_on is None else self.round.days_after_closing(self.submitted_on)

    def check_caseworker(self, user):
        """Whoever handles the application is one of those who handle the board's."""
        if user is not None and not (user.is_active and user.may("U", Area.APPLICATIONS, self.board_id)):
            told = _("%(name)s handlägger inte nämndens ansökningar. Välj en av nämndens handläggare.")
            raise ValidationError({"caseworker": told % {"name": user.name}})

    def check_submitted_on(self, day):
        """Between the day when the round opens and today."""
        if day < self.round.opens:
            raise ValidationError(
                {"submitted_on": _("Omgången öppnar %(day)s, och ansökan kan inte komma in före det.") % days(self.round.opens)}
            )
        if day > today():
            raise ValidationError({"submitted_on": _("Ansökan kan inte ha kommit in efter i dag.")})

    def check_changed(self, values, reason):
        """What is to be tried stands as it came in, unless the board's officer says why it is changed."""
        changed = [name for name in self.TRIED if name in values and meant(values[name]) != meant(getattr(self, name))]
        if self.state != self.State.DRAFT and changed and not reason.strip():
            raise ValidationError({"reason": _("Ansökan är inlämnad. Ange varför belopp, ändamål eller period ändras.")})

    def decisions_that_serve(self, decisions, outcomes):
        """Those of the decisions that the outcome can rest on; for choices in forms."""
        rows = decisions.complete().filter(board=self.board_id, outcome__in=outcomes)
        return rows.filter(meeting_date__gte=self.submitted_on) if self.submitted_on else rows

    def check_decided_by(self, decision, outcomes):
        """R6: by the round's own board, with day and §, after the application came in, and with such an outcome."""
        faults = list(self.faults_of(decision, outcomes))
        if decision.meeting_date and self.submitted_on and decision.meeting_date < self.submitted_on:
            faults.append(
                _("Beslutet är fattat %(day)s, men ansökan kom in %(submitted)s.")
                % {"day": format_day(decision.meeting_date), "submitted": format_day(self.submitted_on)}
            )
        if faults:
            raise ValidationError({"decision": faults})

    def faults_of(self, decision, outcomes):
        """What is wrong with a decision for an act that one of these outcomes serves, whatever the act is."""
        if decision.board_id != self.board_id:
            yield (
                _("Beslutet är fattat av %(other)s, men omgången hör till %(own)s.")
                % {"other": decision.board, "own": self.board}
            )
        if not decision.is_complete():
            yield _(
                "Beslutets datum eller paragraf är okänd. Ett delegationsbeslut ska ha datum och punkt i delegationsordningen."
            )
        if decision.outcome not in outcomes:
            outcome = decision.get_outcome_display() or _("uppgift saknas")
            told = _("Beslutets utfall är ”%(outcome)s”. Välj ett beslut med något av utfallen: %(serving)s.")
            serving = [str(each.label) for each in BoardDecision.Outcome if each in outcomes]
            yield told % {"outcome": outcome, "serving": ", ".join(serving)}

    def check_asked_for(self, amount):
        """More than nothing, not more than was asked for, and not more than the scheme allows."""
        if amount <= 0:
            raise ValidationError({"amount": _("Ett bidrag är på mer än 0 kr. Ska ansökan inte beviljas: välj avslag.")})
        if self.requested_amount is None:
            raise ValidationError({"amount": _("Sökt belopp saknas. Fyll i det i ansökan först.")})
        if amount > self.requested_amount:
            raise ValidationError(
                {"amount": _("Beloppet är högre än det sökta, %(asked)s.") % {"asked": format_kronor(self.requested_amount)}}
            )
        ceiling = self.round.scheme.max_amount
        if ceiling is not None and amount > ceiling:
            raise ValidationError(
                {"amount": _("Bidragsformens högsta belopp är %(ceiling)s.") % {"ceiling": format_kronor(ceiling)}}
            )
