"""What the API reads and writes of agreements of every form but IOP."""

from rest_framework import serializers

from partnerships.ground.serializers import DaySerializerField, KronorSerializerField, RecordSerializer, StrictSerializer

from ..models.plain import PlainAgreement

FIELDS = [
    "id", "title", "organisation", "responsible_board", "responsible_office", "case", "welfare_area", "governing_document",
    "decision", "agreed_on", "start_date", "end_date", "open_ended", "notice_months", "follow_up_plan",
    "quality_requirements", "comment", "cancelled_on", "cancel_reason", "amounts", "state", "version",
]  # fmt: skip


class AmountOfYear(StrictSerializer):
    year = serializers.IntegerField(read_only=True)
    amount = KronorSerializerField(read_only=True)


class PlainAgreementSerializer(RecordSerializer):
    """`amounts` is the municipality's money by year, set by the act `set_amount`; `state` is the state of today."""

    amounts = AmountOfYear(source="years", many=True, read_only=True)
    state = serializers.ChoiceField(source="state_now", choices=PlainAgreement.State.choices, read_only=True)

    class Meta:
        fields = FIELDS
        read_only_fields = ["cancelled_on", "cancel_reason", "version"]


class AmountAnswers(StrictSerializer):
    year = serializers.IntegerField(min_value=1900, max_value=2200)
    amount = KronorSerializerField(allow_null=True, required=False)
    reason = serializers.CharField(max_length=500, required=False, allow_blank=True)


class CancelAnswers(StrictSerializer):
    reason = serializers.CharField(max_length=500)
    cancelled_on = DaySerializerField(required=False, allow_null=True)
