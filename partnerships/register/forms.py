"""Forms for organisations, contacts, amounts, users and roles."""

from django import forms

from partnerships.ground.forms import RecordForm

from .models import (
    Board,
    BoardAlias,
    LegalParameter,
    Municipality,
    Office,
    Organisation,
    OrganisationContact,
    RoleAssignment,
    User,
)


class OrganisationForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Organisation
        fields = [
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
        ]
        widgets = {"purpose": forms.Textarea(attrs={"rows": 3})}


class ContactForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = OrganisationContact
        fields = ["name", "role", "email", "phone", "valid_from", "valid_to", "protected", "consent_public"]


class MunicipalityForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Municipality
        fields = ["name", "org_number"]


class BoardForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Board
        fields = ["code", "name", "kind", "active_from", "active_to"]


class AliasForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = BoardAlias
        fields = ["name"]


class OfficeForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Office
        fields = ["name", "board", "is_company"]


class ParameterForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = LegalParameter
        fields = ["key", "name", "value", "unit", "valid_from", "valid_to", "source_title", "source_url", "verified"]


class UserForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = User
        fields = ["name", "email", "is_active"]


class RoleForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = RoleAssignment
        fields = ["role", "board", "organisation", "whole_municipality", "valid_from", "valid_to"]
