"""What the API reads of versions, and what it is given to amend and to renew."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from partnerships.cases.models import BoardDecision, Document
from partnerships.ground.serializers import (
    DaySerializerField,
    KeyField,
    KronorSerializerField,
    RecordSerializer,
    StrictSerializer,
)

from ..amended_goals import ASKED
from ..models import IOPGoal, IOPParty, IOPResource, IOPVersion
from ..models.gaps import TERMS
from .agreement import AgreementSerializer


class VersionSerializer(RecordSerializer):
    """`holds`: the text still gives its `sha256`."""

    holds = serializers.BooleanField(read_only=True)

    class Meta:
        model = IOPVersion
        fields = [
            "id", "agreement", "number", "decision", "signed_on", "valid_from", "reason", "signed_document", "document_sha256",
            "text", "sha256", "holds", "version",
        ]  # fmt: skip
        read_only_fields = fields


class AmendedMoney(StrictSerializer):
    """A new amount of a year's money (`resource`), or the money of a year that has none (`party` and `year`)."""

    resource = KeyField(queryset=IOPResource.objects.all(), required=False)
    party = KeyField(queryset=IOPParty.objects.all(), required=False)
    year = serializers.IntegerField(min_value=1900, max_value=2200, required=False)
    amount = KronorSerializerField(min_value=0)

    default_error_messages = {"place": _("Ange resource, eller party och year.")}

    def validate(self, given):
        if set(given) not in ({"resource", "amount"}, {"party", "year", "amount"}):
            self.fail("place")
        return given


class AmendedGoal(RecordSerializer):
    """A goal that is changed (`goal` and what differs), one that ends (`goal` and `end`), or a new one."""

    goal = KeyField(queryset=IOPGoal.objects.all(), required=False)
    end = serializers.BooleanField(required=False)

    class Meta:
        model = IOPGoal
        fields = ["goal", "end", *ASKED]
        extra_kwargs = {"text": {"required": False}}


class AmendAnswers(StrictSerializer):
    """Besides the fields that are always asked for: the terms, under the agreement's own names. What is left out stands."""

    decision = KeyField(queryset=BoardDecision.objects.all())
    signed_on = DaySerializerField()
    valid_from = DaySerializerField()
    reason = serializers.CharField(max_length=500)
    other_case_reason = serializers.CharField(max_length=500, required=False, allow_blank=True)
    signed_document = KeyField(queryset=Document.objects.all(), required=False, allow_null=True)
    money = AmendedMoney(many=True, required=False)
    goals = AmendedGoal(many=True, required=False, max_length=50)

    def get_fields(self):
        fields = super().get_fields()
        for name, field in AgreementSerializer().get_fields().items():
            if name in TERMS:
                field.required = False
                fields[name] = field
        return fields


class RenewAnswers(StrictSerializer):
    start_date = DaySerializerField()
    end_date = DaySerializerField()
    title = serializers.CharField(max_length=200, required=False, allow_blank=True)
