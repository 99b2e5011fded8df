"""What the API reads and writes of the accounts of how grants were used."""

from rest_framework import serializers

from partnerships.ground.serializers import DaySerializerField, KronorSerializerField, RecordSerializer, StrictSerializer

from ..models import GrantReport, ReportSubmission


class SubmissionSerializer(StrictSerializer, serializers.ModelSerializer):
    used_amount = KronorSerializerField(read_only=True)

    class Meta:
        model = ReportSubmission
        fields = ["number", "received_on", "used_amount", "result_text"]
        read_only_fields = fields


class ReportSerializer(RecordSerializer):
    submissions = SubmissionSerializer(many=True, read_only=True)

    class Meta:
        model = GrantReport
        fields = [
            "id", "grant", "received_on", "completed_on", "used_amount", "result_text", "state", "completion_text",
            "completion_due", "approved_on", "unused_reason", "rejected_on", "rejected_reason", "submissions", "version",
        ]  # fmt: skip
        read_only_fields = [
            "completed_on", "state", "completion_text", "completion_due", "approved_on", "unused_reason", "rejected_on",
            "rejected_reason", "version",
        ]  # fmt: skip


class SendAgainAnswers(StrictSerializer):
    used_amount = KronorSerializerField()
    result_text = serializers.CharField(max_length=4000, required=False, allow_blank=True)
    received_on = DaySerializerField(required=False)


class ReportCompletionAnswers(StrictSerializer):
    completion_text = serializers.CharField(max_length=2000)
    completion_due = DaySerializerField()


class ApproveReportAnswers(StrictSerializer):
    approved_on = DaySerializerField(required=False)
    unused_reason = serializers.CharField(max_length=1000, required=False, allow_blank=True)


class RejectReportAnswers(StrictSerializer):
    reason = serializers.CharField(max_length=2000)
