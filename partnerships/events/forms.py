"""Forms for meetings."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.ground.forms import ActForm, RecordForm

from .models import Event, EventAudience

LONG = forms.Textarea(attrs={"rows": 4})


class ClockField(forms.TimeField):
    """A time of day as people write it: 17.30 or 17:30."""

    widget = forms.TextInput
    input_formats = ["%H.%M", "%H:%M", "%H:%M:%S"]
    default_error_messages = {"invalid": _("Skriv klockslaget som 17.30.")}

    def __init__(self, **kwargs):
        super().__init__(required=False, **kwargs)

    def prepare_value(self, value):
        return f"{value:%H.%M}" if hasattr(value, "hour") else value

    def widget_attrs(self, widget):
        return {"placeholder": _("tt.mm"), "autocomplete": "off", "class": "short"}


class EventForm(RecordForm):
    start = ClockField(label=_("Börjar"))
    end = ClockField(label=_("Slutar"))
    audiences = forms.MultipleChoiceField(
        label=_("Målgrupp"), choices=EventAudience.Audience.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta(RecordForm.Meta):
        model = Event
        fields = [
            "title", "kind", "date", "start", "end", "venue", "room", "audiences", "facilitator_external", "participation_level",
            "decision_step", "participants_idea_driven", "participants_municipality", "participants_other", "summary",
            "has_presentation", "has_notes", "source",
        ]  # fmt: skip
        widgets = {"summary": LONG}

    field_order = [*Meta.fields, "reason", "version"]

    def narrow(self):
        super().narrow()
        if self.thing is not None:
            self.initial["audiences"] = [row.audience for row in self.thing.audiences.all()]


class HoldForm(ActForm):
    participants_idea_driven = forms.IntegerField(label=_("Deltagare från idéburen sektor"), required=False, min_value=0)
    participants_municipality = forms.IntegerField(label=_("Deltagare från kommunen"), required=False, min_value=0)
    participants_other = forms.IntegerField(label=_("Övriga deltagare"), required=False, min_value=0)
    summary = forms.CharField(label=_("Sammanfattning"), required=False, max_length=4000, widget=LONG)


class CancelForm(ActForm):
    reason = forms.CharField(label=_("Skäl"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
