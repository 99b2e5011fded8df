"""Acts on long work: start it, stop it."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import record
from partnerships.ground.days import today
from partnerships.ground.errors import require

from .models import KEPT_FOR, Job
from .permissions import can_cancel_job
from .tasks import run


@transaction.atomic
def start_job(*, actor, title, work, about, key="", total=0):
    """Put work in the queue; part of an act that has asked for its right. One at a time of the same key."""
    job = Job(title=title[:200], work=work, about=about, key=key, user=actor, total=total)
    job.expires_on = today() + timedelta(days=KEPT_FOR.days)
    try:
        with transaction.atomic():
            job.save(force_insert=True)
    except IntegrityError:
        raise ValidationError(_("Samma arbete pågår redan. Vänta tills det är klart."))
    record(actor, "queued", job)
    return job


def hand_over(job, at_once=False):
    """Give a started job to the worker; `at_once` runs what is short here and now, outside every transaction."""
    run.using(backend="now" if at_once else "default").enqueue(job.pk)
    job.refresh_from_db()
    return job


@transaction.atomic
def cancel_job(*, actor, job):
    """Ask a job to stop. One that waits is stopped at once; one that runs stops at its next step, and rolls back.

    One that holds the database meanwhile is asked by `stopping.stop_job`, before this waits for it.
    """
    require(can_cancel_job(actor, job))
    waiting = Job.objects.filter(pk=job.pk, state=Job.State.WAITING)
    waiting.update(state=Job.State.CANCELLED, message=_("Avbröts innan det började."))
    Job.objects.filter(pk=job.pk).update(cancel_asked=True)
    record(actor, "cancelled", job)
    return job
