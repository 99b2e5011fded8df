"""What the API reads and writes of organisations, contacts, boards, users and amounts."""

from rest_framework import serializers

from partnerships.ground.serializers import KeyField, RecordSerializer, StrictSerializer

from .likeness import NUMBERS, REASONS
from .merging import CHOSEN
from .models import Board, GiroChange, LegalParameter, Office, Organisation, OrganisationContact, RoleAssignment, User


class OrganisationSerializer(RecordSerializer):
    is_another = serializers.BooleanField(write_only=True, required=False)

    class Meta:
        model = Organisation
        fields = [
            "id",
            "name",
            "org_number",
            "legal_form",
            "is_idea_driven",
            "purpose",
            "activity_area",
            "active_in_municipality",
            "member_count",
            "member_count_year",
            "bankgiro",
            "plusgiro",
            "website",
            "email",
            "phone",
            "postal_address",
            "kk_registered_on",
            "status",
            "public",
            "merged_into",
            "is_another",
            "version",
        ]
        read_only_fields = ["merged_into", "version"]

    def get_fields(self):
        fields = super().get_fields()
        if self.partial:  # asked of a new organisation alone
            del fields["is_another"]
        return fields


class MergeAnswers(StrictSerializer):
    """`merged` goes into the organisation of the address. `choices` names the fields where its value stands."""

    merged = KeyField(queryset=Organisation.objects.all())
    reason = serializers.CharField(max_length=500)
    choices = serializers.ListField(child=serializers.ChoiceField(choices=CHOSEN), required=False)

    def validate_choices(self, names):
        return dict.fromkeys(names, "merged")


class ApartAnswers(StrictSerializer):
    other = KeyField(queryset=Organisation.objects.all())
    reason = serializers.CharField(max_length=500)


class PairSerializer(serializers.Serializer):
    """Two organisations that may be the same, by their numbers, and what they have in common."""

    first = serializers.IntegerField(source="first.pk")
    second = serializers.IntegerField(source="second.pk")
    alike = serializers.ListField(child=serializers.ChoiceField(choices=REASONS), source="kinds")
    numbers = serializers.ChoiceField(choices=NUMBERS)


class PairsSerializer(serializers.Serializer):
    count = serializers.IntegerField()
    results = PairSerializer(many=True)


class ContactSerializer(RecordSerializer):
    class Meta:
        model = OrganisationContact
        fields = [
            "id",
            "organisation",
            "name",
            "role",
            "email",
            "phone",
            "valid_from",
            "valid_to",
            "protected",
            "consent_public",
            "version",
        ]
        read_only_fields = ["version"]


class GiroChangeSerializer(RecordSerializer):
    class Meta:
        model = GiroChange
        fields = [
            "id",
            "organisation",
            "kind",
            "number",
            "previous_number",
            "basis",
            "state",
            "proposed_by",
            "created_at",
            "confirmed_by",
            "confirmed_at",
            "refused_because",
            "version",
        ]
        read_only_fields = [name for name in fields if name not in ("organisation", "kind", "number", "basis")]


class RefuseGiroAnswers(StrictSerializer):
    reason = serializers.CharField(max_length=500)


class BoardSerializer(RecordSerializer):
    class Meta:
        model = Board
        fields = ["id", "code", "name", "kind", "active_from", "active_to", "version"]
        read_only_fields = ["version"]


class OfficeSerializer(RecordSerializer):
    class Meta:
        model = Office
        fields = ["id", "name", "board", "is_company", "version"]
        read_only_fields = ["version"]


class ParameterSerializer(RecordSerializer):
    class Meta:
        model = LegalParameter
        fields = [
            "id",
            "key",
            "name",
            "value",
            "unit",
            "valid_from",
            "valid_to",
            "source_title",
            "source_url",
            "verified",
            "version",
        ]
        read_only_fields = ["version"]


class UserSerializer(RecordSerializer):
    class Meta:
        model = User
        fields = ["id", "email", "name", "is_active", "version"]
        read_only_fields = ["version"]


class RoleSerializer(RecordSerializer):
    class Meta:
        model = RoleAssignment
        fields = ["id", "user", "role", "board", "organisation", "whole_municipality", "valid_from", "valid_to", "version"]
        read_only_fields = ["version"]
