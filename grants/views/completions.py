"""Pages where an application is completed, and where last year's answers are reused."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.errors import require
from partnerships.ground.forms import ActForm
from partnerships.ground.pages import act_page, list_page

from .. import services
from ..filters import CompletionFilters
from ..forms.completions import CompleteForm, CompletionForm
from ..models import CompletionRequest, GrantApplication
from ..pages.documents import documents_asked
from ..permissions import can_change_application, can_complete_application, can_request_completion
from ..tables.completions import COMPLETIONS
from .applications import what_is_missing


def seen(request, pk):
    rows = GrantApplication.objects.visible_to(request.user).select_related("round__scheme", "organisation", "board")
    return get_object_or_404(rows, pk=pk)


def completion_list(request):
    rows = CompletionRequest.objects.visible_to(request.user)
    rows = rows.select_related("application__organisation", "application__board", "application__round__scheme")
    return list_page(
        request,
        CompletionFilters(request.GET, rows),
        COMPLETIONS,
        title=_("Kompletteringar"),
        intro=_("Vad organisationerna har ombetts komplettera i sina ansökningar, och till när"),
        near=[(_("Bidrag"), reverse("grants:application_list"))],
        export="kompletteringar",
        none_yet=_("Ingen komplettering är begärd. Den begärs på ansökans sida."),
    )


def request_completion(request, pk):
    application = seen(request, pk)
    require(can_request_completion(request.user, application))
    missing = [each.required.pk for each in documents_asked(application) if each.handed_in is None]
    form = CompletionForm(request.POST or None, thing=application, missing=missing)
    act = partial(services.request_completion, actor=request.user, application=application)
    return act_page(
        request,
        form,
        act,
        title=_("Begär komplettering"),
        intro=_("Organisationen ser vad som begärs och till när. Det som inte begärs kan den inte ändra."),
        submit=_("Begär komplettering"),
        back=application,
    )


def complete(request, pk):
    application = seen(request, pk)
    require(can_complete_application(request.user, application))
    form = CompleteForm(request.POST or None, user=request.user, thing=application)
    act = partial(services.complete_application, actor=request.user, application=application)
    lacking = what_is_missing(request.user, application)
    return act_page(
        request,
        form,
        act,
        title=_("Lämna in kompletteringen"),
        intro=_("Ansökan räknas som inkommen den dag den först kom in."),
        submit=_("Lämna in"),
        back=application,
        template="grants/submit.html",
        **lacking,
    )


def reuse(request, pk):
    application = seen(request, pk)
    require(can_change_application(request.user, application))
    earlier = application.earlier()
    names = application.answers_from(earlier) if earlier else {}
    labels = ", ".join(str(application._meta.get_field(name).verbose_name) for name in names)
    told = _("Hämtat från %(from)s: %(labels)s.") % {"from": earlier.round if earlier else "", "labels": labels}
    form = ActForm(request.POST or None, thing=application)
    act = partial(services.reuse_answers, actor=request.user, application=application)
    intro = _("Det här hämtas: %(labels)s. Det du redan har skrivit står kvar. Belopp, period och antal fyller du i för i år.")
    return act_page(
        request,
        form,
        act,
        title=_("Hämta förra årets svar"),
        intro=intro % {"labels": labels} if labels else _("Det finns inget att hämta."),
        submit=_("Hämta svaren"),
        back=application,
        receipt=lambda result: told,
    )
