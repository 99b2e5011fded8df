"""Endpoints of applications."""

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response

from partnerships.ground.viewsets import RecordViewSet, act_endpoint
from partnerships.state_aid.serializers import PreparedAidAnswers

from .. import services
from ..filters import ApplicationFilters
from ..models import GrantApplication, demands, proposed_amount
from ..serializers.applications import (
    ApplicationSerializer,
    DismissAnswers,
    ReasonAnswers,
    SubmitAnswers,
    TieDismissalAnswers,
)
from ..serializers.assessments import ConcludeAnswers
from ..serializers.basis import BasisSerializer
from ..serializers.completions import CompleteAnswers, CompletionAnswers
from ..serializers.decisions import GrantAnswers, RejectAnswers
from ..serializers.statistics import CountAnswers


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
    tie_dismissal = act_endpoint(services.tie_dismissal, "application", TieDismissalAnswers, name="tie_dismissal")
    request_completion = act_endpoint(services.request_completion, "application", CompletionAnswers, name="request_completion")
    complete = act_endpoint(services.complete_application, "application", CompleteAnswers)
    reuse = act_endpoint(services.reuse_answers, "application")
    count = act_endpoint(services.count_members, "application", CountAnswers)
    conclude = act_endpoint(services.conclude_assessment, "application", ConcludeAnswers)
    reopen = act_endpoint(services.reopen_assessment, "application", ReasonAnswers)
    grant = act_endpoint(services.grant_application, "application", GrantAnswers)
    reject = act_endpoint(services.reject_application, "application", RejectAnswers)
    prepare_aid = act_endpoint(services.prepare_state_aid, "application", PreparedAidAnswers, name="prepare_aid")
