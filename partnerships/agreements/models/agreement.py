"""The agreement itself: its terms, its way through the boards, and its validity by the dates."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from partnerships.cases.models import BoardDecision, CaseReference, Document, Governed, GoverningDocument
from partnerships.compact.models import Compact
from partnerships.ground.days import FIRST_YEAR, LAST_YEAR, format_day, today
from partnerships.ground.models import NamedRecord, Stateful
from partnerships.ground.swedish import search_key
from partnerships.initiatives.models import LEADS_ON, Initiative
from partnerships.register.models import EVERY_ROW, Board, Office
from partnerships.register.rights import Area

from ..rules import check_still_carries
from .gaps import TERMS, requirements_of
from .promised import ByMoney, Promised
from .validity import ByValidity, Extension, Validity
from .welfare_areas import WelfareArea

DAYS = [MinValueValidator(date(FIRST_YEAR, 1, 1)), MaxValueValidator(date(LAST_YEAR, 12, 31))]
LONGEST_NOTICE = 120  # months


def check_has_happened(record, *names):
    """What is registered as done was done today or before."""
    coming = [name for name in names if (day := getattr(record, name)) and day > today()]
    if coming:
        raise ValidationError({name: _("Dagen har inte varit än. Ange en dag senast i dag.") for name in coming})


class IOPAgreements(ByValidity, ByMoney):
    def visible_to(self, user):
        return self.filter(concerning(user, Area.IOP, board="responsible_board", agreement="pk"))

    def search(self, words):
        """Rows whose title, diary number or party holds every word."""
        rows = self
        for word in search_key(words).split():
            by_party = IOPAgreement.objects.filter(parties__organisation__search_text__contains=word, parties__struck_reason="")
            rows = rows.filter(Q(search_text__contains=word) | Q(pk__in=by_party.values("pk")))
        return rows

    def with_parts(self):
        """With everything that `missing()` asks for, in a constant number of queries."""
        return self.select_related("decision", "case").prefetch_related(
            "parties__organisation", "parties__board", "resources", "milestones", "goals", "legal_tests", "groups__members"
        )

    def without_counterpart(self):
        return self.exclude(
            pk__in=IOPAgreement.objects.filter(parties__side="idea_driven", parties__struck_reason="").values("pk")
        )


class IOPAgreement(Validity, Promised, Governed, Stateful, NamedRecord):
    """An agreement (IOP-avtal) in which the municipality and the idea-driven sector both put something in."""

    Extension = Extension

    class State(models.TextChoices):
        DRAFT = "draft", _("Utkast")
        LEGAL_REVIEW = "legal_review", _("Juridisk prövning")
        PREPARED = "prepared", _("Beredd")
        DECIDED = "decided", _("Beslutad")
        SIGNED = "signed", _("Undertecknad")
        ACTIVE = "active", _("Pågående")
        EXPIRED = "expired", _("Utlöpt")
        UNKNOWN = "unknown", _("Giltighet okänd")
        TERMINATED = "terminated", _("Uppsagd")
        RENEWED = "renewed", _("Ersatt av nytt avtal")
        DECLINED = "declined", _("Avslagen")
        WITHDRAWN = "withdrawn", _("Återtagen")

    NEXT = {
        State.DRAFT: (State.LEGAL_REVIEW, State.WITHDRAWN),
        State.LEGAL_REVIEW: (State.PREPARED, State.WITHDRAWN),
        State.PREPARED: (State.DECIDED, State.DECLINED, State.WITHDRAWN),
        State.DECIDED: (State.SIGNED, State.PREPARED, State.WITHDRAWN),  # back, when the wrong decision was registered
        State.SIGNED: (State.TERMINATED, State.RENEWED),
        State.TERMINATED: (State.SIGNED,),  # back, when the notice is withdrawn
    }
    BOUND = (State.SIGNED, State.TERMINATED, State.RENEWED)  # the dates say whether it is in force
    BY_DATES = (State.ACTIVE, State.EXPIRED, State.UNKNOWN)  # never stored
    TONES = {
        State.LEGAL_REVIEW: "warning",
        State.PREPARED: "info",
        State.DECIDED: "info",
        State.SIGNED: "info",
        State.ACTIVE: "success",
        State.UNKNOWN: "warning",
        State.DECLINED: "danger",
    }

    title = models.CharField(_("benämning"), max_length=200)
    case = models.ForeignKey(
        CaseReference,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="iop_agreements",
        verbose_name=_("diarienummer"),
    )
    responsible_board = models.ForeignKey(
        Board, on_delete=models.PROTECT, related_name="iop_agreements", verbose_name=_("ansvarig nämnd")
    )
    responsible_office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, blank=True, related_name="iop_agreements", verbose_name=_("ansvarigt kontor")
    )
    welfare_area = models.ForeignKey(
        WelfareArea,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="iop_agreements",
        verbose_name=_("välfärdsområde"),
    )
    background = models.TextField(_("bakgrund"), blank=True, max_length=8000)
    challenge = models.TextField(_("samhällsutmaning"), blank=True, max_length=4000)
    added_value = models.TextField(_("idéburet mervärde"), blank=True, max_length=4000)
    target_group = models.TextField(_("målgrupp"), blank=True, max_length=2000)
    quality_requirements = models.TextField(_("kvalitetskrav"), blank=True, max_length=4000)
    follow_up_plan = models.TextField(_("uppföljning"), blank=True, max_length=4000)
    follow_up_month = models.PositiveSmallIntegerField(_("uppföljningsmånad"), null=True, blank=True, choices=MONTHS)
    values_basis = models.TextField(_("värdegrund"), blank=True, max_length=4000)
    compact = models.ForeignKey(  # domain § 9, Independence: a link, never a condition
        Compact,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="iop_agreements",
        verbose_name=_("samverkansöverenskommelse"),
    )
    responsibilities = models.TextField(_("ansvarsfördelning"), blank=True, max_length=4000)
    cost_benefit_note = models.TextField(_("samhällsvinster och kostnadseffektivitet"), blank=True, max_length=4000)
    renewal_terms = models.TextField(_("villkor för förlängning"), blank=True, max_length=4000)
    amendment_terms = models.TextField(_("ändringar och tillägg"), blank=True, max_length=4000)
    dispute_terms = models.TextField(_("omförhandling, hävning och tvist"), blank=True, max_length=4000)
    insight_terms = models.TextField(_("insyn och revision"), blank=True, max_length=4000)  # R8
    data_protection_note = models.TextField(_("personuppgifter"), blank=True, max_length=4000)
    follow_up_interval = models.PositiveSmallIntegerField(
        _("uppföljningsintervall (månader)"),
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(12)],  # R5: at least yearly
    )
    start_date = models.DateField(_("avtalsstart"), null=True, blank=True, validators=DAYS)
    end_date = models.DateField(_("avtalsslut"), null=True, blank=True, validators=DAYS)
    notice_months = models.PositiveSmallIntegerField(
        _("uppsägningstid (månader)"), null=True, blank=True, validators=[MaxValueValidator(LONGEST_NOTICE)]
    )
    decision = models.ForeignKey(
        BoardDecision, on_delete=models.PROTECT, null=True, blank=True, related_name="iop_agreements", verbose_name=_("beslut")
    )
    signed_on = models.DateField(_("undertecknat"), null=True, blank=True, validators=DAYS)
    signed_document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("undertecknad handling")
    )
    registered_in_diary = models.BooleanField(_("registrerat i kommunens diarium"), null=True, blank=True)
    imported_incomplete = models.BooleanField(_("äldre avtal, ofullständiga uppgifter"), default=False)
    known_in_force_on = models.DateField(_("känt gällande"), null=True, blank=True, validators=DAYS)
    source = models.CharField(_("källa"), max_length=200, blank=True)
    extension = models.CharField(_("förlängning"), max_length=10, choices=Extension, blank=True)
    extension_months = models.PositiveSmallIntegerField(
        _("förlängs med (månader)"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(LONGEST_NOTICE)]
    )
    latest_end = models.DateField(_("förlängs längst till"), null=True, blank=True, validators=DAYS)
    extended_to = models.DateField(_("förlängt till"), null=True, blank=True, editable=False, validators=DAYS)
    terminated_by = models.ForeignKey(
        "IOPParty",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("uppsagt av"),
    )
    terminated_on = models.DateField(_("uppsagt"), null=True, blank=True, editable=False, validators=DAYS)
    ends_on = models.DateField(_("upphör efter uppsägning"), null=True, blank=True, editable=False, validators=DAYS)
    predecessor = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="successors", verbose_name=_("ersätter avtal")
    )
    state = models.CharField(_("status"), max_length=15, choices=State, default=State.DRAFT, editable=False)
    documents = models.ManyToManyField(Document, blank=True, related_name="iop_agreements", verbose_name=_("handlingar"))
    form_choice = models.ForeignKey(
        "FormChoice", on_delete=models.PROTECT, null=True, blank=True, related_name="agreements", verbose_name=_("val av form")
    )
    initiative = models.ForeignKey(
        Initiative, on_delete=models.PROTECT, null=True, blank=True, related_name="iop_agreements", verbose_name=_("initiativ"),
        **LEADS_ON,
    )  # fmt: skip
    override_role = models.CharField(_("undantag av (roll)"), max_length=150, blank=True, editable=False)
    override_reason = models.TextField(_("skäl till undantaget"), max_length=2000, blank=True, editable=False)
    overridden_test = models.ForeignKey(  # None: there was no test at all
        "IOPLegalTest", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        verbose_name=_("prövning som undantaget gäller"),
    )  # fmt: skip

    objects = IOPAgreements.as_manager()
    SET_ONCE = frozenset({"responsible_board", "imported_incomplete"})

    class Meta:
        verbose_name = _("IOP-avtal")
        verbose_name_plural = _("IOP-avtal")
        ordering = ["sort_text", "pk"]
        indexes = [
            models.Index(fields=["responsible_board", "sort_text", "id"], name="agreement_by_board"),
            models.Index(fields=["state", "end_date", "id"], name="agreement_by_state"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(start_date=None) | Q(end_date=None) | Q(start_date__lt=F("end_date")),  # R5
                name="agreement_ends_after_it_begins",
                violation_error_message=_("Avtalet måste börja innan det slutar."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["active", "expired", "unknown"]),
                name="agreement_state_by_dates_is_never_stored",
                violation_error_message=_("Datumen avgör om avtalet pågår."),
            ),
            models.CheckConstraint(
                condition=~Q(state="terminated")
                | Q(terminated_on__isnull=False, ends_on__isnull=False, terminated_on__lte=F("ends_on")),
                name="terminated_agreement_has_a_last_day",
                violation_error_message=_("Avtalet kan inte upphöra innan det är uppsagt."),
            ),
            models.CheckConstraint(
                condition=~Q(extension="automatic") | Q(extension_months__isnull=False, extension_months__gte=1),
                name="automatic_extension_has_its_months",
                violation_error_message=_("Ange hur många månader avtalet förlängs med."),
            ),
            models.CheckConstraint(
                condition=Q(extension__in=["automatic", "decision"]) | Q(extension_months=None, latest_end=None),
                name="terms_of_extension_belong_to_an_extension",
                violation_error_message=_("Ange om avtalet förlängs automatiskt eller genom beslut."),
            ),
            models.CheckConstraint(
                condition=Q(end_date=None) | Q(latest_end=None) | Q(latest_end__gt=F("end_date")),
                name="latest_end_is_after_the_term",
                violation_error_message=_("Den sista dag som avtalet kan förlängas till ligger efter avtalsslut."),
            ),
            models.CheckConstraint(
                condition=Q(extended_to=None) | Q(extension="decision", end_date__isnull=False, extended_to__gt=F("end_date")),
                name="agreement_is_extended_after_its_term_by_decision",
                violation_error_message=_("Avtalet är förlängt genom beslut, till en dag efter avtalsslut."),
            ),
            models.CheckConstraint(
                condition=Q(extended_to=None) | Q(latest_end=None) | Q(extended_to__lte=F("latest_end")),
                name="agreement_is_extended_to_its_latest_end_at_most",
                violation_error_message=_("Avtalet kan inte förlängas så långt."),
            ),
            models.CheckConstraint(  # R3, R6: of an old agreement everything may be unknown
                condition=~Q(state__in=["decided", "signed", "terminated", "renewed"])
                | Q(imported_incomplete=True)
                | Q(decision__isnull=False),
                name="decided_agreement_has_a_decision",
                violation_error_message=_("Avtalet saknar beslut."),
            ),
            models.CheckConstraint(
                condition=Q(override_role="", override_reason="", overridden_test=None)
                | ~Q(override_role="") & ~Q(override_reason=""),
                name="override_has_a_role_and_a_reason",
                violation_error_message=_("Ett undantag från prövningen har både roll och skäl."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["signed", "terminated", "renewed"])
                | Q(imported_incomplete=True)
                | Q(signed_on__isnull=False, start_date__isnull=False, end_date__isnull=False),
                name="signed_agreement_has_its_dates",
                violation_error_message=_("Ett undertecknat avtal har datum för undertecknande, start och slut."),
            ),
        ]

    def __str__(self):
        return self.title

    def words(self):
        return [self.title, str(self.case or "")]

    def get_absolute_url(self):
        return reverse("agreements:agreement", args=[self.pk])

    def clean(self):
        check_has_happened(self, "signed_on", "terminated_on", "known_in_force_on")
        if self.imported_incomplete:
            check_has_happened(self, "start_date")  # an agreement that begins later is made in the register
        if self.signed_on and self.decision_id and self.decision.meeting_date and self.signed_on < self.decision.meeting_date:
            raise ValidationError(  # R6
                {
                    "signed_on": _("Avtalet kan inte vara undertecknat före beslutet %(day)s.")
                    % {"day": format_day(self.decision.meeting_date)}
                }
            )
        if self.compact_id and self.compact.adopted_on is None:
            raise ValidationError({"compact": _("Överenskommelsen är ett förslag. Välj en som är antagen.")})
        if self.predecessor_id:
            self.check_predecessor()

    def check_rests_on(self, decision):
        """What the decision, as it is corrected, no longer allows. Of what was withdrawn nothing came."""
        if self.state != self.State.WITHDRAWN:
            check_still_carries(self, decision)

    def governed_by(self):
        return [GoverningDocument.Kind.IOP_GUIDELINE]

    def governed_on(self):
        """When it was decided or signed, or is first known; until then the guideline of today counts."""
        decided = self.decision and self.decision.meeting_date
        return decided or self.signed_on or self.known_in_force_on or today()

    def is_settled(self):
        """Signed, so that terms, parties and money stand. An old agreement, signed before the register, is filled in."""
        return self.state in self.BOUND and not self.imported_incomplete

    def gaps_before_renewal(self):
        """What must be known of an old agreement before a new one replaces it; what is signed here was known then."""
        return [gap for gap in self.missing() if gap.hinders] if self.imported_incomplete else []

    def has_successor_under_way(self):
        """A new agreement is begun, or signed, that replaces this one."""
        came_to_nothing = {self.State.DECLINED, self.State.WITHDRAWN}
        return any(new.state not in came_to_nothing for new in self.successors.all())

    def can_be_followed_up(self):
        """Signed, and its first year has come."""
        return self.state in self.BOUND and (self.start_date is None or self.start_date.year <= today().year)

    def takes_aid(self):
        """Aid is reckoned before the board decides: on the agreement, or on an amendment of one that is signed."""
        return self.can_be_prepared() or (self.state == self.State.SIGNED and not self.imported_incomplete)

    def can_be_prepared(self):
        """Before the board's decision."""
        return self.state in (self.State.DRAFT, self.State.LEGAL_REVIEW, self.State.PREPARED)

    # What is known, and what must be

    def missing(self):
        """What is not known yet, as a list of `Requirement`; nothing is signed or replaced while there is any."""
        return [requirement for requirement in requirements_of(self) if requirement.is_gap()]

    def checklist(self):
        """Everything that is asked for before it is signed, done and not done."""
        return list(requirements_of(self))

    def latest_test(self, by=None):
        """The legal test that counts: the newest; or that which was the newest on a day."""
        tests = [test for test in self.legal_tests.all() if by is None or test.examined_on <= by]
        return max(tests, key=lambda test: (test.examined_on, test.pk), default=None)

    @property
    def is_overridden(self):
        """Decided in spite of what the legal test said, or without one."""
        return bool(self.override_reason)

    def overrides(self, test):
        """Was it this test, or that there was none, that the decision was made in spite of?"""
        return self.is_overridden and self.overridden_test_id == (test and test.pk)

    def settled_fields(self):
        """What both parties have signed is changed by an amendment only; what was unknown before texts were kept is filled in."""
        if not self.is_settled():
            return frozenset()
        kept = self.versions.exists()
        return frozenset(name for name in TERMS if kept or getattr(self, name) not in (None, ""))

    def check_terms_stand(self, values):
        for name in self.settled_fields() & set(values):
            if values[name] != getattr(self, name):
                raise ValidationError({name: _("Villkoret är undertecknat och ändras genom ett tilläggsavtal.")})

    def check_predecessor(self):
        old, passed = self.predecessor, set()
        while old and old.pk not in passed:
            if old.pk == self.pk:
                raise ValidationError({"predecessor": _("Ett avtal kan inte ersätta sig självt, inte heller genom andra avtal.")})
            passed.add(old.pk)
            old = old.predecessor
        if gaps := self.predecessor.gaps_before_renewal():
            told = _("Det äldre avtalet saknar %(number)s uppgifter och kan inte förnyas förrän de är ifyllda.")
            told = f"{told} {_('De är uppräknade på avtalets sida.')}"
            raise ValidationError({"predecessor": told % {"number": len(gaps)}})

    def check_term_covers_parts(self):
        """R5: the timeline and the years of resources lie inside the term."""
        faults = []
        for part in [*self.milestones.all(), *self.resources.all(), *self.goals.all()]:
            part.agreement = self
            faults += part.faults_of_time()
        if faults:
            raise ValidationError(faults)


def concerning(user, area, *, board, agreement):
    """The rows of an area that the user may read: own boards, or agreements in which their board or organisation is a party.

    A draft is the municipality's own until it goes to legal review; the organisation reads the agreement from then on.
    """
    condition = user.readable(area, board=board)
    if condition == EVERY_ROW:
        return condition
    told = user.readable(area, organisation="parties__organisation") & ~Q(state=IOPAgreement.State.DRAFT)
    party = user.readable(area, board="parties__board") | told
    own = IOPAgreement.objects.filter(party, parties__struck_reason="")  # in one filter: the same party
    return condition | Q(**{f"{agreement}__in": own.values("pk")})
