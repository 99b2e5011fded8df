"""Pages of decision lists."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.ground.days import format_day
from partnerships.ground.errors import require
from partnerships.ground.forms import ActForm
from partnerships.ground.pages import act_page, list_page
from partnerships.ground.tables import table

from .. import services
from ..filters import DecisionListFilters
from ..forms.applications import ReasonForm
from ..forms.lists import DecideListForm, DecisionListForm, GatherForm, ProposalForm
from ..models import DecisionList, ListRow
from ..pages.lists import list_acts, list_warnings, proposal_facts, proposal_intro, row_columns
from ..permissions import can_change_list, can_change_proposal, can_decide_list, can_propose_list, can_return_list
from ..tables.lists import DECISION_LISTS, FRAMES


def decision_list_list(request):
    rows = DecisionList.objects.visible_to(request.user).select_related("board", "meeting", "decision__board")
    return list_page(
        request,
        DecisionListFilters(request.GET, rows),
        DECISION_LISTS,
        title=_("Beslutslistor"),
        intro=_("Vad kontoret föreslår nämnden, och vad nämnden beslutade"),
        create=(_("Ny beslutslista"), reverse("grants:register_decision_list")) if can_propose_list(request.user) else None,
        export="beslutslistor",
        none_yet=_("Ingen beslutslista finns än. Den samlar ansökningarna till ett sammanträde."),
    )


def decision_list(request, pk):
    rows = DecisionList.objects.visible_to(request.user).select_related("board", "meeting__board", "case", "decision__board")
    decision_list = get_object_or_404(rows, pk=pk)
    proposals = list(decision_list.rows.as_read())
    frames = list(decision_list.frames())
    meeting, decision = decision_list.meeting, decision_list.decision
    context = {
        "decision_list": decision_list,
        "title": decision_list.title,
        "crumbs": [(_("Beslutslistor"), reverse("grants:decision_list_list")), (decision_list.title, "")],
        "intro": decision_list.board.name,
        "state": (decision_list.get_state_display(), decision_list.tone),
        "acts": list_acts(request.user, decision_list, proposals),
        "warnings": list_warnings(decision_list, proposals, frames),
        "facts": [
            (_("Sammanträde"), meeting and format_day(meeting.date), meeting and meeting.get_absolute_url()),
            (_("Manusstopp"), meeting and meeting.documents_due and format_day(meeting.documents_due)),
            (_("Diarienummer"), decision_list.case and decision_list.case.raw),
            (_("Beslut"), str(decision or _("inte beslutad")), decision.get_absolute_url() if decision else ""),
            (_("Ansökningar"), str(len(proposals))),
        ],
        "frames": table(FRAMES, frames, caption=_("Omgångarnas ramar")),
        "rows": table(
            row_columns(decision_list),
            proposals,
            caption=_("Ansökningar på listan"),
            empty=_("Listan är tom. Samla ansökningar ur en omgång."),
        ),
        "history": history_of(decision_list, user=request.user),
    }
    return render(request, "grants/decision_list.html", context)


def register_decision_list(request):
    require(can_propose_list(request.user))
    form = DecisionListForm(request.POST or None, user=request.user, initial={"board": request.GET.get("namnd")})
    act = partial(services.register_decision_list, actor=request.user)
    return act_page(request, form, act, title=_("Ny beslutslista"), submit=_("Spara listan"), back="grants:decision_list_list")


def seen(request, pk, allowed):
    rows = DecisionList.objects.visible_to(request.user).select_related("board", "meeting")
    decision_list = get_object_or_404(rows, pk=pk)
    require(allowed(request.user, decision_list))
    return decision_list


def change_decision_list(request, pk):
    decision_list = seen(request, pk, can_change_list)
    form = DecisionListForm(request.POST or None, user=request.user, thing=decision_list)
    act = partial(services.change_decision_list, actor=request.user, decision_list=decision_list)
    return act_page(request, form, act, title=_("Ändra beslutslista"), submit=_("Spara ändringen"), back=decision_list)


def gather(request, pk):
    decision_list = seen(request, pk, can_change_list)
    form = GatherForm(request.POST or None, user=request.user, thing=decision_list)
    act = partial(services.gather_applications, actor=request.user, decision_list=decision_list)
    intro = _(
        "Alla ansökningar i omgången som väntar på beslut, och inte står på en annan lista, läggs till. De som du är jävig i "
        "lämnas åt någon annan."
    )
    return act_page(
        request, form, act, title=_("Samla ansökningar"), intro=intro, submit=_("Lägg till på listan"), back=decision_list
    )


def send(request, pk):
    decision_list = seen(request, pk, can_change_list)
    return act_page(
        request,
        ActForm(request.POST or None, thing=decision_list),
        partial(services.send_decision_list, actor=request.user, decision_list=decision_list),
        title=_("Lämna till sammanträdet"),
        intro=_("Därefter ändras listan bara om den tas tillbaka."),
        submit=_("Lämna till sammanträdet"),
        back=decision_list,
    )


def take_back(request, pk):
    decision_list = seen(request, pk, can_return_list)
    form = ReasonForm(request.POST or None, thing=decision_list)
    act = partial(services.return_decision_list, actor=request.user, decision_list=decision_list)
    return act_page(request, form, act, title=_("Ta tillbaka till utkast"), submit=_("Ta tillbaka"), back=decision_list)


def decide(request, pk):
    decision_list = seen(request, pk, can_decide_list)
    form = DecideListForm(request.POST or None, user=request.user, thing=decision_list)
    act = partial(services.decide_decision_list, actor=request.user, decision_list=decision_list)
    return act_page(
        request,
        form,
        act,
        title=_("Registrera nämndens beslut"),
        intro=_("Raderna står som de föreslogs. Ändra det som nämnden beslutade annorlunda. Allt registreras på en gång."),
        submit=_("Registrera beslutet för hela listan"),
        back=decision_list,
    )


def proposal(request, pk):
    """What is proposed for one application, in full."""
    row = get_object_or_404(ListRow.objects.visible_to(request.user).as_read(), pk=pk)
    address, acts = partial(reverse, args=[pk]), []
    if can_change_proposal(request.user, row):
        acts = [(_("Ändra förslaget"), address("grants:change_proposal")), (_("Ta bort"), address("grants:remove_proposal"))]
    context = {
        "title": row.application.organisation.name,
        "crumbs": [(row.decision_list.title, row.decision_list.get_absolute_url()), (row.application.organisation.name, "")],
        "intro": str(row.application.round),
        "acts": acts,
        "facts": proposal_facts(request.user, row),
        "history": history_of(row, user=request.user),
    }
    return render(request, "ground/record.html", context)


def own_row(request, pk):
    rows = ListRow.objects.visible_to(request.user).as_read()
    row = get_object_or_404(rows, pk=pk)
    require(can_change_proposal(request.user, row))
    return row


def change_proposal(request, pk):
    row = own_row(request, pk)
    form = ProposalForm(request.POST or None, user=request.user, thing=row)
    return act_page(
        request,
        form,
        partial(services.change_proposal, actor=request.user, row=row),
        title=_("Förslag till beslut"),
        intro=proposal_intro(row.application),
        submit=_("Spara förslaget"),
        back=row,
        done=row.decision_list,
    )


def remove_proposal(request, pk):
    row = own_row(request, pk)
    act = partial(services.remove_proposal, actor=request.user, row=row)
    return act_page(
        request,
        ActForm(request.POST or None, thing=row),
        act,
        title=_("Ta bort från listan"),
        intro=str(row.application),
        submit=_("Ta bort"),
        back=row,
        tone="danger",
    )
