"""How a job is run: taken once, told of, stopped between batches, and never left half done without a word."""

import logging
import time
from contextlib import contextmanager

from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from partnerships.audit.models import AuditEvent
from partnerships.audit.services import entering_by
from partnerships.ground.days import today
from partnerships.ground.errors import Stale

from .models import Job, this_process

OFTEN = 1  # seconds between two signs of life

jobs = logging.getLogger("register.jobs")

WORKS = {}


def work(name):
    """Declare a function as the work of jobs with this name. It is called with the job's progress and what it is about."""

    def declare(function):
        WORKS[name] = function
        return function

    return declare


class Cancelled(Exception):
    """Somebody asked the job to stop. What it was writing is rolled back."""


class Progress:
    """What running work tells and asks: how far it has come, and whether it is to go on."""

    def __init__(self, job=None):
        self.job, self.done, self.total, self.told_at = job, 0, 0, 0.0

    def begin(self, total):
        self.done, self.total = 0, total
        self.tell()

    def step(self, count=1):
        """So much more is done. Raises `Cancelled` where somebody has asked the job to stop."""
        self.done += count
        if time.monotonic() - self.told_at >= OFTEN:
            self.tell()
            self.check()

    def check(self):
        if self.job and self.job.is_asked_to_stop():
            raise Cancelled

    def tell(self):
        self.told_at = time.monotonic()
        if self.job is None:
            return
        self.job.beat(self.done, self.total)
        if not connection.in_atomic_block:  # where nobody could read it before the end
            Job.objects.filter(pk=self.job.pk).update(done=self.done, total=self.total, heartbeat_at=timezone.now())


def run_job(pk):
    """Run a waiting job to its end. One that is taken already, or was cancelled, is left alone."""
    job = take(pk)
    if job is None:
        return
    progress = Progress(job)
    with finishing(job, progress), entering_by(AuditEvent.Source.IMPORT, f"jobb {pk}"):
        told = WORKS[job.work](progress, **job.about) or {}
        finish(job, Job.State.DONE, done=progress.done, total=progress.total, **told)


def take(pk):
    """The job, if this process is the one to run it: a conditional UPDATE lets one through."""
    now = timezone.now()
    waiting = Job.objects.filter(pk=pk, state=Job.State.WAITING, cancel_asked=False)
    taken = waiting.update(state=Job.State.RUNNING, started_at=now, heartbeat_at=now, process=this_process())
    return Job.objects.select_related("user").get(pk=pk) if taken else None


@contextmanager
def finishing(job, progress):
    """Whatever stops the work, the job says so in words that its user can act on."""
    counts = {"done": progress.done, "total": progress.total}
    try:
        yield
    except Cancelled:
        finish(job, Job.State.CANCELLED, message=_("Avbröts. Inget har ändrats."), **counts)
    except ValidationError as broken_rule:
        finish(job, Job.State.FAILED, message=" ".join(broken_rule.messages), **counts)
    except (PermissionDenied, Stale) as refused:
        finish(job, Job.State.FAILED, message=str(refused), **counts)
    except Exception:
        jobs.exception("job failed", extra={"facts": {"job": job.pk, "work": job.work}})
        told = _("Ett fel i programmet stoppade arbetet. Inget har ändrats. Felet är noterat i driftloggen.")
        finish(job, Job.State.FAILED, message=told, **counts)


def finish(job, state, *, message="", **values):
    values |= {"state": state, "message": message[:1000], "finished_at": timezone.now()}
    Job.objects.filter(pk=job.pk, state=Job.State.RUNNING).update(**values)
    cache.delete_many([f"job-{job.pk}-pulse", f"job-{job.pk}-stop"])


def forget_old_jobs():
    """Take away the rows of jobs that have had their time. What they did stands in the log."""
    Job.objects.filter(expires_on__lt=today()).exclude(state__in=Job.GOING_ON).delete()


def reap_jobs():
    """Mark as failed every running job whose process is gone; answers with how many. What they were writing is rolled back."""
    told = _("Programmet stoppades medan arbetet pågick. Inget är halvt skrivet. Starta om arbetet.")
    lost = Job.objects.lost()
    for job in lost:
        jobs.error("job lost", extra={"facts": {"job": job.pk, "work": job.work, "process": job.process}})
        finish(job, Job.State.FAILED, message=told)
    return len(lost)
