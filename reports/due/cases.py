"""Days of assignments, meetings, decisions and governing documents."""

from datetime import timedelta

from django.utils.translation import gettext as _

from partnerships.cases.models import TIME_TO_APPEAL, Assignment, BoardDecision, BoardMeeting, GoverningDocument
from partnerships.cases.permissions import can_change_governing_document, can_keep_minutes
from partnerships.ground.days import today
from partnerships.register.rights import Role

from .due import Due, is_of

LONGEST_HOLIDAY = timedelta(days=7)  # more than days off ever stand in a row


def assignments(user):
    rows = Assignment.objects.visible_to(user).open().filter(due__isnull=False)
    for assignment in rows.select_related("board", "assignee_office"):
        who = assignment.assignee or str(assignment.assignee_office or "")
        url = assignment.get_absolute_url()
        mine = is_of(user, assignment.board)
        yield Due(assignment.due, _("Uppdrag"), str(assignment), url, board=assignment.board, who=who, mine=mine)


def documents_due(user):
    for meeting in BoardMeeting.objects.visible_to(user).filter(documents_due__gte=today()).select_related("board"):
        mine, url = is_of(user, meeting.board), meeting.get_absolute_url()
        yield Due(meeting.documents_due, _("Manusstopp"), str(meeting), url, board=meeting.board, mine=mine)


def delegated_decisions(user):
    """R28: a decision made on delegation is told to the board at its next meeting, the first that the register knows of."""
    rows = BoardDecision.objects.visible_to(user).filter(is_delegated=True, reported_to_board_on=None)
    rows = list(rows.filter(meeting_date__isnull=False).select_related("board"))
    meetings = {}
    later = BoardMeeting.objects.visible_to(user).filter(board__in={decision.board_id for decision in rows})
    for board, day in later.order_by("date").values_list("board", "date"):
        meetings.setdefault(board, []).append(day)
    for decision in rows:
        day = next((day for day in meetings.get(decision.board_id, ()) if day > decision.meeting_date), None)
        if day:
            yield Due(day, _("Delegationsbeslut att anmäla"), **about_decision(decision, user))


def appeals_ending(user):
    """R29: until this day the decision may be appealed."""
    rows = BoardDecision.objects.visible_to(user).filter(notice_date__gte=today() - TIME_TO_APPEAL - LONGEST_HOLIDAY)
    for decision in rows.select_related("board"):
        if decision.appeal_until() >= today():
            yield Due(decision.appeal_until(), _("Sista dag att överklaga beslut"), **about_decision(decision, user))


def about_decision(decision, user):
    return {
        "note": decision.title,
        "url": decision.get_absolute_url(),
        "board": decision.board,
        "who": str(Role.SECRETARY.label),
        "mine": can_keep_minutes(user, decision.board_id),
    }


def governing_documents(user):
    """Governing documents in force to look over, or that end; late until the day is moved or they are replaced."""
    for document in GoverningDocument.objects.visible_to(user).in_force_on(today()).select_related("board"):
        told = {"note": str(document), "url": document.get_absolute_url(), "board": document.board}
        mine = can_change_governing_document(user, document)
        if document.review_due:
            yield Due(document.review_due, _("Styrdokument ska ses över"), mine=mine, **told)
        if document.valid_to:
            yield Due(document.valid_to, _("Styrdokument löper ut"), mine=mine, **told)
