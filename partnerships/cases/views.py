"""Pages of decisions, assignments, cases and documents."""

from functools import partial

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.ground.days import format_day
from partnerships.ground.errors import require
from partnerships.ground.files import content_disposition
from partnerships.ground.forms import ActForm
from partnerships.ground.pages import act_page, list_page
from partnerships.ground.tables import table
from partnerships.register.rights import Area

from . import services
from .filters import AssignmentFilters, CaseFilters, DecisionFilters
from .forms import (
    AssignmentForm,
    BasisForm,
    CaseForm,
    DecideForm,
    DecisionForm,
    DissentForm,
    MotionForm,
    MoveForm,
    RemarkForm,
)
from .models import Assignment, BoardDecision, CaseReference, Document
from .pages import answers_in, attach_page, document_rows, how_many_answered, number_warnings, resting_on
from .permissions import (
    can_change_assignment,
    can_change_decision,
    can_confirm_decision,
    can_keep_minutes,
    can_register_decision,
)
from .tables import ANSWERS, ASSIGNMENTS, BASIS, CASES, DECISIONS, DISSENTS, MOTIONS, REMARKS


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


def assignment_list(request):
    return list_page(
        request,
        AssignmentFilters(request.GET, Assignment.objects.visible_to(request.user).select_related("board", "assignee_office")),
        ASSIGNMENTS,
        title=_("Uppdrag"),
        intro=_("Föreslagna och beslutade uppdrag. Ett förslag är inte ett beslut förrän beslutet är registrerat."),
        create=(_("Nytt förslag till uppdrag"), reverse("cases:propose_assignment")) if can_keep_minutes(request.user) else None,
        export="uppdrag",
    )


def assignment(request, pk):
    rows = Assignment.objects.visible_to(request.user).select_related("board", "decision__board", "case", "assignee_office")
    assignment = get_object_or_404(rows, pk=pk)
    acts = []
    if can_change_assignment(request.user, assignment):
        if assignment.can_move_to(Assignment.State.OPEN):
            acts.append((_("Registrera beslut"), reverse("cases:decide_assignment", args=[pk])))
        if Assignment.NEXT.get(assignment.state):
            acts.append((_("Ändra status"), reverse("cases:move_assignment", args=[pk])))
        acts.append((_("Ändra"), reverse("cases:change_assignment", args=[pk])))
    context = {
        "title": _("Uppdrag"),
        "crumbs": [(_("Uppdrag"), reverse("cases:assignment_list")), (str(assignment), "")],
        "intro": assignment.board.name,
        "state": (assignment.get_state_display(), "info"),
        "acts": acts,
        "facts": [
            (_("Uppdrag"), assignment.text),
            (_("Punkt"), assignment.point_no),
            (_("Ansvarig"), assignment.assignee or assignment.assignee_office),
            (_("Klart senast"), (assignment.due and format_day(assignment.due)) or assignment.due_as_written),
            (
                _("Beslut"),
                assignment.decision and str(assignment.decision),
                assignment.decision and assignment.decision.get_absolute_url(),
            ),
            (_("Diarienummer"), assignment.case and assignment.case.raw, assignment.case and assignment.case.get_absolute_url()),
            (_("Källa"), assignment.source),
        ],
        "history": history_of(assignment, user=request.user),
    }
    return render(request, "ground/record.html", context)


def propose_assignment(request):
    require(can_keep_minutes(request.user))
    form = AssignmentForm(request.POST or None, user=request.user)
    act = partial(services.propose_assignment, actor=request.user)
    return act_page(
        request, form, act, title=_("Nytt förslag till uppdrag"), submit=_("Spara förslaget"), back="cases:assignment_list"
    )


def own_assignment(request, pk):
    assignment = get_object_or_404(Assignment.objects.visible_to(request.user), pk=pk)
    require(can_change_assignment(request.user, assignment))
    return assignment


def change_assignment(request, pk):
    assignment = own_assignment(request, pk)
    form = AssignmentForm(request.POST or None, user=request.user, thing=assignment)
    act = partial(services.change_assignment, actor=request.user, assignment=assignment)
    return act_page(request, form, act, title=_("Ändra uppdrag"), submit=_("Spara ändringen"), back=assignment)


def decide_assignment(request, pk):
    assignment = own_assignment(request, pk)
    form = DecideForm(request.POST or None, user=request.user, thing=assignment)
    act = partial(services.decide_assignment, actor=request.user, assignment=assignment)
    return act_page(
        request, form, act, title=_("Registrera beslut om uppdraget"), submit=_("Registrera beslutet"), back=assignment
    )


def move_assignment(request, pk):
    assignment = own_assignment(request, pk)
    form = MoveForm(request.POST or None, thing=assignment)
    act = partial(services.move_assignment, actor=request.user, assignment=assignment)
    return act_page(request, form, act, title=_("Ändra status"), submit=_("Spara"), back=assignment)


def case_list(request):
    return list_page(
        request,
        CaseFilters(request.GET, CaseReference.objects.visible_to(request.user).select_related("board")),
        CASES,
        title=_("Diarienummer"),
        create=(_("Nytt diarienummer"), reverse("cases:register_case")) if can_keep_minutes(request.user) else None,
        export="diarienummer",
    )


def case(request, pk):
    """One matter: its number, other boards' numbers, their decisions."""
    case = get_object_or_404(CaseReference.objects.visible_to(request.user).select_related("board", "matter"), pk=pk)
    answers = answers_in(request.user, case.main())
    numbers = [case.pk, *(answer.case.pk for answer in answers)]
    decisions = BoardDecision.objects.visible_to(request.user).filter(case__in=numbers)
    context = {
        "title": case.raw,
        "crumbs": [(_("Diarienummer"), reverse("cases:case_list")), (case.raw, "")],
        "intro": case.title,
        "acts": [(_("Ändra"), reverse("cases:change_case", args=[pk]))] if can_keep_minutes(request.user, case.board_id) else [],
        "warnings": number_warnings(case),
        "facts": [
            (_("Nämnd"), case.board and case.board.name),
            *([(_("Huvudärende"), case.matter.raw, case.matter.get_absolute_url())] if case.matter else []),
            (_("Står i"), case.stated_in),
            (_("Öppnat"), case.opened_on and format_day(case.opened_on)),
        ],
        "answers": table(ANSWERS, answers, caption=_("Nämndernas svar"), empty=_("Inga andra diarienummer.")),
        "answered": how_many_answered(case.main(), answers),
        "decisions": table(DECISIONS, decisions.select_related("board", "case"), caption=_("Beslut"), empty=_("Inget beslut.")),
        "resting": resting_on(
            request.user, case, *(answer.case for answer in answers), but=(BoardDecision, CaseReference, Document)
        ),
        "history": history_of(case, user=request.user),
    }
    return render(request, "cases/case.html", context)


def register_case(request):
    require(can_keep_minutes(request.user))
    form = CaseForm(request.POST or None, user=request.user)
    act = partial(services.register_case, actor=request.user)
    return act_page(request, form, act, title=_("Nytt diarienummer"), submit=_("Spara diarienumret"), back="cases:case_list")


def change_case(request, pk):
    case = get_object_or_404(CaseReference.objects.visible_to(request.user), pk=pk)
    require(can_keep_minutes(request.user, case.board_id))
    form = CaseForm(request.POST or None, user=request.user, thing=case)
    act = partial(services.change_case, actor=request.user, case=case)
    return act_page(request, form, act, title=_("Ändra diarienummer"), submit=_("Spara ändringen"), back=case)


def document(request, pk):
    """Give out a file as an attachment, to those who may read what it belongs to."""
    document = get_object_or_404(Document.objects.visible_to(request.user), pk=pk)
    try:
        opened = document.file.open("rb")
    except FileNotFoundError as missing:
        raise Http404 from missing
    response = FileResponse(opened, content_type=document.content_type)
    response["Content-Disposition"] = content_disposition(document.file_name)
    return response
