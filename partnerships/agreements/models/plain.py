"""What agreements of every form but IOP have in common: kept so that the picture of the year is whole."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from partnerships.cases.models import BoardDecision, CaseReference, Document, Governed
from partnerships.ground.days import format_day, last_day_to_give_notice
from partnerships.ground.models import NamedRecord, Records
from partnerships.ground.money import KronorField, kronor
from partnerships.ground.swedish import search_key
from partnerships.register.models import Board, Office, Organisation
from partnerships.register.rights import Area

from .agreement import DAYS, LONGEST_NOTICE, check_has_happened
from .gaps import Heading, Requirement
from .parts import YEARS
from .welfare_areas import WelfareArea


class PlainAgreements(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.IOP, board="responsible_board", organisation="organisation"))

    def search(self, words):
        """Rows whose title, diary number or organisation holds every word."""
        rows = self
        for word in search_key(words).split():
            rows = rows.filter(Q(search_text__contains=word) | Q(organisation__search_text__contains=word))
        return rows

    def concluded(self):
        """Decided or entered into; the others are drafts."""
        return self.filter(Q(agreed_on__isnull=False) | Q(decision__isnull=False))

    def with_state_on(self, day):
        """Each agreement with the state that its days give it on a day, as `state_now`. The first and the last day count."""
        State = PlainAgreement.State
        has_an_end = Q(end_date__isnull=False) | Q(open_ended=True)
        return self.annotate(
            state_now=Case(
                When(cancelled_on__lte=day, then=Value(State.CANCELLED)),
                When(agreed_on=None, decision=None, then=Value(State.DRAFT)),
                When(start_date__gt=day, then=Value(State.COMING)),
                When(end_date__lt=day, then=Value(State.ENDED)),
                When(has_an_end, start_date__isnull=False, then=Value(State.RUNNING)),
                default=Value(State.UNKNOWN),
                output_field=models.CharField(),
            )
        )

    def running_on(self, day):
        return self.with_state_on(day).filter(state_now=PlainAgreement.State.RUNNING)

    def running_in(self, year):
        """Agreements in force on some day of a year."""
        first_day = date(year, 1, 1)
        lasting = Q(end_date__gte=first_day) | Q(open_ended=True)
        not_stopped_before = Q(cancelled_on=None) | Q(cancelled_on__gt=first_day) & Q(cancelled_on__gt=F("start_date"))
        return self.concluded().filter(lasting, not_stopped_before, start_date__year__lte=year)

    def with_money_in(self, year):
        """Each agreement with the municipality's money of a year (`municipal_money`).

        None where the amount of the year is not known; outside the term there is none to know.
        """
        known = self.model.years.rel.related_model.objects.filter(agreement=OuterRef("pk"), year=year)
        not_in_force, nought = Q(start_date__year__gt=year) | Q(end_date__year__lt=year), kronor(Decimal(0))
        outside = Case(When(not_in_force, then=nought), default=None, output_field=KronorField())
        return self.annotate(
            municipal_money=Case(
                When(cancelled_on__lte=date(year, 1, 1), then=nought),
                default=Coalesce(Subquery(known.values("amount")), outside),
                output_field=KronorField(),
            )
        )


class PlainAgreement(Governed, NamedRecord):
    """An agreement or procurement with one organisation. Its days, and whether it is decided, say how it stands."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Utkast")
        COMING = "coming", _("Börjar senare")
        RUNNING = "running", _("Pågående")
        ENDED = "ended", _("Avslutat")
        UNKNOWN = "unknown", _("Giltighet okänd")
        CANCELLED = "cancelled", _("Avbrutet")

    TONES = {State.COMING: "info", State.RUNNING: "success", State.UNKNOWN: "warning", State.CANCELLED: "danger"}
    # Once it is concluded:
    SETTLED = ("title", "organisation", "decision", "agreed_on", "start_date", "end_date", "notice_months")
    SETTLED += ("quality_requirements", "follow_up_plan")
    KEPT = frozenset({"organisation", "decision", "agreed_on"})
    REQUIRED = ("organisation", "case", "start_date", "follow_up_plan", "quality_requirements", "governing_document")

    title = models.CharField(_("benämning"), max_length=200)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    responsible_board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="+", verbose_name=_("ansvarig nämnd"))
    responsible_office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ansvarigt kontor")
    )
    case = models.ForeignKey(
        CaseReference, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("diarienummer")
    )
    welfare_area = models.ForeignKey(
        WelfareArea, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("välfärdsområde")
    )
    decision = models.ForeignKey(
        BoardDecision, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("beslut")
    )
    agreed_on = models.DateField(_("ingånget"), null=True, blank=True, validators=DAYS)
    start_date = models.DateField(_("avtalsstart"), null=True, blank=True, validators=DAYS)
    end_date = models.DateField(_("avtalsslut"), null=True, blank=True, validators=DAYS)
    open_ended = models.BooleanField(_("gäller tills vidare"), default=False)
    notice_months = models.PositiveSmallIntegerField(
        _("uppsägningstid (månader)"), null=True, blank=True, validators=[MaxValueValidator(LONGEST_NOTICE)]
    )
    follow_up_plan = models.TextField(_("uppföljning"), blank=True, max_length=4000)
    quality_requirements = models.TextField(_("kvalitetskrav"), blank=True, max_length=4000)
    comment = models.TextField(_("kommentar"), blank=True, max_length=2000)
    cancelled_on = models.DateField(_("avbrutet"), null=True, blank=True, editable=False, validators=DAYS)
    cancel_reason = models.CharField(_("skäl till avbrottet"), max_length=500, blank=True, editable=False)
    documents = models.ManyToManyField(Document, blank=True, related_name="+", verbose_name=_("handlingar"))

    SET_ONCE = frozenset({"responsible_board"})

    class Meta:
        abstract = True
        ordering = ["sort_text", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(start_date=None) | Q(end_date=None) | Q(start_date__lte=F("end_date")),
                name="%(class)s_ends_after_it_begins",
                violation_error_message=_("Avtalet kan inte sluta innan det börjar."),
            ),
            models.CheckConstraint(
                condition=Q(open_ended=False) | Q(end_date=None),
                name="%(class)s_has_an_end_or_is_open_ended",
                violation_error_message=_("Ett avtal som gäller tills vidare har inget slutdatum."),
            ),
            models.CheckConstraint(
                condition=Q(cancelled_on=None, cancel_reason="") | Q(cancelled_on__isnull=False) & ~Q(cancel_reason=""),
                name="%(class)s_is_cancelled_with_a_reason",
                violation_error_message=_("Skriv varför avtalet avbryts."),
            ),
        ]

    def __str__(self):
        return self.title

    def words(self):
        return [self.title, str(self.case or "")]

    @property
    def state_label(self):
        """Of a row that `with_state_on` has read."""
        return self.State(self.state_now).label

    @property
    def tone(self):
        return self.TONES.get(self.state_now, "neutral")

    @property
    def is_concluded(self):
        return self.agreed_on is not None or self.decision_id is not None

    def notice_day(self):
        """The last day to give notice so that the agreement ends when its term does; None where that is not known."""
        if self.end_date is None or self.notice_months is None:
            return None
        return last_day_to_give_notice(self.end_date, self.notice_months)

    def governed_on(self):
        """When it was entered into or decided; until then what is in force today counts."""
        return self.agreed_on or (self.decision and self.decision.meeting_date) or super().governed_on()

    def clean(self):
        check_has_happened(self, "agreed_on", "cancelled_on")
        if self.decision_id:
            self.check_rests_on(self.decision)

    def check_rests_on(self, decision):
        decision.check_carries(self.responsible_board)
        if self.agreed_on and decision.meeting_date and self.agreed_on < decision.meeting_date:  # R6
            day = {"day": format_day(decision.meeting_date)}
            raise ValidationError({"agreed_on": _("Avtalet kan inte vara ingånget före beslutet %(day)s.") % day})

    def check_term_covers(self, years):
        """R5: the years of the money lie inside the term."""
        first, last = self.start_date, self.end_date
        outside = [year for year in years if (first and year < first.year) or (last and year > last.year)]
        if outside:
            told = _("Beloppet gäller %(years)s, utanför avtalstiden.") % {"years": ", ".join(map(str, sorted(outside)))}
            raise ValidationError({"year": told})

    def year_near(self, year):
        """The year itself, or the year of the term that is nearest to it."""
        first, last = self.start_date, self.end_date
        year = max(year, first.year) if first else year
        return min(year, last.year) if last else year

    def missing(self):
        """What is not known, as a list of `Requirement`. It hinders nothing, and is counted in data quality."""
        names = [*self.REQUIRED] if self.open_ended else [*self.REQUIRED, "end_date"]
        empty = [name for name in names if getattr(self, name) in (None, "")]
        found = [(name, capfirst(self._meta.get_field(name).verbose_name)) for name in empty]
        if not self.is_concluded:  # what keeps it a draft
            found.insert(0, ("agreed_on", _("Ingånget eller beslut")))
        if not self.years.all():
            found.append(("amount", _("Belopp per år")))
        return [Requirement(Heading.CONTENT, name, label, done=False, hinders=False) for name, label in found]


class AgreementYear(models.Model):
    """The municipality's money of one year; written through its agreement."""

    year = models.PositiveSmallIntegerField(_("år"), validators=YEARS)
    amount = KronorField(_("belopp"), min_value=0)

    objects = Records.as_manager()

    class Meta:
        abstract = True
        ordering = ["year"]

    def __str__(self):
        return f"{self.agreement} {self.year}"
