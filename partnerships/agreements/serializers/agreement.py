"""What the API reads and writes of agreements."""

from datetime import date

from rest_framework import serializers

from partnerships.cases.models import BoardDecision, Document
from partnerships.ground.days import today
from partnerships.ground.serializers import DaySerializerField, KeyField, RecordSerializer, StrictSerializer

from ..models import IOPAgreement, IOPParty
from ..permissions import can_read_override_reason


class AgreementSerializer(RecordSerializer):
    """`state` is the state of today: a signed agreement is active and expired by its dates.

    Who decided against the legal test, and why, is blank to the organisation.
    """

    period_end = serializers.SerializerMethodField()
    notice_day = serializers.SerializerMethodField()
    state = serializers.ChoiceField(source="current_state", choices=IOPAgreement.State.choices, read_only=True)

    class Meta:
        model = IOPAgreement
        fields = [
            "id", "title", "case", "responsible_board", "responsible_office", "welfare_area", "background", "challenge",
            "added_value", "target_group", "values_basis", "compact", "responsibilities", "quality_requirements",
            "follow_up_plan", "follow_up_month", "follow_up_interval", "cost_benefit_note", "renewal_terms",
            "amendment_terms", "dispute_terms", "insight_terms", "data_protection_note", "start_date", "end_date",
            "notice_months", "decision", "signed_on", "signed_document", "registered_in_diary", "imported_incomplete",
            "known_in_force_on", "source", "extension", "extension_months", "latest_end", "extended_to", "period_end",
            "notice_day", "terminated_by", "terminated_on", "ends_on", "predecessor", "state", "governing_document",
            "initiative", "form_choice", "override_role", "override_reason", "overridden_test", "version",
        ]  # fmt: skip
        read_only_fields = [
            "signed_document", "extended_to", "terminated_by", "terminated_on", "ends_on", "override_role", "override_reason",
            "overridden_test", "version",
        ]  # fmt: skip

    def to_representation(self, agreement):
        shown = super().to_representation(agreement)
        if not can_read_override_reason(self.context["request"].user):
            shown |= {"override_role": "", "override_reason": ""}
        return shown

    def get_period_end(self, agreement) -> date | None:
        """The day that the agreement ends as it stands today."""
        return agreement.end_on(today())

    def get_notice_day(self, agreement) -> date | None:
        """The last day to give notice in the period of today; a party may have a day of its own."""
        return agreement.notice_day()


class DecideAnswers(StrictSerializer):
    """`other_case_reason` where the decision has another diary number than the agreement."""

    decision = KeyField(queryset=BoardDecision.objects.all())
    other_case_reason = serializers.CharField(max_length=500, required=False, allow_blank=True)


class PrepareAnswers(StrictSerializer):
    despite_test = serializers.BooleanField(required=False)


class DecideWithOverrideAnswers(DecideAnswers):
    """`override_role` and `override_reason`, both or neither, when the board decides against the legal test."""

    override_role = serializers.CharField(max_length=150, required=False, allow_blank=True)
    override_reason = serializers.CharField(max_length=2000, required=False, allow_blank=True)


class DeclineAnswers(DecideAnswers):
    reason = serializers.CharField(max_length=500)


class ReasonAnswers(StrictSerializer):
    reason = serializers.CharField(max_length=500)


class SignAnswers(StrictSerializer):
    signed_on = DaySerializerField()
    signed_document = KeyField(queryset=Document.objects.all(), required=False, allow_null=True)


class ExtendAnswers(DecideAnswers):
    until = DaySerializerField()
    other_length_reason = serializers.CharField(max_length=500, required=False, allow_blank=True)


class TerminateAnswers(ReasonAnswers):
    terminated_by = KeyField(queryset=IOPParty.objects.all(), required=False, allow_null=True)
    terminated_on = DaySerializerField()
    ends_on = DaySerializerField(required=False, allow_null=True)
    agreed_reason = serializers.CharField(max_length=500, required=False, allow_blank=True)
