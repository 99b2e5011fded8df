"""Forms for changes after the decision."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import DayFormField, today
from partnerships.ground.forms import RecordForm
from partnerships.ground.money import KronorFormField

from ..models import GrantChange
from .applications import LONG
from .decisions import DecisionForm


class ChangeForm(RecordForm):
    """What the association asks."""

    class Meta(RecordForm.Meta):
        model = GrantChange
        fields = ["asked_on", "asked_by_role", "grounds", "amount", "period_to", "purpose"]
        widgets = {"grounds": LONG, "purpose": LONG}
        help_texts = {
            "asked_by_role": _("Till exempel ordförande eller kassör."),
            "amount": _("Lämna tomt om beloppet inte ska ändras."),
            "period_to": _("Lämna tomt om perioden inte ska ändras."),
            "purpose": _("Lämna tomt om ändamålet inte ska ändras."),
        }

    def narrow(self):
        super().narrow()
        self.initial.setdefault("asked_on", today())


class DecideChangeForm(DecisionForm):
    answer = forms.CharField(label=_("Motivering"), required=False, max_length=4000, widget=LONG)
    rule_reference = forms.CharField(label=_("Regel i bidragsformen"), required=False, max_length=200)

    def case(self):
        return self.thing.grant.application.case


class GrantChangeForm(DecideChangeForm):
    """What was asked stands in the form; the board may grant something else."""

    outcomes = GrantChange.GRANTING
    field_order = ["decision", "amount", "period_to", "purpose"]
    amount = KronorFormField(label=_("Nytt belopp"), required=False)
    period_to = DayFormField(label=_("Ny period till och med"), required=False)
    purpose = forms.CharField(label=_("Nytt ändamål"), required=False, max_length=4000, widget=LONG)

    def __init__(self, data=None, *, user, thing, **kwargs):
        super().__init__(data, user=user, thing=thing, **kwargs)
        for name in ("amount", "period_to", "purpose"):
            if getattr(thing, name) in (None, ""):
                del self.fields[name]  # not asked for
            else:
                self.initial[name] = getattr(thing, name)
        if "amount" in self.fields:
            for name in ("answer", "rule_reference"):
                self.fields[name].help_text = _("Behövs när beloppet är ett annat än det begärda.")


class RejectChangeForm(DecideChangeForm):
    outcomes = GrantChange.REJECTING

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["answer"].required = True
        self.fields["answer"].label = _("Skäl till avslaget")
