"""Pages of the boards' decisions."""

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
from partnerships.register.rights import Area

from .. import services
from ..filters import DecisionFilters
from ..forms.decisions import BasisForm, DecisionForm, DissentForm, MotionForm, RemarkForm
from ..models import Assignment, BoardDecision
from ..pages import attach_page, document_rows, resting_on
from ..permissions import can_change_decision, can_confirm_decision, can_register_decision
from ..tables import ASSIGNMENTS, BASIS, DECISIONS, DISSENTS, MOTIONS, REMARKS


def decision_list(request):
    rows = BoardDecision.objects.visible_to(request.user).select_related("board", "case")
    return list_page(
        request,
        DecisionFilters(request.GET, rows),
        DECISIONS,
        title=_("Nämndbeslut"),
        intro=_("Vad nämnderna har beslutat, och vad som följer av det"),
        create=(_("Nytt beslut"), reverse("cases:register_decision")) if can_register_decision(request.user) else None,
        near=[
            (_("Uppdrag"), reverse("cases:assignment_list")),
            (_("Sammanträden"), reverse("cases:meeting_list")),
            (_("Diarienummer"), reverse("cases:case_list")),
            (_("Styrdokument"), reverse("cases:governing_list")),
        ],
        export="namndbeslut",
    )


def decision(request, pk):
    rows = BoardDecision.objects.visible_to(request.user).select_related("board", "case", "reported_at")
    decision = get_object_or_404(rows, pk=pk)
    may_change = can_change_decision(request.user, decision)
    address = partial(reverse, args=[pk])
    parts = [
        (
            _("Beslutsunderlag"),
            table(BASIS, decision.decisionbasis_set.all(), caption=_("Beslutsunderlag"), empty=_("Inget underlag är antecknat.")),
        ),
        (
            _("Yrkanden"),
            table(MOTIONS, decision.motion_set.all(), caption=_("Yrkanden"), empty=_("Inga yrkanden är antecknade.")),
        ),
        (
            _("Reservationer"),
            table(DISSENTS, decision.dissent_set.all(), caption=_("Reservationer"), empty=_("Inga reservationer är antecknade.")),
        ),
        (
            _("Medskick och anteckningar"),
            table(REMARKS, decision.remark_set.all(), caption=_("Medskick"), empty=_("Inga medskick är antecknade.")),
        ),
    ]
    context = {
        "title": decision.title,
        "crumbs": [(_("Nämndbeslut"), reverse("cases:decision_list")), (str(decision), "")],
        "intro": str(decision),
        "state": (decision.get_outcome_display(), "info") if decision.outcome else None,
        "acts": [
            *([(_("Bekräfta"), address("cases:confirm_decision"))] if can_confirm_decision(request.user, decision) else []),
            (_("Ändra"), address("cases:change_decision")),
            (_("Anteckna yrkande"), address("cases:note_motion")),
            (_("Anteckna reservation"), address("cases:note_dissent")),
            (_("Anteckna medskick"), address("cases:note_remark")),
            (_("Anteckna underlag"), address("cases:note_basis")),
        ]
        if may_change
        else [],
        "warnings": [{"title": _("Kontrollera"), "text": text, "tone": "warning"} for text in decision.warnings()],
        "facts": decision_facts(decision),
        "parts": parts,
        "resting": resting_on(request.user, decision, but=(Assignment,)),
        "assignments": table(
            ASSIGNMENTS,
            decision.assignments.select_related("board", "assignee_office"),
            caption=_("Uppdrag"),
            empty=_("Inget uppdrag."),
        ),
        "documents": document_rows(request.user, decision),
        "attach_url": address("cases:attach") if may_change else "",
        "history": history_of(decision, user=request.user),
    }
    return render(request, "cases/decision.html", context)


def decision_facts(decision):
    yes_no = {True: _("ja"), False: _("nej"), None: None}
    facts = [
        (_("Nämnd"), decision.board.name),
        (_("Beslutsdag"), decision.meeting_date and format_day(decision.meeting_date)),
        (_("Paragraf"), decision.paragraph and f"§ {decision.paragraph}"),
        (_("Diarienummer"), decision.case and decision.case.raw, decision.case and decision.case.get_absolute_url()),
        (_("Beslut"), decision.text),
        (_("Propositionsordning"), decision.proposition),
        (_("Anslagsdatum"), decision.notice_date and format_day(decision.notice_date)),
        (_("Kan överklagas till och med"), decision.notice_date and format_day(decision.appeal_until())),
        (_("Inkom till mottagaren"), decision.received_on and format_day(decision.received_on)),
        (_("Beslutet skickas till"), decision.distribution),
        (_("Registrerat i diariet"), yes_no[decision.registered_in_diary]),
    ]
    if decision.from_list:
        facts.append((_("Källa"), _("en inläst lista, inte bekräftat av nämndsekreteraren")))
    if decision.is_delegated:
        facts += [
            (_("Delegat"), decision.delegate_role),
            (_("Punkt i delegationsordningen"), decision.delegation_point),
            reported_fact(decision),
        ]
    return facts


def reported_fact(decision):
    """When the board was told, and the meeting and § where it stands in the minutes."""
    meeting, told = decision.reported_at, not decision.is_unreported() and decision.reported_in_words()
    return _("Anmält till nämnden"), told or "", meeting.get_absolute_url() if meeting else ""


def register_decision(request):
    require(can_register_decision(request.user))
    form = DecisionForm(request.POST or None, user=request.user)
    act = partial(services.register_decision, actor=request.user)
    return act_page(request, form, act, title=_("Nytt beslut"), submit=_("Spara beslutet"), back="cases:decision_list")


def own_decision(request, pk):
    """A decision that the user may both see and change."""
    decision = get_object_or_404(BoardDecision.objects.visible_to(request.user), pk=pk)
    require(can_change_decision(request.user, decision))
    return decision


def change_decision(request, pk):
    decision = own_decision(request, pk)
    form = DecisionForm(request.POST or None, user=request.user, thing=decision)
    act = partial(services.change_decision, actor=request.user, decision=decision)
    return act_page(request, form, act, title=_("Ändra beslut"), submit=_("Spara ändringen"), back=decision)


def confirm_decision(request, pk):
    decision = own_decision(request, pk)
    require(can_confirm_decision(request.user, decision))
    return act_page(
        request,
        ActForm(request.POST or None, thing=decision),
        partial(services.confirm_decision, actor=request.user, decision=decision),
        title=_("Bekräfta beslut"),
        intro=_("Beslutet är uppgifter ur en inläst lista. Jämför med protokollet eller delegationsbeslutet innan du bekräftar."),
        submit=_("Bekräfta beslutet"),
        back=decision,
    )


def note(request, pk, form_class, act, title):
    """Write down something from the minutes of a decision."""
    decision = own_decision(request, pk)
    form = form_class(request.POST or None, user=request.user)
    act = partial(act, actor=request.user, decision=decision)
    return act_page(request, form, act, title=title, submit=_("Spara"), back=decision, done=decision)


def note_motion(request, pk):
    return note(request, pk, MotionForm, services.note_motion, _("Anteckna yrkande"))


def note_dissent(request, pk):
    return note(request, pk, DissentForm, services.note_dissent, _("Anteckna reservation"))


def note_remark(request, pk):
    return note(request, pk, RemarkForm, services.note_remark, _("Anteckna medskick"))


def note_basis(request, pk):
    return note(request, pk, BasisForm, services.note_basis, _("Anteckna underlag"))


def attach(request, pk):
    decision = own_decision(request, pk)
    return attach_page(request, to=decision, area=Area.DECISIONS, board_id=decision.board_id)
