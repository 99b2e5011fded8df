"""The log: what was done, by whom, when and why. Rows are added and never changed; the database itself refuses it."""

import hashlib
import json

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

FIRST_LINK = "0" * 64  # what the first seal chains to


class AuditEvents(models.QuerySet):
    def of(self, thing):
        """The history of one record, newest first."""
        return self.filter(object_type=thing._meta.label_lower, object_id=thing.pk).order_by("-pk")

    def unsealed(self):
        last = AuditSeal.objects.order_by("-pk").values_list("last_event", flat=True).first()
        return self.filter(pk__gt=last or 0)


class AuditEvent(models.Model):
    """One act on one record. Plain columns only: the log lies lowest and outlives what it tells of."""

    class Source(models.TextChoices):
        PAGE = "page", _("webbsida")
        API = "api", _("API")
        IMPORT = "import", _("import")
        COMMAND = "command", _("kommando")

    at = models.DateTimeField(_("när"), auto_now_add=True)
    actor_id = models.BigIntegerField(_("vem, id"), null=True)
    actor_label = models.CharField(_("vem"), max_length=200)
    act = models.CharField(_("händelse"), max_length=60)
    object_type = models.CharField(_("slag"), max_length=80)
    object_id = models.BigIntegerField(_("nummer"))
    object_label = models.CharField(_("benämning"), max_length=300)
    board_id = models.BigIntegerField(_("nämnd"), null=True)
    changes = models.JSONField(_("ändringar"), default=list)  # [[field, before, after], …]
    reason = models.CharField(_("skäl"), max_length=500, blank=True)
    source = models.CharField(_("väg"), max_length=10, choices=Source)
    request_id = models.CharField(_("anrop"), max_length=40, blank=True)

    objects = AuditEvents.as_manager()

    class Meta:
        verbose_name = _("händelse")
        verbose_name_plural = _("händelser")
        constraints = [models.CheckConstraint(condition=models.Q(id__gt=0), name="event_is_numbered_from_one")]
        indexes = [
            models.Index(fields=["object_type", "object_id", "-id"], name="audit_event_object"),
            models.Index(fields=["actor_id", "-id"], name="audit_event_actor"),
            models.Index(fields=["board_id", "-id"], name="audit_event_board"),
        ]

    def __str__(self):
        return f"{self.act} {self.object_label}"

    def get_absolute_url(self):
        return reverse("reports:event", args=[self.pk])

    def digest_line(self):
        """The bytes that a seal covers: every column, written one way."""
        columns = [getattr(self, field.attname) for field in self._meta.concrete_fields]
        return json.dumps(columns, ensure_ascii=False, default=str, separators=(",", ":")).encode()


class PersonalValue(models.Model):
    """Before and after of a personal-data field. Erasable; the event holds only their salted digests."""

    event = models.ForeignKey(AuditEvent, on_delete=models.DO_NOTHING, related_name="personal_values")
    field = models.CharField(max_length=60)
    salt = models.CharField(max_length=32)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)

    class Meta:
        verbose_name = _("personuppgift i loggen")
        verbose_name_plural = _("personuppgifter i loggen")

    def __str__(self):
        return self.field


class AuditSeal(models.Model):
    """A link of the hash chain over events `first_event` to `last_event`: shows that none was changed or removed."""

    first_event = models.BigIntegerField(_("från"), unique=True)
    last_event = models.BigIntegerField(_("till"), unique=True)
    count = models.PositiveIntegerField(_("antal"))
    hash = models.CharField(_("kontrollsumma"), max_length=64)
    sealed_at = models.DateTimeField(_("förseglad"), auto_now_add=True)

    class Meta:
        verbose_name = _("försegling")
        verbose_name_plural = _("förseglingar")

    def __str__(self):
        return f"{self.first_event}–{self.last_event}"

    @staticmethod
    def chain(previous_hash, events):
        """(count, hash) over the events in order, chained to the seal before."""
        digest, count = hashlib.sha256(previous_hash.encode()), 0
        for event in events:
            digest.update(event.digest_line())
            count += 1
        return count, digest.hexdigest()
