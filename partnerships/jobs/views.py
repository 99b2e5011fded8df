"""Pages of long work: how far it has come, and how it is stopped."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.ground.errors import require
from partnerships.ground.forms import ActForm
from partnerships.ground.pages import act_page

from .models import Job
from .pages import progress_of
from .permissions import can_cancel_job
from .stopping import stop_job


def job(request, pk):
    """The page asks again for its own part while the job runs; where it has ended, the whole page is fetched anew."""
    job = get_object_or_404(Job.objects.visible_to(request.user), pk=pk)
    context = {"progress": progress_of(request.user, job)}
    if request.htmx and not request.htmx.boosted:
        if not job.is_going_on():
            return HttpResponse(status=204, headers={"HX-Refresh": "true"})
        return render(request, "jobs/_job.html", context)
    context |= {
        "title": job.title,
        "crumbs": [(job.title, "")],
        "state": (job.get_state_display(), job.tone),
        "facts": [
            (_("Startat av"), str(job.user or "")),
            (_("Resultat"), _("Visa") if job.result_url else "", job.result_url),
        ],
        "history": history_of(job, user=request.user),
    }
    return render(request, "jobs/job.html", context)


def cancel_job(request, pk):
    job = get_object_or_404(Job.objects.visible_to(request.user), pk=pk)
    require(can_cancel_job(request.user, job))
    return act_page(
        request,
        ActForm(request.POST or None),
        partial(stop_job, actor=request.user, job=job),
        title=_("Avbryt arbetet"),
        intro=_("Det som inte är klart skrivs inte alls."),
        submit=_("Avbryt arbetet"),
        tone="danger",
        back=job,
    )
