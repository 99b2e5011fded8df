"""Lists of decisions, meetings and what belongs to cases, as Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.cases import filters, tables
from partnerships.cases.models import Assignment, BoardDecision, BoardMeeting, CaseReference, GoverningDocument

from .export import CASE, ListExport

LISTS = {
    "namndbeslut": ListExport(
        _("Nämndbeslut"),
        BoardDecision.objects.select_related("board", "case"),
        filters.DecisionFilters,
        tables.DECISIONS,
        beside=(CASE,),
    ),
    "sammantraden": ListExport(
        _("Sammanträden"), BoardMeeting.objects.select_related("board"), filters.MeetingFilters, tables.MEETINGS
    ),
    "uppdrag": ListExport(
        _("Uppdrag"),
        Assignment.objects.select_related("board", "assignee_office"),
        filters.AssignmentFilters,
        tables.ASSIGNMENTS,
    ),
    "diarienummer": ListExport(
        _("Diarienummer"), CaseReference.objects.select_related("board"), filters.CaseFilters, tables.CASES
    ),
    "styrdokument": ListExport(
        _("Styrdokument"),
        GoverningDocument.objects.select_related("board", "case", "decision"),
        filters.GoverningFilters,
        tables.GOVERNING_DOCUMENTS,
        beside=(CASE,),
    ),
}
