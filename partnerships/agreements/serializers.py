"""What the API reads and writes of IOP agreements."""

from rest_framework import serializers

from partnerships.cases.models import BoardDecision, Document
from partnerships.ground.serializers import (
    DaySerializerField,
    KeyField,
    KronorSerializerField,
    RecordSerializer,
    StrictSerializer,
)
from partnerships.payments.models import Payment
from partnerships.register.models import Organisation
from partnerships.state_aid.serializers import PreparedAidAnswers

from .models import IOPAgreement, IOPFollowUp, IOPLegalTest, IOPMilestone, IOPParty, IOPResource
from .permissions import can_read_reasons


class AgreementSerializer(RecordSerializer):
    """`state` is the state of today: a signed agreement is active and expired by its dates."""

    state = serializers.ChoiceField(source="current_state", choices=IOPAgreement.State.choices, read_only=True)

    class Meta:
        model = IOPAgreement
        fields = [
            "id", "title", "case", "responsible_board", "responsible_office", "welfare_area", "background", "challenge",
            "added_value", "target_group", "quality_requirements", "follow_up_plan", "start_date", "end_date",
            "notice_months", "decision", "signed_on", "signed_document", "registered_in_diary", "imported_incomplete",
            "known_in_force_on", "source", "terminated_on", "ends_on", "predecessor", "state", "version",
        ]  # fmt: skip
        read_only_fields = ["signed_document", "terminated_on", "ends_on", "version"]


class PartySerializer(RecordSerializer):
    class Meta:
        model = IOPParty
        fields = ["id", "agreement", "side", "organisation", "board", "role", "signatory_role", "struck_reason", "version"]
        read_only_fields = ["struck_reason", "version"]


class ResourceSerializer(RecordSerializer):
    class Meta:
        model = IOPResource
        fields = [
            "id", "agreement", "party", "kind", "year", "description", "quantity", "unit", "amount", "valuation_basis",
            "confirmed", "delivered", "struck_reason", "version",
        ]  # fmt: skip
        read_only_fields = ["agreement", "struck_reason", "version"]


class MilestoneSerializer(RecordSerializer):
    class Meta:
        model = IOPMilestone
        fields = ["id", "agreement", "title", "planned_start", "planned_end", "done_on", "struck_reason", "version"]
        read_only_fields = ["struck_reason", "version"]


class LegalTestSerializer(RecordSerializer):
    """The organisation reads the conclusion and its day; `reason` and `examined_by_role` are then blank."""

    class Meta:
        model = IOPLegalTest
        fields = ["id", "agreement", "examined_on", "conclusion", "examined_by_role", "reason", "version"]
        read_only_fields = ["version"]

    def to_representation(self, test):
        shown = super().to_representation(test)
        if not can_read_reasons(self.context["request"].user):
            shown |= {"examined_by_role": "", "reason": ""}
        return shown


class FollowUpSerializer(RecordSerializer):
    class Meta:
        model = IOPFollowUp
        fields = [
            "id", "agreement", "year", "held_on", "participants_reached", "goal_fulfilment", "results", "deviations",
            "joint_conclusion", "approved_by_municipality", "approved_by_other", "version",
        ]  # fmt: skip
        read_only_fields = ["version"]


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


class IOPPaymentAnswers(StrictSerializer):
    """`key` is made by the client, once per payment: sent again it answers with the same payment."""

    key = serializers.UUIDField()
    party = KeyField(queryset=IOPParty.objects.all())
    year = serializers.IntegerField(min_value=1900, max_value=2200)
    amount = KronorSerializerField()
    due = DaySerializerField()
    giro_type = serializers.ChoiceField(choices=Payment.Giro.choices)
    text = serializers.CharField(max_length=100, required=False, allow_blank=True)


class IOPAidAnswers(PreparedAidAnswers):
    organisation = KeyField(queryset=Organisation.objects.all())
    amount = KronorSerializerField()
