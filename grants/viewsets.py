"""The API's endpoints for grants."""

from partnerships.ground.viewsets import ReadViewSet, RecordViewSet, act_endpoint
from partnerships.state_aid.serializers import PreparedAidAnswers

from . import services
from .filters import (
    ApplicationFilters,
    DecisionFilters,
    HandedInFilters,
    RecoveryFilters,
    ReportFilters,
    RequiredDocumentFilters,
    RoundFilters,
    SchemeFilters,
)
from .models import (
    GrantApplication,
    GrantDecision,
    GrantReport,
    GrantRound,
    GrantScheme,
    HandedInDocument,
    RecoveryClaim,
    RequiredDocument,
)
from .serializers import (
    ApplicationSerializer,
    ApproveAnswers,
    AskAnswers,
    DecisionSerializer,
    GrantAnswers,
    HandedInSerializer,
    PaymentAnswers,
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
    queryset = GrantApplication.objects.select_related("round__scheme", "organisation")
    serializer_class = ApplicationSerializer
    filterset_class = ApplicationFilters
    ordering_fields = ("submitted_on", "requested_amount")
    register, change, thing = services.register_application, services.change_application, "application"

    submit = act_endpoint(services.submit_application, "application", SubmitAnswers)
    withdraw = act_endpoint(services.withdraw_application, "application", ReasonAnswers)
    dismiss = act_endpoint(services.dismiss_application, "application", ReasonAnswers)
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
