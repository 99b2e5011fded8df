"""Endpoints of criteria, assessments and the proposals that come of them."""

from partnerships.ground.viewsets import ReadViewSet, RecordViewSet

from .. import services
from ..filters import AssessmentFilters, CriterionFilters, ProposalFilters
from ..models import Assessment, AssessmentCriterion, GrantProposal
from ..serializers.assessments import AssessmentSerializer, CriterionSerializer, ProposalSerializer


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
