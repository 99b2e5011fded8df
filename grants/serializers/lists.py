"""What the API reads and writes of decision lists."""

from rest_framework import serializers

from partnerships.cases.models import BoardDecision
from partnerships.ground.serializers import KeyField, KronorSerializerField, RecordSerializer, StrictSerializer

from ..models import DecisionList, GrantDecision, GrantRound, ListRow


class DecisionListSerializer(RecordSerializer):
    class Meta:
        model = DecisionList
        fields = ["id", "title", "board", "meeting", "case", "state", "decision", "version"]
        read_only_fields = ["state", "decision", "version"]


class ListRowSerializer(RecordSerializer):
    """`amount` is before the cut for coming late (R24), `amount_after_cut` what the board is asked to grant.

    `late_cut` is what the officer chose within a ceiling, `cut` what is taken: null until it is known.
    """

    late_days = serializers.IntegerField(read_only=True, allow_null=True)
    late_rule = serializers.IntegerField(source="late_rule.pk", read_only=True, allow_null=True)
    cut = KronorSerializerField(read_only=True, allow_null=True)
    amount_after_cut = KronorSerializerField(read_only=True, allow_null=True)

    class Meta:
        model = ListRow
        late = ["late_days", "late_rule", "cut", "amount_after_cut"]
        fields = ["id", "decision_list", "application", *ListRow.OUTCOME, *late, "is_open", "version"]
        read_only_fields = ["is_open", "version"]


class GatherAnswers(StrictSerializer):
    round = KeyField(queryset=GrantRound.objects.all())


class SettledRow(StrictSerializer):
    """What the board changed of one row, and the version of the application that the client saw."""

    row = KeyField(queryset=ListRow.objects.all())
    application_version = serializers.IntegerField(required=False, min_value=1)
    proposal = serializers.ChoiceField(choices=ListRow.Proposal.choices, required=False)
    amount = KronorSerializerField(required=False, allow_null=True)
    grounds = serializers.CharField(max_length=4000, required=False, allow_blank=True)
    rule_reference = serializers.CharField(max_length=200, required=False, allow_blank=True)
    conditions = serializers.CharField(max_length=4000, required=False, allow_blank=True)
    state_aid_basis = serializers.ChoiceField(choices=GrantDecision.Basis.choices, required=False, allow_blank=True)
    state_aid_note = serializers.CharField(max_length=300, required=False, allow_blank=True)
    late_cut = KronorSerializerField(required=False, allow_null=True)
    late_reason = serializers.CharField(max_length=2000, required=False, allow_blank=True)
    despite_late_rule = serializers.BooleanField(required=False)


class DecideListAnswers(StrictSerializer):
    decision = KeyField(queryset=BoardDecision.objects.all())
    rows = SettledRow(many=True, required=False)
