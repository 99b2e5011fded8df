"""What the API reads and writes of agreements."""

from rest_framework import serializers

from partnerships.cases.models import BoardDecision, Document
from partnerships.ground.serializers import DaySerializerField, KeyField, RecordSerializer, StrictSerializer

from ..models import IOPAgreement


class AgreementSerializer(RecordSerializer):
    """`state` is the state of today: a signed agreement is active and expired by its dates."""

    state = serializers.ChoiceField(source="current_state", choices=IOPAgreement.State.choices, read_only=True)

    class Meta:
        model = IOPAgreement
        fields = [
            "id", "title", "case", "responsible_board", "responsible_office", "welfare_area", "background", "challenge",
            "added_value", "target_group", "quality_requirements", "follow_up_plan", "follow_up_interval", "start_date",
            "end_date", "notice_months", "decision", "signed_on", "signed_document", "registered_in_diary",
            "imported_incomplete", "known_in_force_on", "source", "terminated_on", "ends_on", "predecessor", "state", "version",
        ]  # fmt: skip
        read_only_fields = ["signed_document", "terminated_on", "ends_on", "version"]


class DecideAnswers(StrictSerializer):
    decision = KeyField(queryset=BoardDecision.objects.all())


class DeclineAnswers(DecideAnswers):
    reason = serializers.CharField(max_length=500)


class ReasonAnswers(StrictSerializer):
    reason = serializers.CharField(max_length=500)


class SignAnswers(StrictSerializer):
    signed_on = DaySerializerField()
    signed_document = KeyField(queryset=Document.objects.all(), required=False, allow_null=True)


class TerminateAnswers(ReasonAnswers):
    terminated_on = DaySerializerField()
    ends_on = DaySerializerField(required=False, allow_null=True)
    agreed_reason = serializers.CharField(max_length=500, required=False, allow_blank=True)
