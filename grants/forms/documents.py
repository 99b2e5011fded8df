"""Forms for documents that are asked for and handed in."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import DayFormField, today
from partnerships.ground.forms import ActForm, RecordForm, say_if_empty

from ..models import RequiredDocument
from .applications import LONG


class RequiredDocumentForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = RequiredDocument
        fields = ["name", "explanation", "yearly", "active"]
        widgets = {"explanation": LONG}
        help_texts = {
            "yearly": _("Handlingen är densamma för alla organisationens ansökningar ett år, till exempel årsmötesprotokollet."),
            "active": _("Avmarkera när handlingen inte längre ska begäras. Det som är inlämnat är kvar."),
        }

    def narrow(self):
        super().narrow()
        if self.thing is not None:
            del self.fields["yearly"]


class AskForm(ActForm):
    """Which documents a form of grant asks for; one that is no longer asked for stays if it is chosen already."""

    requires_documents = forms.ModelMultipleChoiceField(
        RequiredDocument.objects.none(),
        label=_("Handlingar som begärs"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data=None, *, thing, **kwargs):
        chosen = thing.requires_documents.all()
        super().__init__(data, thing=thing, initial={"requires_documents": [each.pk for each in chosen]}, **kwargs)
        self.fields["requires_documents"].queryset = RequiredDocument.objects.filter(Q(active=True) | Q(pk__in=chosen))

    def take(self):
        values = super().take()
        return values | {"requires_documents": list(values["requires_documents"])}


class HandInForm(ActForm):
    """One document, for one application."""

    required = forms.ModelChoiceField(RequiredDocument.objects.none(), label=_("Handling"))
    doc_date = DayFormField(label=_("Handlingens datum"), required=False)
    file = forms.FileField(
        label=_("Fil"), help_text=_("pdf, docx, xlsx, odt, png, jpg, txt eller csv, högst 10 MB."), max_length=200
    )

    def __init__(self, data=None, *, documents, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["required"].queryset = documents
        say_if_empty(self.fields["required"], _("Ingen handling begärs."))


class HandInYearlyForm(HandInForm):
    """One document for all of an organisation's applications a year."""

    year = forms.IntegerField(
        label=_("År"),
        min_value=1900,
        max_value=2200,
        help_text=_("Året som ansökningarna gäller. Handlingen räknas då för alla organisationens ansökningar det året."),
    )
    field_order = ["required", "year"]

    def __init__(self, data=None, *, initial=None, **kwargs):
        super().__init__(data, initial={"year": today().year} | (initial or {}), **kwargs)
