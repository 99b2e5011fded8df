"""Forms for organisations, contacts, amounts, users and roles."""

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from partnerships.ground.forms import ActForm, RecordForm, shown
from partnerships.ground.money import KronorFormField

from .merging import differing
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
        self.fields["status"].choices = Organisation.Status.to_choose()
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


class OtherForm(forms.Form):
    """Which organisation is to be compared with this one."""

    med = forms.ModelChoiceField(Organisation.objects.none(), label=_("Organisationen som går upp i den här"))

    def __init__(self, *, user, organisation):
        super().__init__()
        self.fields["med"].queryset = Organisation.objects.visible_to(user).exclude(pk=organisation.pk)


class MergeForm(ActForm):
    """Which value stands where both say something, and why they are the same."""

    merged_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        label=_("Varför är de samma organisation?"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, data=None, *, keep, merged):
        super().__init__(data, thing=keep)
        self.merged = merged
        self.initial["merged_version"] = merged.version
        self.asked = differing(keep, merged)
        for name in self.asked:
            field = Organisation._meta.get_field(name)
            values = [("keep", shown(field, getattr(keep, name))), ("merged", shown(field, getattr(merged, name)))]
            label = capfirst(field.verbose_name)
            self.fields[name] = forms.ChoiceField(label=label, choices=values, initial="keep", widget=forms.RadioSelect)
        self.order_fields([*self.asked, "reason"])

    def take(self):
        values = super().take()
        self.merged.version = values["merged_version"] or 0
        return {"reason": values["reason"], "choices": {name: values[name] for name in self.asked}}


class ApartForm(ActForm):
    reason = forms.CharField(
        label=_("Varför är de inte samma organisation?"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


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
