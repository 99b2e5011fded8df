"""Forms for organisations, contacts, amounts, users and roles."""

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from partnerships.ground.forms import ActForm, RecordForm
from partnerships.ground.money import KronorFormField

from .models import (
    Board,
    BoardAlias,
    GiroChange,
    LegalParameter,
    Municipality,
    Office,
    Organisation,
    OrganisationContact,
    RoleAssignment,
    User,
)
from .rights import scopes_in_words


class OrganisationForm(RecordForm):
    # Asked only when there is an organisation of the same name.
    is_another = forms.BooleanField(label=_("Det är en annan organisation"), required=False, widget=forms.HiddenInput)

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

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        if self.thing is not None:
            del self.fields["is_another"]

    def add_error(self, field, error):
        if field == "is_another":
            question = self[field]
            alike = Organisation.objects.visible_to(self.user).called(self.cleaned_data["name"])
            links = ((row.get_absolute_url(), row) for row in alike)
            question.help_text = format_html(
                "{}: {}", _("Se den som finns"), format_html_join(", ", '<a class="ds-link" href="{}">{}</a>', links)
            )
            question.field.widget = forms.CheckboxInput()
        super().add_error(field, error)


class ContactForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = OrganisationContact
        fields = ["name", "role", "email", "phone", "valid_from", "valid_to", "protected", "consent_public"]


class GiroForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = GiroChange
        fields = ["kind", "number", "basis"]


class RefuseGiroForm(ActForm):
    reason = forms.CharField(label=_("Varför nekas numret?"), max_length=500)


class MunicipalityForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Municipality
        fields = ["name", "org_number", "email"]


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
    value = KronorFormField(label=_("Värde"))

    class Meta(RecordForm.Meta):
        model = LegalParameter
        fields = ["key", "name", "value", "unit", "valid_from", "valid_to", "source_title", "source_url", "verified"]

    def narrow(self):
        super().narrow()
        keys = LegalParameter.objects.order_by("key").values_list("key", flat=True).distinct()
        self.fields["key"].help_text = _(
            "Det kopplade system söker efter. Samma för alla tider av samma gräns. De som finns: %(keys)s."
        ) % {"keys": ", ".join(keys) or "–"}


class UserForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = User
        fields = ["name", "email", "is_active"]


class RoleForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = RoleAssignment
        fields = ["role", "board", "organisation", "whole_municipality", "valid_from", "valid_to"]

    def narrow(self):
        super().narrow()
        self.fields["role"].help_text = scopes_in_words()


# allauth's own have no label, so the field's English name would stand on the page.


class AddKeyForm(AddWebAuthnForm):
    name = forms.CharField(label=_("Namn"), required=False)


class EditKeyForm(EditWebAuthnForm):
    name = forms.CharField(label=_("Namn"))
