"""What the API reads and writes of applications."""

from rest_framework import serializers

from partnerships.cases.models import BoardDecision
from partnerships.ground.serializers import DaySerializerField, KeyField, RecordSerializer, StrictSerializer

from ..models import GrantApplication
from .statistics import StatisticsSerializer


class ApplicationSerializer(RecordSerializer):
    """`statistics` are written with the act `count`. `submitted_on` is the day when it first came in."""

    statistics = StatisticsSerializer(many=True, read_only=True)

    class Meta:
        model = GrantApplication
        fields = [
            "id",
            "round",
            "board",
            "organisation",
            "case",
            "submitted_on",
            "requested_amount",
            "purpose",
            "period_from",
            "period_to",
            "own_contribution",
            "other_funders",
            "member_count",
            "unit_count",
            "cost",
            "initiative",
            "caseworker",
            "statistics",
            "ended_on",
            "end_reason",
            "dismissal",
            "state",
            "version",
        ]
        read_only_fields = ["board", "submitted_on", "ended_on", "end_reason", "dismissal", "state", "version"]


class SubmitAnswers(StrictSerializer):
    submitted_on = DaySerializerField(required=False)


class ReasonAnswers(StrictSerializer):
    reason = serializers.CharField(max_length=500)


class DismissAnswers(ReasonAnswers):
    decision = KeyField(queryset=BoardDecision.objects.all(), required=False)


class TieDismissalAnswers(StrictSerializer):
    decision = KeyField(queryset=BoardDecision.objects.all())
