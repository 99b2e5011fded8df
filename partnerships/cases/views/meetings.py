"""Pages of the boards' meetings, with the decisions on delegation that are told the board at them."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.ground.days import format_day, today
from partnerships.ground.errors import require
from partnerships.ground.pages import act_page, list_page
from partnerships.ground.tables import table

from .. import services
from ..filters import MeetingFilters
from ..forms.meetings import MeetingForm, ReportDelegatedForm
from ..models import BoardDecision, BoardMeeting
from ..permissions import can_keep_minutes
from ..tables import DECISIONS, DELEGATED, MEETINGS


def meeting_list(request):
    return list_page(
        request,
        MeetingFilters(request.GET, BoardMeeting.objects.visible_to(request.user).select_related("board")),
        MEETINGS,
        title=_("Sammanträden"),
        intro=_("Sammanträdesplan och manusstopp"),
        create=(_("Nytt sammanträde"), reverse("cases:register_meeting")) if can_keep_minutes(request.user) else None,
        export="sammantraden",
    )


def register_meeting(request):
    require(can_keep_minutes(request.user))
    form = MeetingForm(request.POST or None, user=request.user)
    act = partial(services.register_meeting, actor=request.user)
    return act_page(request, form, act, title=_("Nytt sammanträde"), submit=_("Spara sammanträdet"), back="cases:meeting_list")


def meeting(request, pk):
    """A meeting: when its documents are due, what was decided at it, and what the board is told that delegates decided."""
    meeting = get_object_or_404(BoardMeeting.objects.visible_to(request.user).select_related("board"), pk=pk)
    decisions = BoardDecision.objects.visible_to(request.user).select_related("board", "case")
    delegated = decisions.to_report_at(meeting)
    waiting = [row for row in delegated if row.is_unreported()]
    acts = []
    if can_keep_minutes(request.user, meeting.board_id):
        if waiting and meeting.date <= today():
            acts.append((_("Anmäl delegationsbeslut"), reverse("cases:report_delegated", args=[pk])))
        acts.append((_("Ändra"), reverse("cases:change_meeting", args=[pk])))
    context = {
        "meeting": meeting,
        "title": _("Sammanträde %(day)s") % {"day": format_day(meeting.date)},
        "crumbs": [(_("Sammanträden"), reverse("cases:meeting_list")), (str(meeting), "")],
        "intro": meeting.board.name,
        "acts": acts,
        "facts": [
            (_("Nämnd"), meeting.board.name, meeting.board.get_absolute_url()),
            (_("Sammanträdesdag"), format_day(meeting.date)),
            (_("Manusstopp"), meeting.documents_due and format_day(meeting.documents_due)),
            (_("Delegationsbeslut att anmäla"), str(len(waiting))),
        ],
        "delegated": table(
            DELEGATED,
            delegated,
            caption=_("Delegationsbeslut att anmäla"),
            empty=_("Inget delegationsbeslut väntar på att anmälas."),
        ),
        "decisions": table(
            DECISIONS, decisions.filter(meeting=meeting), caption=_("Beslut"), empty=_("Inget beslut från sammanträdet.")
        ),
        "history": history_of(meeting, user=request.user),
    }
    return render(request, "cases/meeting.html", context)


def own_meeting(request, pk):
    meeting = get_object_or_404(BoardMeeting.objects.visible_to(request.user).select_related("board"), pk=pk)
    require(can_keep_minutes(request.user, meeting.board_id))
    return meeting


def change_meeting(request, pk):
    meeting = own_meeting(request, pk)
    form = MeetingForm(request.POST or None, user=request.user, thing=meeting)
    act = partial(services.change_meeting, actor=request.user, meeting=meeting)
    return act_page(request, form, act, title=_("Ändra sammanträde"), submit=_("Spara ändringen"), back=meeting)


def report_delegated(request, pk):
    meeting = own_meeting(request, pk)
    form = ReportDelegatedForm(request.POST or None, user=request.user, thing=meeting)
    act = partial(services.report_delegated_decisions, actor=request.user, meeting=meeting)
    return act_page(
        request,
        form,
        act,
        title=_("Anmäl delegationsbeslut"),
        intro=_("Det som är markerat anmäls till %(meeting)s.") % {"meeting": meeting},
        submit=_("Registrera anmälan"),
        back=meeting,
    )
