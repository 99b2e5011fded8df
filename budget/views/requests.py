"""Pages of funding requests."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.ground.errors import require
from partnerships.ground.money import format_kronor
from partnerships.ground.pages import act_page, list_page
from partnerships.register.rights import Area

from .. import services
from ..filters import RequestFilters
from ..forms import RequestDecisionForm, RequestForm
from ..models import FundingRequest
from ..models.decisions import ANSWERS
from ..permissions import can_change_request, can_register_request
from ..tables import REQUESTS


def requests_for(user):
    return FundingRequest.objects.visible_to(user).select_related("board", "case", "decision__board")


def request_list(request):
    require(request.user.reads(Area.BUDGET))
    return list_page(
        request,
        RequestFilters(request.GET, requests_for(request.user)),
        REQUESTS,
        title=_("Äskanden"),
        intro=_("Mer pengar som nämnder har begärt. Ingår inte i någon budgetplan"),
        create=(_("Nytt äskande"), reverse("budget:register_request")) if can_register_request(request.user) else None,
        export="askanden",
    )


def funding_request(request, pk):
    asked = get_object_or_404(requests_for(request.user), pk=pk)
    acts = []
    if can_change_request(request.user, asked):
        acts = [
            (_("Registrera beslut"), reverse("budget:decide_request", args=[pk])),
            (_("Ändra"), reverse("budget:change_request", args=[pk])),
        ]
    decision = (_("Beslut"), _("Inget beslut är registrerat"))
    if asked.decision:
        decision = (_("Beslut"), str(asked.decision), asked.decision.get_absolute_url())
    context = {
        "title": str(asked),
        "crumbs": [(_("Budget"), reverse("budget:plan_list")), (_("Äskanden"), reverse("budget:request_list")), (str(asked), "")],
        "intro": _("Ingår inte i någon budgetplan"),
        "state": (asked.get_state_display(), asked.tone),
        "acts": acts,
        "facts": [
            (_("Nämnd"), asked.board.name),
            (_("År"), asked.year),
            (_("Äskat belopp"), format_kronor(asked.amount)),
            (_("Beviljat belopp"), format_kronor(asked.granted_amount)),
            decision,
            (_("Budgetprocess"), asked.budget_process),
            (_("Ändamål"), asked.purpose),
            (_("Diarienummer"), asked.case and asked.case.raw, asked.case and asked.case.get_absolute_url()),
            (_("Källa"), asked.source),
        ],
        "history": history_of(asked, user=request.user),
    }
    return render(request, "ground/record.html", context)


def register_request(request):
    require(can_register_request(request.user))
    form = RequestForm(request.POST or None, user=request.user)
    act = partial(services.register_request, actor=request.user)
    return act_page(request, form, act, title=_("Nytt äskande"), submit=_("Spara äskandet"), back="budget:request_list")


def change_request(request, pk):
    asked = get_object_or_404(requests_for(request.user), pk=pk)
    require(can_change_request(request.user, asked))
    form = RequestForm(request.POST or None, user=request.user, thing=asked)
    act = partial(services.change_request, actor=request.user, request=asked)
    return act_page(request, form, act, title=_("Ändra äskande"), submit=_("Spara ändringen"), back=asked)


def decide_request(request, pk):
    asked = get_object_or_404(requests_for(request.user), pk=pk)
    require(can_change_request(request.user, asked))
    form = RequestDecisionForm(request.POST or None, user=request.user, thing=asked, outcomes=ANSWERS)
    act = partial(services.decide_request, actor=request.user, request=asked)
    intro = _("Äskat: %(amount)s för %(year)s.") % {"amount": format_kronor(asked.amount), "year": asked.year}
    title = _("Registrera beslut om äskande")
    return act_page(request, form, act, title=title, intro=intro, submit=_("Registrera beslutet"), back=asked)
