"""Endpoints of the accounts of how grants were used."""

from partnerships.ground.viewsets import RecordViewSet, act_endpoint

from .. import services
from ..filters import ReportFilters
from ..models import GrantReport
from ..serializers.applications import ReasonAnswers
from ..serializers.reports import (
    ApproveReportAnswers,
    RejectReportAnswers,
    ReportCompletionAnswers,
    ReportSerializer,
    SendAgainAnswers,
)


class GrantReportViewSet(RecordViewSet):
    queryset = GrantReport.objects.prefetch_related("submissions")
    serializer_class = ReportSerializer
    filterset_class = ReportFilters
    ordering_fields = ("received_on",)
    register = services.register_report

    approve = act_endpoint(services.approve_report, "report", ApproveReportAnswers)
    reject = act_endpoint(services.reject_report, "report", RejectReportAnswers)
    reopen = act_endpoint(services.reopen_report, "report", ReasonAnswers)
    request_completion = act_endpoint(
        services.request_report_completion, "report", ReportCompletionAnswers, name="request_completion"
    )
    send_again = act_endpoint(services.send_report_again, "report", SendAgainAnswers, name="send_again")
