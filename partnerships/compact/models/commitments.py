"""The principles of a compact, what each party undertakes under them, and how it was kept year by year."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import today
from partnerships.ground.models import NamedRecord, Record, Records
from partnerships.register.rights import Area

from .compact import Compact

FIRST_YEAR, LAST_YEAR = 1990, 2200


class Side(models.TextChoices):
    """The two parties to a compact."""

    MUNICIPALITY = "municipality", _("Kommunen")
    SECTOR = "sector", _("Idéburen sektor")


class Principles(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.COMPACT))


class Principle(NamedRecord):
    """One of the values that a compact rests on."""

    compact = models.ForeignKey(Compact, on_delete=models.PROTECT, related_name="principles", verbose_name=_("överenskommelse"))
    no = models.PositiveSmallIntegerField(_("nummer"))
    name = models.CharField(_("namn"), max_length=150)
    text = models.TextField(_("text"), blank=True, max_length=4000)

    objects = Principles.as_manager()

    class Meta:
        verbose_name = _("princip")
        verbose_name_plural = _("principer")
        ordering = ["compact_id", "no", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["compact", "no"],
                name="one_principle_per_compact_and_number",
                violation_error_message=_("Överenskommelsen har redan en princip med det numret."),
            )
        ]

    def __str__(self):
        return f"{self.no}. {self.name}"

    def words(self):
        return [self.name, self.text]

    def get_absolute_url(self):
        return f"{reverse('compact:compact', args=[self.compact_id])}#princip-{self.no}"


class Commitments(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.COMPACT))


class Commitment(NamedRecord):
    """What one party, or both, undertakes under a principle. Exactly one of the three (R13)."""

    class Bearer(models.TextChoices):
        MUNICIPALITY = "municipality", _("Kommunen")
        SECTOR = "sector", _("Idéburen sektor")
        BOTH = "both", _("Båda parter")

    LETTERS = {"municipality": "K", "sector": "I", "both": "B"}

    compact = models.ForeignKey(
        Compact, on_delete=models.PROTECT, editable=False, related_name="commitments", verbose_name=_("överenskommelse")
    )
    principle = models.ForeignKey(Principle, on_delete=models.PROTECT, related_name="commitments", verbose_name=_("princip"))
    bearer = models.CharField(_("vem åtar sig"), max_length=15, choices=Bearer)
    no = models.PositiveSmallIntegerField(_("nummer"))
    text = models.TextField(_("åtagande"), max_length=2000)
    code = models.CharField(
        _("kod"), max_length=20, blank=True, help_text=_("Lämna tomt så sätts koden av princip, part och nummer.")
    )

    objects = Commitments.as_manager()

    class Meta:
        verbose_name = _("åtagande")
        verbose_name_plural = _("åtaganden")
        ordering = ["compact_id", "principle__no", "pk"]
        indexes = [models.Index(fields=["compact", "bearer"], name="commitment_by_bearer")]
        constraints = [
            models.UniqueConstraint(
                fields=["compact", "code"],
                name="one_commitment_per_compact_and_code",
                violation_error_message=_("Överenskommelsen har redan ett åtagande med den koden."),
            ),
            models.UniqueConstraint(
                fields=["principle", "bearer", "no"],
                name="one_commitment_per_principle_bearer_and_number",
                violation_error_message=_("Principen har redan ett åtagande med det numret för den parten."),
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.text}"[:120]

    def words(self):
        return [self.code, self.text]

    def get_absolute_url(self):
        return reverse("compact:commitment", args=[self.pk])

    def clean(self):
        if self.principle_id:
            self.compact_id = self.principle.compact_id
            if not self.code and self.bearer in self.LETTERS:
                self.code = f"P{self.principle.no}-{self.LETTERS[self.bearer]}{self.no}"

    def sides(self):
        """The parties that are to account for it: one, or both for a joint commitment."""
        return list(Side) if self.bearer == self.Bearer.BOTH else [Side(self.bearer)]

    def standing(self, follow_ups):
        """Where it stands, given one year's follow-ups of it: a joint one is as far as both parties say together."""
        told = {each.side: each.status for each in follow_ups}
        if not told:
            return Standing.UNANSWERED
        statuses = [told.get(side) for side in self.sides()]
        if CommitmentFollowUp.Status.DEVIATION in statuses:
            return Standing.DEVIATION
        if all(status == CommitmentFollowUp.Status.FULFILLED for status in statuses):
            return Standing.MADE
        if all(status in (None, CommitmentFollowUp.Status.NOT_STARTED) for status in statuses):
            return Standing.NOT_BEGUN
        return Standing.UNDER_WAY


class Standing(models.TextChoices):
    """How a commitment is counted in the picture of a year."""

    MADE = "made", _("Uppfyllt")
    UNDER_WAY = "under_way", _("Pågår eller delvis uppfyllt")
    NOT_BEGUN = "not_begun", _("Ej påbörjat")
    DEVIATION = "deviation", _("Avvikelse")
    UNANSWERED = "unanswered", _("Obesvarat")


class CommitmentFollowUps(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.COMPACT))

    def in_year(self, year):
        return self.filter(year=year)


class CommitmentFollowUp(Record):
    """How one party kept a commitment in one year."""

    class Status(models.TextChoices):
        NOT_STARTED = "not_started", _("Ej påbörjat")
        UNDER_WAY = "under_way", _("Pågår")
        FULFILLED = "fulfilled", _("Uppfyllt")
        PARTLY = "partly", _("Delvis uppfyllt")
        DEVIATION = "deviation", _("Avvikelse")

    TONES = {"not_started": "neutral", "under_way": "info", "fulfilled": "success", "partly": "info", "deviation": "danger"}

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="follow_ups", verbose_name=_("åtagande"))
    year = models.PositiveSmallIntegerField(_("år"))
    side = models.CharField(_("part"), max_length=15, choices=Side)
    status = models.CharField(_("status"), max_length=15, choices=Status)
    comment = models.TextField(_("vad har gjorts"), blank=True, max_length=4000)
    evidence = models.TextField(_("underlag"), blank=True, max_length=2000)
    reported_by_role = models.CharField(
        _("redovisad av"), max_length=150, blank=True, help_text=_("Roll eller uppgift, inte namn.")
    )

    objects = CommitmentFollowUps.as_manager()

    class Meta:
        verbose_name = _("uppföljning av åtagande")
        verbose_name_plural = _("uppföljningar av åtaganden")
        ordering = ["-year", "pk"]
        indexes = [models.Index(fields=["year", "commitment"], name="follow_up_by_year")]
        constraints = [
            models.UniqueConstraint(
                fields=["commitment", "year", "side"],
                name="one_follow_up_per_commitment_year_and_side",
                violation_error_message=_("Parten har redan redovisat åtagandet det året. Ändra den uppföljningen i stället."),
            ),
            models.CheckConstraint(
                condition=Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
                name="follow_up_year_is_a_year",
                violation_error_message=_("Skriv året med fyra siffror."),
            ),
        ]

    def __str__(self):
        return f"{self.commitment.code}, {self.year}, {self.get_side_display()}"

    def get_absolute_url(self):
        return self.commitment.get_absolute_url()

    @property
    def tone(self):
        return self.TONES[self.status]

    @property
    def is_proposed(self) -> bool:
        """The sector's own status is a proposal: the joint group settles it, never the municipality alone."""
        return self.side == Side.SECTOR

    def clean(self):
        if self.commitment_id and self.side and self.side not in self.commitment.sides():
            raise ValidationError(
                {"side": _("Åtagandet är ett åtagande för: %(bearer)s.") % {"bearer": self.commitment.get_bearer_display()}}
            )
        if self.commitment_id and self.year is not None:
            self.check_year(self.commitment.compact.adopted_on)

    def check_year(self, adopted_on):
        if adopted_on is None:
            raise ValidationError(_("Åtaganden följs upp först när överenskommelsen är antagen."))
        if self.year < adopted_on.year:
            raise ValidationError({"year": _("Överenskommelsen antogs först %(year)s.") % {"year": adopted_on.year}})
        if self.year > today().year:
            raise ValidationError({"year": _("Året har inte börjat.")})
