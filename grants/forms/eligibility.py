"""Forms for the conditions for grants, and for the examination of an organisation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import DayFormField
from partnerships.ground.forms import ActForm, RecordForm

from ..models import EligibilityAnswer, EligibilityCheck, EligibilityCondition
from .applications import LONG

Answer = EligibilityAnswer.Answer


class ConditionForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = EligibilityCondition
        fields = ["text", "kind", "required", "source", "valid_from", "valid_to", "blocking", "order"]
        help_texts = {
            "required": _("För ett villkor av slaget Handling: är den inlämnad för året föreslås svaret ja."),
            "blocking": _("Annars visas det som en varning på ansökan."),
            "order": _("Lägst nummer står först."),
        }


class EligibilityForm(ActForm):
    """One answer and one note for each condition of the year, and what follows of them."""

    finding = forms.ChoiceField(label=_("Bedömning"), choices=EligibilityCheck.Finding, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Skäl"), max_length=2000, required=False, widget=LONG, help_text=_("Krävs om inte alla villkor är uppfyllda.")
    )
    examined_on = DayFormField(label=_("Prövad"), required=False, help_text=_("Lämna tomt om den är prövad i dag."))
    valid_to = DayFormField(label=_("Gäller till och med"), required=False, help_text=_("Lämna tomt om den gäller året ut."))

    def __init__(self, data=None, *, conditions, handed_in, **kwargs):
        super().__init__(data, **kwargs)
        self.conditions, self.sections = conditions, []
        for condition in conditions:
            file = handed_in.get(condition.required_id) if condition.required_id else None
            answer, note = f"answer_{condition.pk}", f"note_{condition.pk}"
            self.fields[answer] = forms.ChoiceField(
                label=_("Uppfyllt"),
                choices=Answer,
                widget=forms.RadioSelect,
                initial=Answer.YES if file else Answer.UNKNOWN,
                error_messages={"required": _("Svara på villkoret.")},
            )
            self.fields[note] = forms.CharField(label=_("Anteckning"), max_length=500, required=False)
            self.sections.append(
                {"title": condition.text, "note": told_of(condition, file), "fields": [self[answer], self[note]]}
            )
        own = [self[name] for name in ("finding", "reason", "examined_on", "valid_to")]
        self.sections.append({"title": _("Bedömning"), "note": "", "fields": own})

    def take(self):
        values = super().take()
        answers = [
            {"condition": each, "answer": values.pop(f"answer_{each.pk}"), "note": values.pop(f"note_{each.pk}")}
            for each in self.conditions
        ]
        return values | {"answers": answers}


def told_of(condition, file):
    told = [condition.get_kind_display(), condition.source]
    if condition.required_id:
        told.append(_("inlämnad för året") if file else _("inte inlämnad för året"))
    if condition.blocking:
        told.append(_("hindrar att bidrag beviljas"))
    return " · ".join(str(each) for each in told if each)
