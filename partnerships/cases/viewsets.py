"""The API's endpoints for cases, meetings, decisions, assignments and documents."""

from partnerships.ground.days import today
from partnerships.ground.viewsets import ReadViewSet, RecordViewSet, act_endpoint

from . import services
from .filters import AssignmentFilters, CaseFilters, DecisionFilters, DocumentFilters, GoverningFilters, MeetingFilters
from .models import Assignment, BoardDecision, BoardMeeting, CaseReference, Document, GoverningDocument
from .serializers import (
    AssignmentSerializer,
    CaseSerializer,
    DecideAnswers,
    DecisionSerializer,
    DocumentSerializer,
    GoverningSerializer,
    MeetingSerializer,
    MoveAnswers,
    ReportDelegatedAnswers,
)


class CaseViewSet(RecordViewSet):
    queryset = CaseReference.objects.all()
    serializer_class = CaseSerializer
    filterset_class = CaseFilters
    ordering_fields = ("sort_text",)
    register, change, thing = services.register_case, services.change_case, "case"


class MeetingViewSet(RecordViewSet):
    queryset = BoardMeeting.objects.all()
    serializer_class = MeetingSerializer
    filterset_class = MeetingFilters
    ordering_fields = ("date",)
    register, change, thing = services.register_meeting, services.change_meeting, "meeting"

    report_delegated = act_endpoint(
        services.report_delegated_decisions, "meeting", ReportDelegatedAnswers, name="report_delegated"
    )


class DecisionViewSet(RecordViewSet):
    queryset = BoardDecision.objects.select_related("board")
    serializer_class = DecisionSerializer
    filterset_class = DecisionFilters
    register, change, thing = services.register_decision, services.change_decision, "decision"

    confirm = act_endpoint(services.confirm_decision, "decision")


class AssignmentViewSet(RecordViewSet):
    queryset = Assignment.objects.all()
    serializer_class = AssignmentSerializer
    filterset_class = AssignmentFilters
    register, change, thing = services.propose_assignment, services.change_assignment, "assignment"

    decide = act_endpoint(services.decide_assignment, "assignment", DecideAnswers)
    move = act_endpoint(services.move_assignment, "assignment", MoveAnswers)


class DocumentViewSet(ReadViewSet):
    queryset = Document.objects.all()
    serializer_class = DocumentSerializer
    filterset_class = DocumentFilters


class GoverningViewSet(RecordViewSet):
    queryset = GoverningDocument.objects.all()
    serializer_class = GoverningSerializer
    filterset_class = GoverningFilters
    ordering_fields = ("sort_text", "valid_to", "review_due")
    register, change, thing = services.register_governing_document, services.change_governing_document, "document"

    def get_queryset(self):
        return super().get_queryset().with_state_on(today())
