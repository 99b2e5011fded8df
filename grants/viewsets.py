"""The API's endpoints for grants."""

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from partnerships.ground.viewsets import ReadViewSet, RecordViewSet, act_endpoint
from partnerships.state_aid.serializers import PreparedAidAnswers

from . import services
from .filters import (
    AgeSpanFilters,
    ApplicationFilters,
    AssessmentFilters,
    CategoryFilters,
    CompletionFilters,
    ConflictFilters,
    CriterionFilters,
    DecisionFilters,
    GroupFilters,
    HandedInFilters,
    LateRuleFilters,
    PlacementFilters,
    ProposalFilters,
    ReconciliationFilters,
    RequiredDocumentFilters,
    RoundFilters,
    SchemeFilters,
)
from .models import (
    AgeSpan,
    ApplicantCategory,
    Assessment,
    AssessmentCriterion,
    CategoryPlacement,
    CompletionRequest,
    ConflictOfInterest,
    GrantApplication,
    GrantDecision,
    GrantProposal,
    GrantRound,
    GrantScheme,
    HandedInDocument,
    LateRule,
    RequiredDocument,
    demands,
    proposed_amount,
)
from .models.reconciliation import PER_CHOICES, Reconciliation
from .serializers import (
    AgeSpanSerializer,
    ApplicationSerializer,
    AskAnswers,
    AssessmentSerializer,
    BasisSerializer,
    CategorySerializer,
    CompleteAnswers,
    CompletionAnswers,
    CompletionSerializer,
    ConcludeAnswers,
    ConflictSerializer,
    CopyAnswers,
    CountAnswers,
    CriterionSerializer,
    DecisionSerializer,
    DismissAnswers,
    GrantAnswers,
    GroupsSerializer,
    HandedInSerializer,
    LateRuleSerializer,
    PartsAnswers,
    PaymentAnswers,
    PlacementSerializer,
    ProposalSerializer,
    ReasonAnswers,
    ReconciliationSerializer,
    RejectAnswers,
    RequiredDocumentSerializer,
    RoundSerializer,
    SchemeSerializer,
    SubmitAnswers,
)


class SchemeViewSet(RecordViewSet):
    queryset = GrantScheme.objects.prefetch_related("eligible_categories", "requires_documents")
    serializer_class = SchemeSerializer
    filterset_class = SchemeFilters
    ordering_fields = ("sort_text",)
    register, change, thing = services.register_scheme, services.change_scheme, "scheme"

    copy_rounds = act_endpoint(services.copy_rounds, "scheme", CopyAnswers, name="copy_rounds")
    ask = act_endpoint(services.ask_for_documents, "scheme", AskAnswers)


class RoundViewSet(RecordViewSet):
    queryset = GrantRound.objects.prefetch_related("tiers", "payment_days")
    serializer_class = RoundSerializer
    filterset_class = RoundFilters
    ordering_fields = ("year", "opens", "closes")
    register, change, thing = services.open_round, services.change_round, "round"


class LateRuleViewSet(RecordViewSet):
    queryset = LateRule.objects.select_related("scheme").prefetch_related("steps")
    serializer_class = LateRuleSerializer
    filterset_class = LateRuleFilters
    ordering_fields = ("sort_text",)
    register, change, thing = services.register_late_rule, services.change_late_rule, "rule"


class CategoryViewSet(RecordViewSet):
    queryset = ApplicantCategory.objects.all()
    serializer_class = CategorySerializer
    filterset_class = CategoryFilters
    ordering_fields = ("sort_text",)
    register, change, thing = services.register_category, services.change_category, "category"


class PlacementViewSet(RecordViewSet):
    queryset = CategoryPlacement.objects.select_related("category", "organisation")
    serializer_class = PlacementSerializer
    filterset_class = PlacementFilters
    ordering_fields = ("valid_from",)
    register = services.place_organisation


class ApplicationViewSet(RecordViewSet):
    queryset = GrantApplication.objects.select_related("round__scheme", "organisation").prefetch_related("statistics")
    serializer_class = ApplicationSerializer
    filterset_class = ApplicationFilters
    ordering_fields = ("submitted_on", "requested_amount")
    register, change, thing = services.register_application, services.change_application, "application"

    @extend_schema(responses=BasisSerializer)
    @action(detail=True, methods=["get"])
    def basis(self, request, *args, **kwargs):
        """What the application is weighed by: the demands on who applies, and the amount that the form of grant proposes."""
        found = self.get_object()
        told = {"demands": demands(found), "proposal": proposed_amount(found), "late_days": found.late_days()}
        return Response(BasisSerializer(told).data)

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


class GrantDecisionViewSet(RecordViewSet):
    queryset = GrantDecision.objects.with_terms().select_related("application")
    serializer_class = DecisionSerializer
    filterset_class = DecisionFilters
    ordering_fields = ("amount",)
    change, thing = services.complete_decision, "grant"

    take_back = act_endpoint(services.take_back_outcome, "grant", ReasonAnswers, name="take_back")
    pay = act_endpoint(services.plan_grant_payment, "grant", PaymentAnswers, name="pay")
    pay_parts = act_endpoint(services.plan_grant_payments, "grant", PartsAnswers, name="pay_parts")


class ReconciliationViewSet(ReadViewSet):
    """Each grant with what is decided, paid, reclaimed and left; `sums/` reckons them together."""

    queryset = Reconciliation(GrantDecision).with_money()
    serializer_class = ReconciliationSerializer
    filterset_class = ReconciliationFilters

    @extend_schema(
        responses=GroupsSerializer,
        filters=False,
        parameters=[
            OpenApiParameter("per", str, enum=[name for name, _label in PER_CHOICES]),
            *(OpenApiParameter(name, int) for name in ("board", "year", "round")),
        ],
    )
    @action(detail=False, pagination_class=None)
    def sums(self, request, *args, **kwargs):
        """Decided, paid, reclaimed and left per round, board or year, by the database."""
        filters = GroupFilters(request.query_params, self.get_queryset())
        if unknown := filters.unknown():
            raise ValidationError({name: [_("Parametern finns inte.")] for name in unknown})
        if not filters.is_valid():
            raise ValidationError(filters.errors)
        groups = filters.qs
        return Response(GroupsSerializer({"count": len(groups), "results": groups}).data)


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
