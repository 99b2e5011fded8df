"""Long work that goes on while its user does something else."""

import os
import socket
from datetime import timedelta

from django.core.cache import cache
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerships.ground.models import Record, Records, Stateful
from partnerships.register.models import User

SILENT_AFTER = timedelta(minutes=3)  # longer than any one transaction may hold the database
KEPT_FOR = timedelta(days=90)


def this_process():
    return f"{socket.gethostname()}:{os.getpid()}"


def is_dead(process):
    """Is it a process of this machine that is no more? Of other machines' processes only their heartbeat tells."""
    host, _colon, number = process.rpartition(":")
    if host != socket.gethostname() or not number.isdigit():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


class Jobs(Records):
    def visible_to(self, user):
        """One's own; what it is about has its own rights."""
        return self.filter(user=user.pk)

    def going_on(self):
        return self.filter(state__in=Job.GOING_ON)

    def lost(self):
        """Running, but the process that ran them is gone or has been silent too long."""
        silent = timezone.now() - SILENT_AFTER
        return [
            job
            for job in self.filter(state=Job.State.RUNNING)
            if (job.heartbeat_at and job.heartbeat_at < silent and not job.pulse()) or is_dead(job.process)
        ]


class Job(Stateful, Record):
    """A piece of work in the background: who asked for it, how far it has come and what came of it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Väntar")
        RUNNING = "running", _("Pågår")
        DONE = "done", _("Klart")
        FAILED = "failed", _("Misslyckades")
        CANCELLED = "cancelled", _("Avbrutet")

    NEXT = {
        State.WAITING: (State.RUNNING, State.CANCELLED, State.FAILED),
        State.RUNNING: (State.DONE, State.FAILED, State.CANCELLED),
    }
    GOING_ON = (State.WAITING, State.RUNNING)
    TONES = {"waiting": "neutral", "running": "info", "done": "success", "failed": "danger", "cancelled": "neutral"}

    title = models.CharField(_("benämning"), max_length=200, editable=False)
    work = models.CharField(_("slag"), max_length=60, editable=False)
    about = models.JSONField(_("gäller"), default=dict, editable=False)
    key = models.CharField(_("körs ett i taget"), max_length=120, blank=True, editable=False)
    user = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, editable=False, related_name="jobs", verbose_name=_("startat av")
    )
    state = models.CharField(_("status"), max_length=10, choices=State, default=State.WAITING, editable=False)
    done = models.PositiveIntegerField(_("klart"), default=0, editable=False)
    total = models.PositiveIntegerField(_("av"), default=0, editable=False)
    message = models.CharField(_("meddelande"), max_length=1000, blank=True, editable=False)
    cancel_asked = models.BooleanField(_("ska avbrytas"), default=False, editable=False)
    process = models.CharField(_("process"), max_length=120, blank=True, editable=False)
    started_at = models.DateTimeField(_("började"), null=True, editable=False)
    heartbeat_at = models.DateTimeField(_("senaste livstecken"), null=True, editable=False)
    finished_at = models.DateTimeField(_("slutade"), null=True, editable=False)
    result_url = models.CharField(_("resultat"), max_length=200, blank=True, editable=False)
    expires_on = models.DateField(_("tas bort"), null=True, editable=False)

    objects = Jobs.as_manager()

    class Meta:
        verbose_name = _("bakgrundsjobb")
        verbose_name_plural = _("bakgrundsjobb")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "id"], name="job_by_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["key"],
                condition=Q(state__in=["waiting", "running"]) & ~Q(key=""),
                name="one_job_at_a_time_of_a_key",
                violation_error_message=_("Samma arbete pågår redan. Vänta tills det är klart."),
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("jobs:job", args=[self.pk])

    @property
    def tone(self):
        return self.TONES[self.state]

    def is_going_on(self):
        return self.state in self.GOING_ON

    # While a job writes in one transaction, SQLite lets nobody else write, and nobody sees what is not yet committed.
    # What is to be known meanwhile stands in the cache, which the processes of one machine share.

    def pulse(self):
        """{done, total} as the running job told them last, or nothing."""
        return cache.get(f"job-{self.pk}-pulse")

    def beat(self, done, total):
        cache.set(f"job-{self.pk}-pulse", {"done": done, "total": total}, SILENT_AFTER.total_seconds())

    def ask_to_stop(self):
        cache.set(f"job-{self.pk}-stop", True, 24 * 60 * 60)

    def is_asked_to_stop(self):
        asked = cache.get(f"job-{self.pk}-stop")
        return bool(asked) or type(self).objects.filter(pk=self.pk, cancel_asked=True).exists()

    def progress(self):
        """(done, total) now."""
        told = self.pulse() if self.state == self.State.RUNNING else None
        return (told["done"], told["total"]) if told else (self.done, self.total)
