"""Forms for what an application lacks, and for one that is not tried."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import DayFormField
from partnerships.ground.forms import ActForm

from ..models import CompletionRequest, GrantApplication
from ..permissions import handles_application
from .applications import LONG
from .decisions import DecisionForm

PART_OF = {"period_from": CompletionRequest.Part.PERIOD, "period_to": CompletionRequest.Part.PERIOD}


class CompletionForm(ActForm):
    text = forms.CharField(label=_("Vad som ska kompletteras"), max_length=2000, widget=LONG)
    due = DayFormField(label=_("Komplettera senast"))
    parts = forms.MultipleChoiceField(
        label=_("Uppgifter som organisationen får ändra"),
        choices=CompletionRequest.Part.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Övriga uppgifter står fast. Handlingar går alltid att lämna."),
    )
    documents = forms.ModelMultipleChoiceField(
        None, label=_("Handlingar som ska lämnas"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data=None, *, thing, missing=(), **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        self.fields["documents"].queryset = thing.round.scheme.requires_documents.asked_for()
        self.initial["documents"] = list(missing)
        lacking = {PART_OF.get(name, name) for name in thing.lacking(thing.WANTED)}
        self.initial["parts"] = [part.value for part in CompletionRequest.Part if part in lacking]
        if not self.fields["documents"].queryset.exists():
            del self.fields["documents"]

    def take(self):
        values = super().take()
        return values | {"documents": list(values.get("documents", ()))}


class CompleteForm(ActForm):
    answered_on = DayFormField(label=_("Inkom"), required=False, help_text=_("Lämna tomt om kompletteringen kommer in i dag."))

    def __init__(self, data=None, *, user, thing, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        if not handles_application(user, thing):
            del self.fields["answered_on"]


class TieDismissalForm(DecisionForm):
    """The decision on a dismissal that was registered without it."""

    outcomes = GrantApplication.DISMISSING

    def serving(self, user, decisions):
        return self.thing.decisions_that_serve(decisions, self.outcomes)


class DismissForm(DecisionForm):
    """Why it is not tried, and the decision where one is registered."""

    outcomes = GrantApplication.DISMISSING
    reason = forms.CharField(label=_("Skäl till avvisningen"), max_length=500, widget=LONG)
    field_order = ["reason", "decision"]

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["decision"].required = False
        self.fields["decision"].label = _("Beslut om avvisning")
        self.fields["decision"].help_text = _(
            "Nämndens eller delegatens. Är det inte registrerat lämnas det tomt, och anges på ansökan efteråt."
        )

    def serving(self, user, decisions):
        return self.thing.decisions_that_serve(decisions, self.outcomes)
