"""The API's endpoints for grants."""

from partnerships.ground.viewsets import ReadViewSet, RecordViewSet, act_endpoint
from partnerships.state_aid.serializers import PreparedAidAnswers

from . import services
from .filters import (
    AgeSpanFilters,
    ApplicationFilters,
    AssessmentFilters,
    CompletionFilters,
    ConflictFilters,
    CriterionFilters,
    DecisionFilters,
    HandedInFilters,
    ProposalFilters,
    RecoveryFilters,
    ReportFilters,
    RequiredDocumentFilters,
    RoundFilters,
    SchemeFilters,
)
from .models import (
    AgeSpan,
    Assessment,
    AssessmentCriterion,
    CompletionRequest,
    ConflictOfInterest,
    GrantApplication,
    GrantDecision,
    GrantProposal,
    GrantReport,
    GrantRound,
    GrantScheme,
    HandedInDocument,
    RecoveryClaim,
    RequiredDocument,
)
from .serializers import (
    AgeSpanSerializer,
    ApplicationSerializer,
    ApproveAnswers,
    AskAnswers,
    AssessmentSerializer,
    CompleteAnswers,
    CompletionAnswers,
    CompletionSerializer,
    ConcludeAnswers,
    ConflictSerializer,
    CountAnswers,
    CriterionSerializer,
    DecisionSerializer,
    DismissAnswers,
    GrantAnswers,
    HandedInSerializer,
    PaymentAnswers,
    ProposalSerializer,
    ReasonAnswers,
    RecoverySerializer,
    RejectAnswers,
    ReportSerializer,
    RequiredDocumentSerializer,
    RoundSerializer,
    SchemeSerializer,
    SubmitAnswers,
)


class SchemeViewSet(RecordViewSet):
    queryset = GrantScheme.objects.prefetch_related("requires_documents")
    serializer_class = SchemeSerializer
    filterset_class = SchemeFilters
    ordering_fields = ("sort_text",)
    register, change, thing = services.register_scheme, services.change_scheme, "scheme"

    ask = act_endpoint(services.ask_for_documents, "scheme", AskAnswers)


class RoundViewSet(RecordViewSet):
    queryset = GrantRound.objects.all()
    serializer_class = RoundSerializer
    filterset_class = RoundFilters
    ordering_fields = ("year", "opens", "closes")
    register, change, thing = services.open_round, services.change_round, "round"


class ApplicationViewSet(RecordViewSet):
    queryset = GrantApplication.objects.select_related("round__scheme", "organisation").prefetch_related("statistics")
    serializer_class = ApplicationSerializer
    filterset_class = ApplicationFilters
    ordering_fields = ("submitted_on", "requested_amount")
    register, change, thing = services.register_application, services.change_application, "application"

    submit = act_endpoint(services.submit_application, "application", SubmitAnswers)
    withdraw = act_endpoint(services.withdraw_application, "application", ReasonAnswers)
    dismiss = act_endpoint(services.dismiss_application, "application", DismissAnswers)
    request_completion = act_endpoint(services.request_completion, "application", CompletionAnswers, name="request_completion")
    complete = act_endpoint(services.complete_application, "application", CompleteAnswers)
    reuse = act_endpoint(services.reuse_answers, "application")
    count = act_endpoint(services.count_members, "application", CountAnswers)
    conclude = act_endpoint(services.conclude_assessment, "application", ConcludeAnswers)
    reopen = act_endpoint(services.reopen_assessment, "application", ReasonAnswers)
    grant = act_endpoint(services.grant_application, "application", GrantAnswers)
    reject = act_endpoint(services.reject_application, "application", RejectAnswers)
    prepare_aid = act_endpoint(services.prepare_state_aid, "application", PreparedAidAnswers, name="prepare_aid")


class GrantDecisionViewSet(ReadViewSet):
    queryset = GrantDecision.objects.select_related("application")
    serializer_class = DecisionSerializer
    filterset_class = DecisionFilters
    ordering_fields = ("amount",)

    pay = act_endpoint(services.plan_grant_payment, "grant", PaymentAnswers, name="pay")


class GrantReportViewSet(RecordViewSet):
    queryset = GrantReport.objects.all()
    serializer_class = ReportSerializer
    filterset_class = ReportFilters
    ordering_fields = ("received_on",)
    register = services.register_report

    approve = act_endpoint(services.approve_report, "report", ApproveAnswers)


class RecoveryViewSet(RecordViewSet):
    queryset = RecoveryClaim.objects.all()
    serializer_class = RecoverySerializer
    filterset_class = RecoveryFilters
    register = services.claim_recovery


class RequiredDocumentViewSet(RecordViewSet):
    queryset = RequiredDocument.objects.all()
    serializer_class = RequiredDocumentSerializer
    filterset_class = RequiredDocumentFilters
    ordering_fields = ("sort_text",)
    register, change, thing = services.register_required_document, services.change_required_document, "required"


class HandedInViewSet(ReadViewSet):
    queryset = HandedInDocument.objects.all()
    serializer_class = HandedInSerializer
    filterset_class = HandedInFilters
    ordering_fields = ("handed_in_on", "year")


class AgeSpanViewSet(RecordViewSet):
    queryset = AgeSpan.objects.all()
    serializer_class = AgeSpanSerializer
    filterset_class = AgeSpanFilters
    ordering_fields = ("order",)
    register, change, thing = services.register_age_span, services.change_age_span, "age_span"


class CompletionViewSet(ReadViewSet):
    queryset = CompletionRequest.objects.prefetch_related("documents")
    serializer_class = CompletionSerializer
    filterset_class = CompletionFilters
    ordering_fields = ("due", "asked_on")


class CriterionViewSet(RecordViewSet):
    queryset = AssessmentCriterion.objects.select_related("scheme")
    serializer_class = CriterionSerializer
    filterset_class = CriterionFilters
    register, change, thing = services.register_criterion, services.change_criterion, "criterion"


class AssessmentViewSet(RecordViewSet):
    queryset = Assessment.objects.select_related("application__round").prefetch_related("points")
    serializer_class = AssessmentSerializer
    filterset_class = AssessmentFilters
    register, change, thing = services.assess_application, services.change_assessment, "assessment"


class ProposalViewSet(ReadViewSet):
    queryset = GrantProposal.objects.prefetch_related("criteria")
    serializer_class = ProposalSerializer
    filterset_class = ProposalFilters


class ConflictViewSet(RecordViewSet):
    """Without `user`: one's own."""

    queryset = ConflictOfInterest.objects.select_related("application")
    serializer_class = ConflictSerializer
    filterset_class = ConflictFilters
    register = services.declare_conflict

    lift = act_endpoint(services.lift_conflict, "conflict", ReasonAnswers)
