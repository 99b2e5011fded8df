"""Pages of changes after the decision."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.ground.errors import require
from partnerships.ground.pages import act_page, list_page

from .. import services
from ..filters import ChangeFilters
from ..forms.applications import ReasonForm
from ..forms.changes import ChangeForm, GrantChangeForm, RejectChangeForm
from ..models import GrantChange
from ..pages.changes import change_facts, change_warnings, settled_facts, terms_facts
from ..permissions import can_ask_change, can_decide_change, can_withdraw_change
from ..tables.changes import CHANGES
from .decisions import granted

RELATED = ("board", "decision__board", "grant__decision__board", "grant__application__organisation")
OF_ROUND = "grant__application__round__scheme"


def change_list(request):
    rows = GrantChange.objects.with_terms().visible_to(request.user).select_related(*RELATED, OF_ROUND)
    return list_page(
        request,
        ChangeFilters(request.GET, rows),
        CHANGES,
        title=_("Ändringar av bidrag"),
        intro=_("Vad organisationer har begärt att få ändrat efter beslutet, och vad som blev av det"),
        export="bidragsandringar",
        none_yet=_("Ingen ändring är begärd. Den begärs på sidan för det beviljade bidraget."),
    )


def change(request, pk):
    change = get_object_or_404(GrantChange.objects.visible_to(request.user).select_related(*RELATED, OF_ROUND), pk=pk)
    address, acts = partial(reverse, args=[pk]), []
    if can_decide_change(request.user, change):
        acts += [(_("Bevilja ändringen"), address("grants:grant_change")), (_("Avslå"), address("grants:reject_change"))]
    if can_withdraw_change(request.user, change):
        acts.append((_("Återta"), address("grants:withdraw_change")))
    application = change.grant.application
    context = {
        "title": _("Ändring av bidrag"),
        "crumbs": [
            (_("Bidrag"), reverse("grants:application_list")),
            (application.organisation.name, application.get_absolute_url()),
            (_("Ändring"), ""),
        ],
        "intro": f"{application.organisation} · {application.round}",
        "state": (change.get_state_display(), change.tone),
        "acts": acts,
        "warnings": change_warnings(request.user, change),
        "facts": change_facts(change),
        "settled": settled_facts(change),
        "standing": terms_facts(change.grant, change.grant.terms()),
        "history": history_of(change, user=request.user),
    }
    return render(request, "grants/change.html", context)


def ask_change(request, pk):
    grant = granted(request, pk)
    require(can_ask_change(request.user, grant))
    form = ChangeForm(request.POST or None, user=request.user)
    act = partial(services.ask_change, actor=request.user, grant=grant)
    intro = _("Fyll i det som ska ändras. Nämndens första beslut står kvar som det fattades.")
    return act_page(
        request,
        form,
        act,
        title=_("Begär ändring"),
        intro=intro,
        submit=_("Spara begäran"),
        back=grant.application,
    )


def seen(request, pk, allowed):
    change = get_object_or_404(GrantChange.objects.visible_to(request.user), pk=pk)
    require(allowed(request.user, change))
    return change


def grant_change(request, pk):
    change = seen(request, pk, can_decide_change)
    form = GrantChangeForm(request.POST or None, user=request.user, thing=change)
    act = partial(services.grant_change, actor=request.user, change=change)
    return act_page(request, form, act, title=_("Bevilja ändringen"), submit=_("Registrera beslutet"), back=change)


def reject_change(request, pk):
    change = seen(request, pk, can_decide_change)
    form = RejectChangeForm(request.POST or None, user=request.user, thing=change)
    act = partial(services.reject_change, actor=request.user, change=change)
    return act_page(request, form, act, title=_("Avslå ändringen"), submit=_("Registrera avslaget"), back=change)


def withdraw_change(request, pk):
    change = seen(request, pk, can_withdraw_change)
    form = ReasonForm(request.POST or None, thing=change)
    act = partial(services.withdraw_change, actor=request.user, change=change)
    return act_page(request, form, act, title=_("Återta begäran"), submit=_("Återta"), back=change, tone="danger")
