"""Pages where the board's decision on an application is registered."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from partnerships.ground.errors import require
from partnerships.ground.money import format_kronor
from partnerships.ground.pages import act_page

from .. import services
from ..forms.applications import ReasonForm
from ..forms.decisions import CompleteForm, GrantForm, RejectForm
from ..models import GrantApplication, GrantDecision, counting_check, faults_of_eligibility
from ..pages.basis import late_in_words
from ..permissions import can_complete_decision, can_register_decision, can_take_back_outcome


def grant(request, pk):
    application = get_object_or_404(GrantApplication.objects.visible_to(request.user), pk=pk)
    require(can_register_decision(request.user, application))
    form = GrantForm(request.POST or None, user=request.user, thing=application)
    act = partial(services.grant_application, actor=request.user, application=application)
    intro = _("Sökt: %(asked)s. Kvar i omgångens ram: %(remaining)s.") % {
        "asked": format_kronor(application.requested_amount),
        "remaining": format_kronor(application.round.remaining()) or _("uppgift saknas"),
    }
    return act_page(
        request,
        form,
        act,
        title=_("Bevilja bidrag"),
        intro=intro,
        submit=_("Registrera beslutet"),
        back=application,
        template="grants/submit.html",
        warnings=warnings_of_grant(application),
    )


def warnings_of_grant(application):
    """What one must know before a grant is registered: the late rule (R24), and the demands that are not met or not known."""
    if late := application.late_days():
        yield {"title": _("Ansökan kom in %(days)s dagar för sent") % {"days": late}, "text": late_in_words(application, late)}
    check = counting_check(application.organisation, application.round.year)
    if check and check.finding == check.Finding.NOT_ELIGIBLE:
        yield {"title": check.in_words(), "text": _("Beviljas bidraget ändå behövs en motivering."), "tone": "danger"}
    if faults := faults_of_eligibility(application):
        yield {"title": _("Krav att se över"), "text": " ".join(f"{fault.name}: {fault.told}" for fault in faults)}


def reject(request, pk):
    application = get_object_or_404(GrantApplication.objects.visible_to(request.user), pk=pk)
    require(can_register_decision(request.user, application))
    form = RejectForm(request.POST or None, user=request.user, thing=application)
    act = partial(services.reject_application, actor=request.user, application=application)
    return act_page(request, form, act, title=_("Avslå ansökan"), submit=_("Registrera avslaget"), back=application)


def granted(request, pk):
    """The decision on an application that the user may see."""
    grants = GrantDecision.objects.visible_to(request.user).select_related("application__organisation", "application__board")
    return get_object_or_404(grants, application=pk)


def complete_decision(request, pk):
    grant = granted(request, pk)
    require(can_complete_decision(request.user, grant))
    form = CompleteForm(request.POST or None, user=request.user, thing=grant)
    act = partial(services.complete_decision, actor=request.user, grant=grant)
    intro = _("Det som nämnden beslutade står kvar. Här antecknas det som följer på beslutet.")
    return act_page(request, form, act, title=_("Komplettera beslutet"), intro=intro, submit=_("Spara"), back=grant.application)


def take_back_outcome(request, pk):
    grant = granted(request, pk)
    require(can_take_back_outcome(request.user, grant))
    form = ReasonForm(request.POST or None, thing=grant)
    act = partial(services.take_back_outcome, actor=request.user, grant=grant)
    intro = _("När fel utfall är registrerat. Ansökan väntar sedan på rätt beslut, och ramen får tillbaka beloppet.")
    return act_page(
        request,
        form,
        act,
        title=_("Ta tillbaka utfallet"),
        intro=intro,
        submit=_("Ta tillbaka utfallet"),
        back=grant.application,
        tone="danger",
    )
