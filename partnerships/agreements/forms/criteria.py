"""Forms for the criteria of legal tests."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import DayFormField
from partnerships.ground.forms import ActForm, RecordForm

from ..models import CriteriaSet, Criterion
from ..published_criteria import PUBLISHED_SETS


class PublishedSetForm(ActForm):
    published_key = forms.ChoiceField(label=_("Publicerade kriterier"))

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        held = set(CriteriaSet.objects.exclude(published_key="").values_list("published_key", flat=True))
        left = [(key, published.name) for key, published in PUBLISHED_SETS.items() if key not in held]
        self.fields["published_key"].choices = [("", _("Välj")), *left] if left else []
        self.fields["published_key"].widget.attrs["empty"] = {"text": _("Alla publicerade kriterier finns redan i registret.")}


class CriteriaSetForm(RecordForm):
    based_on = forms.ModelChoiceField(
        CriteriaSet.objects.all(),
        label=_("Bygger på"),
        required=False,
        empty_label=_("Ingen, börja utan frågor"),
        help_text=_("Frågorna kopieras, så att du kan ändra dem."),
    )

    class Meta(RecordForm.Meta):
        model = CriteriaSet
        fields = ["name", "source", "guideline", "valid_from", "valid_to"]
        help_texts = {
            "guideline": _("Riktlinjen som kriterierna står i, och vilken version."),
            "valid_from": _("Egna kriterier går före publicerade från den dagen."),
        }

    def narrow(self):
        super().narrow()
        if self.thing is not None:
            del self.fields["based_on"]


class CloseSetForm(ActForm):
    valid_to = DayFormField(label=_("Gäller till och med"))
    reason = forms.CharField(label=_("Skäl"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class CriterionForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Criterion
        fields = [
            "order", "key", "question", "explanation", "source", "fault_when", "fault_means", "unclear_needs_lawyer",
            "statement_required",
        ]  # fmt: skip
        widgets = {"explanation": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "key": _("Kort beteckning utan mellanslag, till exempel no_market."),
            "fault_means": _("Vad svaret leder till."),
            "statement_required": _("Den som svarar fel skriver hur det framgår skriftligt och i handling."),
        }
