"""What a board gets at its meeting, as Word and Excel: decision lists, and delegated decisions to report."""

import tempfile
from pathlib import Path

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grants.models import DecisionList
from grants.tables.lists import DECIDED_ROWS, LATE_ROWS, LIST_ROWS
from partnerships.cases.models import BoardDecision, BoardMeeting
from partnerships.cases.tables import DELEGATED
from partnerships.ground.columns import LONG, YEAR, Column
from partnerships.ground.files import DOCX

from ..lists.export import CASE
from ..word import decision_list_document, delegated_document
from .files import handed_out, sheet_of

BESIDE = (
    Column(gettext_lazy("Organisationsnummer"), "application.organisation.org_number"),
    Column(gettext_lazy("Diarienummer"), "application.case.raw"),
    Column(gettext_lazy("År"), "application.round.year", YEAR),
)
AFTER = (
    Column(gettext_lazy("Villkor"), "conditions", LONG),
    Column(gettext_lazy("Statsstöd"), "get_state_aid_basis_display"),
    Column(gettext_lazy("Anteckning om statsstöd"), "state_aid_note", LONG),
)


def seen_list(request, pk):
    rows = DecisionList.objects.visible_to(request.user).select_related("board", "meeting", "case", "decision__board")
    return get_object_or_404(rows, pk=pk)


def decision_list_excel(request, pk):
    decision_list = seen_list(request, pk)
    decided = DECIDED_ROWS if decision_list.state == DecisionList.State.DECIDED else []
    columns = [LIST_ROWS[0], *BESIDE, *LIST_ROWS[1:], *LATE_ROWS, *decided, *AFTER]
    return sheet_of(decision_list.title, columns, decision_list.rows.as_read(), f"beslutslista-{pk}")


def decision_list_word(request, pk):
    decision_list = seen_list(request, pk)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"beslutslista-{pk}.docx"
        decision_list_document(decision_list, path)
        return handed_out(path, DOCX.content_type)


def seen_meeting(request, pk):
    """The meeting and the delegated decisions of its list."""
    meeting = get_object_or_404(BoardMeeting.objects.visible_to(request.user).select_related("board"), pk=pk)
    decisions = BoardDecision.objects.visible_to(request.user).to_report_at(meeting)
    return meeting, decisions.select_related("board", "case")


def delegated_excel(request, pk):
    decisions = seen_meeting(request, pk)[1]
    columns = [DELEGATED[0], CASE, *DELEGATED[1:]]
    return sheet_of(_("Delegationsbeslut att anmäla"), columns, decisions, f"delegationsbeslut-{pk}")


def delegated_word(request, pk):
    meeting, decisions = seen_meeting(request, pk)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"delegationsbeslut-{pk}.docx"
        delegated_document(meeting, decisions, path)
        return handed_out(path, DOCX.content_type)
