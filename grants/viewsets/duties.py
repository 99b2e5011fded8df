"""Endpoints of grants that are to be accounted for, and of reminders."""

from partnerships.ground.viewsets import ReadViewSet, RecordViewSet

from .. import services
from ..filters import DutyFilters, ReminderFilters
from ..models import GrantDecision, ReportDuties, ReportReminder
from ..serializers.duties import ReminderSerializer, ReportDuty


class DutyViewSet(ReadViewSet):
    queryset = ReportDuties(GrantDecision).select_related("application")
    serializer_class = ReportDuty
    filterset_class = DutyFilters
    ordering_fields = ("report_due", "amount")


class ReminderViewSet(RecordViewSet):
    queryset = ReportReminder.objects.all()
    serializer_class = ReminderSerializer
    filterset_class = ReminderFilters
    ordering_fields = ("sent_on",)
    register = services.remind_of_report
