"""How far a job has come, for pages that show it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.money import format_kronor

from .permissions import can_cancel_job


def progress_of(user, job):
    """What `jobs/_job.html` draws."""
    done, total = job.progress()
    numbers = {"done": format_kronor(done, unit=False), "total": format_kronor(total, unit=False)}
    if job.state == job.State.WAITING:
        text = _("Väntar på att börja.")
    elif job.is_going_on():
        text = _("%(done)s av %(total)s klara.") % numbers if total else _("Arbetet har börjat.")
    else:
        text = job.message
    return {
        "job": job,
        "label": job.title,
        "share": round(100 * done / total) if total else 0,
        "text": text,
        "poll": reverse("jobs:job", args=[job.pk]) if job.is_going_on() else "",
        "cancel": reverse("jobs:cancel_job", args=[job.pk]) if can_cancel_job(user, job) else "",
    }
