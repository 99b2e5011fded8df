"""Association grants: schemes, rounds with a frame, applications, decisions, payments, report-back and recovery."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Max, OuterRef, Q, Subquery, Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.cases.models import BoardDecision, CaseReference, Document
from partnerships.ground.days import FIRST_YEAR, LAST_YEAR, format_day, today
from partnerships.ground.models import NamedRecord, Record, Records, Stateful
from partnerships.ground.money import KronorField, format_kronor, kronor
from partnerships.payments.models import Payment
from partnerships.register.models import Board, Organisation, User
from partnerships.register.rights import Area


class GrantSchemes(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.SCHEMES, board="board"))


class GrantScheme(NamedRecord):
    """A form of grant (bidragsform) of one board, with its rules."""

    class Category(models.TextChoices):
        BASIC = "basic", _("Grundbidrag")
        OPERATING = "operating", _("Verksamhetsbidrag")
        ACTIVITY = "activity", _("Aktivitetsbidrag")
        PROJECT = "project", _("Projektbidrag")
        PREMISES = "premises", _("Lokalbidrag")
        START = "start", _("Startbidrag")
        EVENT = "event", _("Arrangemangsbidrag")

    code = models.CharField(_("kod"), max_length=20)
    name = models.CharField(_("namn"), max_length=150)
    category = models.CharField(_("slag"), max_length=15, choices=Category)
    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="grant_schemes", verbose_name=_("nämnd"))
    rules = models.TextField(_("regler"), blank=True, max_length=8000)
    rules_decision = models.ForeignKey(
        BoardDecision, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("beslut om reglerna")
    )
    max_amount = KronorField(_("högsta belopp"), null=True, blank=True, min_value=Decimal("0.01"))
    report_days = models.PositiveSmallIntegerField(_("dagar till redovisning"), default=90, validators=[MaxValueValidator(3650)])
    active_from = models.DateField(_("gäller från"), null=True, blank=True)
    active_to = models.DateField(_("gäller till och med"), null=True, blank=True)

    objects = GrantSchemes.as_manager()
    SET_ONCE = frozenset({"board"})

    class Meta:
        verbose_name = _("bidragsform")
        verbose_name_plural = _("bidragsformer")
        ordering = ["sort_text", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "code"],
                name="one_scheme_per_board_and_code",
                violation_error_message=_("Nämnden har redan en bidragsform med den koden."),
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("grants:scheme", args=[self.pk])


class GrantRounds(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.SCHEMES, board="board"))


class GrantRound(Record):
    """A time to apply (ansökningsomgång) within a scheme, with the frame of money that may be granted."""

    scheme = models.ForeignKey(GrantScheme, on_delete=models.PROTECT, related_name="rounds", verbose_name=_("bidragsform"))
    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, editable=False, related_name="grant_rounds", verbose_name=_("nämnd")
    )
    year = models.PositiveSmallIntegerField(_("år"), validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)])
    name = models.CharField(_("benämning"), max_length=80, blank=True)
    opens = models.DateField(_("öppnar"))
    closes = models.DateField(_("sista ansökningsdag"))
    frame = KronorField(_("ram"), min_value=Decimal("0.00"))
    reserved = KronorField(_("beviljat av ramen"), default=Decimal("0.00"), editable=False)

    objects = GrantRounds.as_manager()
    SET_ONCE = frozenset({"scheme"})

    class Meta:
        verbose_name = _("ansökningsomgång")
        verbose_name_plural = _("ansökningsomgångar")
        ordering = ["-year", "-opens", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(opens__lte=F("closes")),
                name="round_closes_after_it_opens",
                violation_error_message=_("Omgången kan inte stänga innan den öppnar."),
            ),
            models.CheckConstraint(
                condition=Q(reserved__gte=0) & Q(reserved__lte=F("frame")),
                name="round_never_gives_more_than_its_frame",
                violation_error_message=_("Ramen är mindre än det som redan är beviljat."),
            ),
            models.UniqueConstraint(
                fields=["scheme", "year", "name"],
                name="one_round_per_scheme_year_and_name",
                violation_error_message=_("Bidragsformen har redan en omgång med den benämningen det året."),
            ),
        ]

    def __str__(self):
        return f"{self.scheme} {self.year}" + (f", {self.name}" if self.name else "")

    def clean(self):
        if self.scheme_id:
            self.board_id = self.scheme.board_id

    def get_absolute_url(self):
        return reverse("grants:round", args=[self.pk])

    def remaining(self):
        """What can still be granted, in kronor."""
        return self.frame - self.reserved

    def reserve(self, amount):
        """Take `amount` kronor of the frame, or refuse; two at once cannot pass it."""
        if not self.room_for(amount).update(reserved=F("reserved") + kronor(amount), version=F("version") + 1):
            self.refresh_from_db(fields=["reserved", "frame"])
            raise ValidationError(
                _("Det finns %(remaining)s kvar i omgångens ram, och beslutet är på %(amount)s."),
                params={"remaining": format_kronor(self.remaining()), "amount": format_kronor(amount)},
            )

    def room_for(self, amount):
        return GrantRound.objects.filter(pk=self.pk, reserved__lte=F("frame") - kronor(amount))


def payments_of_grants(**condition):
    """Payments of the grants that meet a condition, with the records that reverse them."""
    paying = Q(**{f"grant_payment__grant__{name}": value for name, value in condition.items()})
    reversing = Q(**{f"reverses__grant_payment__grant__{name}": value for name, value in condition.items()})
    return Payment.objects.filter(paying | reversing)


class GrantApplications(Records):
    def visible_to(self, user):
        """Applications as the table of rights says; a board reader sees them once they are decided."""
        condition = user.readable(Area.APPLICATIONS, board="board", organisation="organisation")
        if user.may("d", Area.APPLICATIONS):
            condition |= Q(grant__isnull=False)
        return self.filter(condition)

    def with_money(self):
        """Each application with what was paid and reclaimed (kronor, None when nothing was), in one query."""
        paid = payments_of_grants(application=OuterRef("pk")).paid().order_by().values("state")
        claims = RecoveryClaim.objects.filter(grant__application=OuterRef("pk")).order_by().values("grant")
        return self.annotate(
            paid=Subquery(paid.annotate(sum=Sum("amount")).values("sum")),
            last_paid_on=Subquery(paid.annotate(last=Max("paid_on")).values("last")),
            reclaimed=Subquery(claims.annotate(sum=Sum("amount")).values("sum")),
        )


class GrantApplication(Stateful, NamedRecord):
    """An organisation's application in a round."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Utkast")
        SUBMITTED = "submitted", _("Inlämnad")
        DECIDED = "decided", _("Beslutad")
        WITHDRAWN = "withdrawn", _("Återtagen")
        DISMISSED = "dismissed", _("Avvisad")
        CLOSED = "closed", _("Avslutad")

    NEXT = {
        State.DRAFT: (State.SUBMITTED, State.WITHDRAWN),
        State.SUBMITTED: (State.DECIDED, State.WITHDRAWN, State.DISMISSED),
        State.DECIDED: (State.CLOSED,),
    }
    TONES = {
        "draft": "neutral",
        "submitted": "info",
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
    requested_amount = KronorField(_("sökt belopp"), min_value=Decimal("0.01"))
    purpose = models.TextField(_("ändamål"), max_length=4000)
    period_from = models.DateField(_("period från"), null=True, blank=True)
    period_to = models.DateField(_("period till och med"), null=True, blank=True)
    own_contribution = models.TextField(_("egen insats"), blank=True, max_length=2000)
    other_funders = models.TextField(_("andra finansiärer"), blank=True, max_length=2000)
    member_count = models.PositiveIntegerField(_("antal medlemmar"), null=True, blank=True)
    caseworker = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("handläggare")
    )
    state = models.CharField(_("status"), max_length=15, choices=State, default=State.DRAFT, editable=False)
    documents = models.ManyToManyField(Document, blank=True, related_name="grant_applications", verbose_name=_("handlingar"))

    objects = GrantApplications.as_manager()
    SET_ONCE = frozenset({"round", "organisation"})

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
            )
        ]

    def __str__(self):
        return f"{self.organisation}, {self.round}"

    def words(self):
        return [self.organisation.name, self.organisation.org_number, str(self.round), str(self.case or ""), self.purpose]

    def clean(self):
        if self.round_id:
            self.board_id = self.round.board_id

    def get_absolute_url(self):
        return reverse("grants:application", args=[self.pk])

    @property
    def tone(self):
        return self.TONES[self.state]

    def late_days(self):
        """Days after the round closed that the application came in; 0 when in time, None when it is not in."""
        if self.submitted_on is None:
            return None
        return max(0, (self.submitted_on - self.round.closes).days)

    def check_decided_by_own_board(self, decision):
        if decision.board_id != self.board_id:
            raise ValidationError(
                {
                    "decision": _("Beslutet är fattat av %(other)s, men omgången hör till %(own)s.")
                    % {"other": decision.board, "own": self.board}
                }
            )

    def check_asked_for(self, amount):
        """Not more than was asked for, and not more than the scheme allows."""
        if amount > self.requested_amount:
            raise ValidationError(
                {"amount": _("Beloppet är högre än det sökta, %(asked)s.") % {"asked": format_kronor(self.requested_amount)}}
            )
        ceiling = self.round.scheme.max_amount
        if ceiling is not None and amount > ceiling:
            raise ValidationError(
                {"amount": _("Bidragsformens högsta belopp är %(ceiling)s.") % {"ceiling": format_kronor(ceiling)}}
            )


class GrantDecisions(Records):
    def visible_to(self, user):
        return self.filter(
            user.readable(Area.GRANT_DECISIONS, board="application__board", organisation="application__organisation")
        )

    def granted(self):
        return self.filter(result__in=[GrantDecision.Result.GRANTED, GrantDecision.Result.PARTLY])


class GrantDecision(Record):
    """What the board (or its delegate) decided on one application."""

    class Result(models.TextChoices):
        GRANTED = "granted", _("Beviljat")
        PARTLY = "partly", _("Delvis beviljat")
        REJECTED = "rejected", _("Avslag")

    application = models.OneToOneField(
        GrantApplication, on_delete=models.PROTECT, related_name="grant", verbose_name=_("ansökan")
    )
    decision = models.ForeignKey(
        BoardDecision, on_delete=models.PROTECT, related_name="grant_decisions", verbose_name=_("beslut")
    )
    result = models.CharField(_("utfall"), max_length=10, choices=Result)
    amount = KronorField(_("beviljat belopp"), min_value=Decimal("0.00"))
    conditions = models.TextField(_("villkor"), blank=True, max_length=4000)
    reason = models.TextField(_("motivering"), blank=True, max_length=4000)
    rule_reference = models.CharField(_("regel i bidragsformen"), max_length=200, blank=True)
    report_due = models.DateField(_("redovisning senast"), null=True, blank=True)

    objects = GrantDecisions.as_manager()

    class Meta:
        verbose_name = _("bidragsbeslut")
        verbose_name_plural = _("bidragsbeslut")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(result="rejected", amount=0) | (~Q(result="rejected") & Q(amount__gt=0)),
                name="rejected_grant_is_nothing",
                violation_error_message=_("Ett avslag är på 0 kr, ett bifall på mer än 0 kr."),
            )
        ]

    def __str__(self):
        return f"{self.get_result_display()}: {self.application}"

    @property
    def board_id(self):
        return self.application.board_id

    def get_absolute_url(self):
        return self.application.get_absolute_url()

    def payments(self):
        """Payments of the grant, with the records that reverse them."""
        return payments_of_grants(pk=self.pk)

    def planned(self):
        """Planned, attested and paid, less reversals, in kronor."""
        return self.payments().standing().total("amount")

    def check_covers_payments(self):
        over = self.planned() - self.amount
        if over > 0:
            raise ValidationError(
                {"amount": _("Beloppet är %(over)s mer än det som är kvar att betala.") % {"over": format_kronor(over)}}
            )


class GrantPayment(models.Model):
    """Ties a payment to the grant that it pays."""

    grant = models.ForeignKey(
        GrantDecision, on_delete=models.PROTECT, related_name="grant_payments", verbose_name=_("bidragsbeslut")
    )
    payment = models.OneToOneField(Payment, on_delete=models.PROTECT, related_name="grant_payment", verbose_name=_("utbetalning"))

    class Meta:
        verbose_name = _("utbetalning av bidrag")
        verbose_name_plural = _("utbetalningar av bidrag")

    def __str__(self):
        return str(self.payment)


class GrantReports(Records):
    def visible_to(self, user):
        area = Area.GRANT_REPORTS
        return self.filter(
            user.readable(area, board="grant__application__board", organisation="grant__application__organisation")
        )


class GrantReport(Record):
    """The organisation's account (redovisning) of what the grant was used for."""

    grant = models.OneToOneField(GrantDecision, on_delete=models.PROTECT, related_name="report", verbose_name=_("bidragsbeslut"))
    received_on = models.DateField(_("inkom"))
    used_amount = KronorField(_("använt belopp"), min_value=Decimal("0.00"))
    result_text = models.TextField(_("vad bidraget ledde till"), blank=True, max_length=4000)
    approved_on = models.DateField(_("godkänd"), null=True, blank=True, editable=False)

    objects = GrantReports.as_manager()

    class Meta:
        verbose_name = _("redovisning")
        verbose_name_plural = _("redovisningar")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.grant.application}, {format_day(self.received_on)}"

    @property
    def board_id(self):
        return self.grant.board_id

    def get_absolute_url(self):
        return self.grant.get_absolute_url()


class RecoveryClaims(Records):
    def visible_to(self, user):
        area = Area.GRANT_REPORTS
        return self.filter(
            user.readable(area, board="grant__application__board", organisation="grant__application__organisation")
        )


class RecoveryClaim(Record):
    """Money that the organisation is to pay back (återkrav)."""

    class Ground(models.TextChoices):
        WRONG_INFORMATION = "wrong_information", _("Felaktiga uppgifter")
        NOT_USED = "not_used", _("Bidraget är inte använt")
        WRONG_PURPOSE = "wrong_purpose", _("Använt till annat ändamål")
        NO_REPORT = "no_report", _("Redovisning saknas")
        CONDITION_BREACH = "condition_breach", _("Villkor har inte följts")

    grant = models.ForeignKey(
        GrantDecision, on_delete=models.PROTECT, related_name="recovery_claims", verbose_name=_("bidragsbeslut")
    )
    ground = models.CharField(_("grund"), max_length=20, choices=Ground)
    amount = KronorField(_("belopp"), min_value=Decimal("0.01"))
    decision = models.ForeignKey(
        BoardDecision, on_delete=models.PROTECT, related_name="recovery_claims", verbose_name=_("beslut")
    )
    decided_on = models.DateField(_("beslutat"), default=today)

    objects = RecoveryClaims.as_manager()

    class Meta:
        verbose_name = _("återkrav")
        verbose_name_plural = _("återkrav")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.get_ground_display()}, {self.grant.application}"

    @property
    def board_id(self):
        return self.grant.board_id

    def get_absolute_url(self):
        return self.grant.get_absolute_url()
