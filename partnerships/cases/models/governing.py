"""What the municipality has decided about how it collaborates: policies, guidelines and rules, version by version."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import format_day, today
from partnerships.ground.models import NamedRecord, Records
from partnerships.register.models import Board
from partnerships.register.rights import Area

from .decisions import BoardDecision
from .references import CaseReference, Document

FIRST_DAY = Coalesce("valid_from", "decision__meeting_date")  # without a day of its own it holds from its decision


class GoverningDocuments(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.GOVERNING, board="board"))

    def with_state_on(self, day):
        """Each document with the state that its decision, its days and its successor give it on a day, as `state_now`."""
        State = GoverningDocument.State
        successors = GoverningDocument.objects.filter(predecessor=OuterRef("pk"), decision__isnull=False)
        begun = successors.annotate(first_day_then=FIRST_DAY).filter(first_day_then__lte=day)
        return self.annotate(first_day_now=FIRST_DAY).annotate(
            state_now=Case(
                When(decision=None, then=Value(State.PROPOSED)),
                When(first_day_now=None, then=Value(State.UNKNOWN)),
                When(first_day_now__gt=day, then=Value(State.COMING)),
                When(Exists(begun), then=Value(State.REPLACED)),
                When(valid_to__lt=day, then=Value(State.EXPIRED)),
                default=Value(State.IN_FORCE),
                output_field=models.CharField(),
            )
        )

    def in_force_on(self, day):
        """Documents that hold on a day; the first and the last day count. What is only proposed does not hold."""
        return self.with_state_on(day).filter(state_now=GoverningDocument.State.IN_FORCE)


class GoverningDocument(NamedRecord):
    """One version of a governing document (styrdokument). It is proposed until a decision is registered for it."""

    class Kind(models.TextChoices):
        POLICY = "policy", _("Policy")
        PROGRAM = "program", _("Program")
        IOP_GUIDELINE = "iop_guideline", _("Riktlinje för IOP")
        GRANT_RULES = "grant_rules", _("Regler för bidrag")
        YEARLY_GUIDELINE = "yearly_guideline", _("Riktlinje för årliga överenskommelser")
        PROCUREMENT_GUIDELINE = "procurement_guideline", _("Riktlinje för upphandling")
        OTHER_RULES = "other_rules", _("Regler för övriga avtal")
        OTHER = "other", _("Annat styrdokument")

    class State(models.TextChoices):
        """What the decision and the days say of a document; never stored."""

        PROPOSED = "proposed", _("Föreslaget")
        COMING = "coming", _("Beslutat, gäller senare")
        IN_FORCE = "in_force", _("Gäller")
        EXPIRED = "expired", _("Löpt ut")
        REPLACED = "replaced", _("Ersatt")
        UNKNOWN = "unknown", _("Giltighet okänd")

    TONES = {State.COMING: "info", State.IN_FORCE: "success", State.EXPIRED: "warning", State.UNKNOWN: "warning"}
    SETTLED = ("kind", "title", "version_text", "decision", "valid_from", "valid_to")  # once it is decided

    kind = models.CharField(_("slag"), max_length=25, choices=Kind)
    title = models.CharField(_("titel"), max_length=200)
    version_text = models.CharField(_("version"), max_length=60, blank=True)
    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="governing_documents", verbose_name=_("nämnd"))
    case = models.ForeignKey(
        CaseReference,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="governing_documents",
        verbose_name=_("diarienummer"),
    )
    decision = models.ForeignKey(
        BoardDecision,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="governing_documents",
        verbose_name=_("beslut"),
    )
    valid_from = models.DateField(_("gäller från"), null=True, blank=True)
    valid_to = models.DateField(_("gäller t.o.m."), null=True, blank=True)
    review_due = models.DateField(_("ses över senast"), null=True, blank=True)
    predecessor = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="successors", verbose_name=_("ersätter")
    )
    source = models.CharField(_("källa"), max_length=200, blank=True)
    documents = models.ManyToManyField(Document, blank=True, related_name="governing_documents", verbose_name=_("handlingar"))

    objects = GoverningDocuments.as_manager()
    SET_ONCE = frozenset({"board"})

    class Meta:
        verbose_name = _("styrdokument")
        verbose_name_plural = _("styrdokument")
        ordering = ["sort_text", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor"],
                name="a_governing_document_is_replaced_once",
                violation_error_message=_("Styrdokumentet är redan ersatt av ett annat."),
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=F("valid_to")),
                name="governing_document_ends_after_it_begins",
                violation_error_message=_("Styrdokumentet kan inte sluta gälla innan det börjar."),
            ),
        ]

    def __str__(self):
        return f"{self.title} ({self.version_text})" if self.version_text else self.title

    def words(self):
        return [self.title, self.version_text, str(self.case or "")]

    def get_absolute_url(self):
        return reverse("cases:governing_document", args=[self.pk])

    @property
    def first_day(self):
        """The first day that it holds; None where that is not known, or nothing is decided."""
        return (self.valid_from or self.decision.meeting_date) if self.decision_id else None

    @property
    def until(self):
        """The last day, or that there is none; None where nothing is decided."""
        return self.valid_to or (_("tills vidare") if self.decision_id else None)

    def titled(self):
        """Title, version and the days that it holds, for choices."""
        days = f"{format_day(self.first_day) or '…'}–{format_day(self.valid_to)}"
        return f"{self} · {days}"

    @property
    def state_label(self):
        """Of a row that `with_state_on` has read."""
        return self.State(self.state_now).label

    @property
    def tone(self):
        return self.TONES.get(self.state_now, "neutral")

    def clean(self):
        if self.decision_id:
            self.check_rests_on(self.decision)
        if self.predecessor_id:
            self.check_predecessor()

    def check_rests_on(self, decision):
        decision.check_carries(self.board)

    def check_predecessor(self):
        if self.predecessor.kind != self.kind:
            raise ValidationError({"predecessor": _("Ett styrdokument ersätts av ett av samma slag.")})
        older = self.predecessor
        while older is not None:
            if older.pk == self.pk:
                raise ValidationError({"predecessor": _("Ett styrdokument kan inte ersätta sig självt eller sin efterföljare.")})
            older = older.predecessor


class Governed(models.Model):
    """A record that rests on a governing document, and cites the version that was in force on its own day."""

    governing_document = models.ForeignKey(
        GoverningDocument, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("styrdokument")
    )

    class Meta:
        abstract = True

    def governed_by(self):
        """The kinds of governing document that can be cited."""
        raise NotImplementedError

    def governed_on(self):
        """The day whose version is cited."""
        return today()

    def documents_that_govern(self, rows):
        """Those that can be cited, and the one that is."""
        in_force = GoverningDocument.objects.in_force_on(self.governed_on()).filter(kind__in=self.governed_by())
        return rows.filter(Q(pk__in=in_force.values("pk")) | Q(pk=self.governing_document_id))

    def check_governed(self, before=None):
        """It is of the right kind, and what is newly cited was in force; what was cited stays, whatever has come since."""
        cited = self.governing_document
        if cited is None:
            return
        if cited.kind not in self.governed_by():
            kinds = ", ".join(str(kind.label).lower() for kind in self.governed_by())
            raise ValidationError({"governing_document": _("Det ska vara: %(kinds)s.") % {"kinds": kinds}})
        if before is not None and cited.pk == before.governing_document_id:
            return
        day = self.governed_on()
        if not GoverningDocument.objects.in_force_on(day).filter(pk=cited.pk).exists():
            raise ValidationError({"governing_document": _("Det gällde inte %(day)s.") % {"day": format_day(day)}})
