"""Lists that come in: the file, how its columns are read, what the dry run found, and whether it was applied."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.files import storage_name
from partnerships.ground.importing import KINDS, PlannedRow
from partnerships.ground.models import Record, Records, Stateful
from partnerships.jobs.models import Job
from partnerships.register.models import User


class Imports(Records):
    def visible_to(self, user):
        """One's own, of kinds that one may still bring in: the rows show what the register holds."""
        return self.filter(user=user.pk, kind__in=[name for name, kind in KINDS.items() if kind.may(user)])


class Import(Stateful, Record):
    """A list (import) on its way into the register. Nothing is written before somebody has seen what would be."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("Kolumner väljs")
        MAPPED = "mapped", _("Kontrolleras")
        CHECKED = "checked", _("Kontrollerad")
        APPLIED = "applied", _("Inläst")
        CANCELLED = "cancelled", _("Avbruten")

    NEXT = {
        State.UPLOADED: (State.MAPPED, State.CANCELLED),
        State.MAPPED: (State.MAPPED, State.CHECKED, State.CANCELLED),
        State.CHECKED: (State.MAPPED, State.APPLIED, State.CANCELLED),
    }
    OPEN = (State.UPLOADED, State.MAPPED, State.CHECKED)
    TONES = {"uploaded": "warning", "mapped": "info", "checked": "info", "applied": "success", "cancelled": "neutral"}

    kind = models.CharField(_("slag"), max_length=40, editable=False)
    sender = models.CharField(
        _("avsändare"), max_length=100, blank=True, help_text=_("Vem listan kommer från. Kolumnerna minns.")
    )
    file = models.FileField(_("fil"), upload_to=storage_name, blank=True, editable=False)
    file_name = models.CharField(_("filnamn"), max_length=150, editable=False)
    size = models.PositiveIntegerField(_("storlek"), editable=False)
    sha256 = models.CharField(_("kontrollsumma"), max_length=64, editable=False)
    encoding = models.CharField(_("teckenkodning"), max_length=20, blank=True, editable=False)
    delimiter = models.CharField(_("skiljetecken"), max_length=1, blank=True, editable=False)
    sheet = models.CharField(_("blad"), max_length=100, blank=True, editable=False)
    heading_row = models.PositiveIntegerField(_("rubrikernas rad"), default=1, editable=False)
    mapping = models.JSONField(_("kolumner"), default=dict, editable=False)  # {field: place}
    constants = models.JSONField(_("samma för alla rader"), default=dict, editable=False)  # {field: text}
    options = models.JSONField(_("val"), default=list, editable=False)
    state = models.CharField(_("status"), max_length=10, choices=State, default=State.UPLOADED, editable=False)
    to_create = models.PositiveIntegerField(_("nya"), null=True, editable=False)
    to_change = models.PositiveIntegerField(_("ändras"), null=True, editable=False)
    unchanged = models.PositiveIntegerField(_("oförändrade"), null=True, editable=False)
    refused = models.PositiveIntegerField(_("med fel"), null=True, editable=False)
    skipped = models.JSONField(_("överhoppade"), default=list, editable=False)  # [[rows, why], …]
    unused = models.JSONField(_("kolumner som inte läses"), default=list, editable=False)  # [[letter, heading], …]
    warnings = models.JSONField(_("varningar"), default=list, editable=False)  # sentences
    digest = models.CharField(_("kontrollsumma för det som visades"), max_length=64, blank=True, editable=False)
    message = models.CharField(_("meddelande"), max_length=1000, blank=True, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, editable=False, related_name="imports", verbose_name=_("inläst av"))
    job = models.ForeignKey(
        Job, on_delete=models.SET_NULL, null=True, editable=False, related_name="+", verbose_name=_("bakgrundsjobb")
    )
    applied_at = models.DateTimeField(_("inläst"), null=True, editable=False)

    objects = Imports.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("importer")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["user", "-id"], name="import_by_user")]

    def __str__(self):
        return f"{self.kind_title()}: {self.file_name}"

    def get_absolute_url(self):
        return reverse("imports:import", args=[self.pk])

    def kind_title(self):
        kind = KINDS.get(self.kind)
        return str(kind.title) if kind else self.kind

    @property
    def tone(self):
        return "danger" if self.state == self.State.CHECKED and self.refused else self.TONES[self.state]

    def state_in_words(self):
        return _("Har fel") if self.state == self.State.CHECKED and self.refused else self.get_state_display()

    def of(self, user):
        """The kind, as this user brings it in."""
        return KINDS[self.kind](user, self.options)

    def is_open(self):
        return self.state in self.OPEN

    def is_busy(self):
        return bool(self.job_id and self.job.is_going_on())

    def writes(self):
        """How many rows would make or change something."""
        return (self.to_create or 0) + (self.to_change or 0)

    def rows_told(self):
        return None if self.to_create is None else self.writes() + (self.unchanged or 0) + (self.refused or 0)


class ImportRows(models.QuerySet):
    def visible_to(self, user):
        return self.filter(of__in=Import.objects.visible_to(user).values("pk"))


class ImportRow(models.Model):
    """What the dry run found of one row of a list. Written anew at each dry run, and not kept where it holds personal data."""

    class Outcome(models.TextChoices):
        REFUSE = PlannedRow.REFUSE, _("Fel")
        CREATE = PlannedRow.CREATE, _("Ny")
        CHANGE = PlannedRow.CHANGE, _("Ändras")
        LEAVE = PlannedRow.LEAVE, _("Oförändrad")

    TONES = {"refuse": "danger", "create": "success", "change": "info", "leave": "neutral"}

    of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="rows", verbose_name=_("import"))
    number = models.PositiveIntegerField(_("rad"))
    outcome = models.CharField(_("utfall"), max_length=10, choices=Outcome)
    label = models.CharField(_("benämning"), max_length=300, blank=True)
    changes = models.JSONField(_("ändringar"), default=list)  # [[heading, before, after], …]
    faults = models.JSONField(_("fel"), default=list)  # [{sheet, row, place, letter, heading, value, reason}, …]

    objects = ImportRows.as_manager()

    class Meta:
        verbose_name = _("rad i import")
        verbose_name_plural = _("rader i importer")
        ordering = ["of", "number"]
        constraints = [models.UniqueConstraint(fields=["of", "number"], name="one_outcome_per_row_of_import")]
        indexes = [models.Index(fields=["of", "outcome", "number"], name="import_row_by_outcome")]

    def __str__(self):
        return f"{self.of}, {self.number}"

    def get_absolute_url(self):
        return self.of.get_absolute_url()

    @property
    def tone(self):
        return self.TONES[self.outcome]


class ImportMappings(Records):
    def visible_to(self, user):
        return self.filter(kind__in=[name for name, kind in KINDS.items() if kind.may(user)])

    def of_sender(self, kind, sender):
        return self.filter(kind=kind, sender_key=sender.strip().casefold()).exclude(sender_key="").first()


class ImportMapping(Record):
    """How the columns of a sender's lists were read the last time: by their headings, so that a moved column is found."""

    kind = models.CharField(_("slag"), max_length=40, editable=False)
    sender = models.CharField(_("avsändare"), max_length=100, blank=True, editable=False)
    sender_key = models.CharField(_("avsändare, sökform"), max_length=100, blank=True, editable=False)
    headings = models.JSONField(_("rubriker"), default=dict, editable=False)  # {field: heading}
    constants = models.JSONField(_("samma för alla rader"), default=dict, editable=False)
    options = models.JSONField(_("val"), default=list, editable=False)

    objects = ImportMappings.as_manager()

    class Meta:
        verbose_name = _("kolumnval")
        verbose_name_plural = _("kolumnval")
        ordering = ["kind", "sender_key"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "sender_key"], name="one_mapping_per_kind_and_sender"),
        ]

    def __str__(self):
        return f"{self.kind}: {self.sender}"
