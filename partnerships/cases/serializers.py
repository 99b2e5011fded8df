"""What the API reads and writes of cases, meetings, decisions, assignments and documents."""

from rest_framework import serializers

from partnerships.ground.serializers import KeyField, RecordSerializer, StrictSerializer

from .models import Assignment, BoardDecision, BoardMeeting, CaseReference, Document, GoverningDocument


class CaseSerializer(RecordSerializer):
    class Meta:
        model = CaseReference
        fields = ["id", "raw", "normal", "title", "board", "matter", "stated_in", "opened_on", "version"]
        read_only_fields = ["normal", "version"]


class MeetingSerializer(RecordSerializer):
    class Meta:
        model = BoardMeeting
        fields = ["id", "board", "date", "documents_due", "version"]
        read_only_fields = ["version"]


class DecisionSerializer(RecordSerializer):
    class Meta:
        model = BoardDecision
        fields = [
            "id",
            "title",
            "board",
            "meeting",
            "meeting_date",
            "year",
            "paragraph",
            "case",
            "outcome",
            "text",
            "proposition",
            "notice_date",
            "notice_date_reason",
            "adjusted_date",
            "received_on",
            "distribution",
            "is_delegated",
            "delegate_role",
            "delegation_point",
            "reported_to_board_on",
            "reported_at",
            "reported_paragraph",
            "registered_in_diary",
            "diary_system",
            "from_list",
            "version",
        ]
        read_only_fields = ["year", "reported_at", "reported_paragraph", "from_list", "version"]


class AssignmentSerializer(RecordSerializer):
    class Meta:
        model = Assignment
        fields = [
            "id",
            "board",
            "decision",
            "case",
            "point_no",
            "text",
            "assignee",
            "assignee_office",
            "due",
            "due_as_written",
            "source",
            "state",
            "version",
        ]
        read_only_fields = ["decision", "state", "version"]


class DocumentSerializer(RecordSerializer):
    url = serializers.CharField(source="get_absolute_url", read_only=True)

    class Meta:
        model = Document
        fields = ["id", "title", "file_name", "content_type", "size", "sha256", "doc_date", "case", "url", "version"]
        read_only_fields = fields


class GoverningSerializer(RecordSerializer):
    """`state` is the state of today: proposed until a decision is registered, then by the days and the successor."""

    state = serializers.ChoiceField(source="state_now", choices=GoverningDocument.State.choices, read_only=True)

    class Meta:
        model = GoverningDocument
        fields = [
            "id", "kind", "title", "version_text", "board", "case", "decision", "valid_from", "valid_to", "review_due",
            "predecessor", "source", "state", "version",
        ]  # fmt: skip
        read_only_fields = ["version"]


class DecideAnswers(StrictSerializer):
    decision = KeyField(queryset=BoardDecision.objects.all())


class MoveAnswers(StrictSerializer):
    state = serializers.ChoiceField(choices=Assignment.State.choices)
    reason = serializers.CharField(max_length=500, required=False, allow_blank=True)


class ReportDelegatedAnswers(StrictSerializer):
    decisions = KeyField(queryset=BoardDecision.objects.all(), many=True)
    paragraph = serializers.IntegerField(required=False, allow_null=True, min_value=1, max_value=32767)
