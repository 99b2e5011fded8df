"""Pages of assignments: proposed, decided, carried out."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.ground.days import format_day
from partnerships.ground.errors import require
from partnerships.ground.pages import act_page, list_page

from .. import services
from ..filters import AssignmentFilters
from ..forms.assignments import AssignmentForm, DecideForm, MoveForm
from ..models import Assignment
from ..permissions import can_change_assignment, can_keep_minutes
from ..tables import ASSIGNMENTS


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
