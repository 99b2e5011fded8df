"""Forms for what the board decided."""

from copy import deepcopy

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.cases.forms.fields import DecisionChoiceField
from partnerships.cases.models import BoardDecision
from partnerships.ground.forms import ActForm, RecordForm
from partnerships.ground.money import KronorFormField, format_kronor

from ..models import GrantApplication, GrantDecision
from ..permissions import only_on_delegation
from .applications import LONG


class DecisionForm(ActForm):
    """The board decision that an outcome rests on, among those that it can rest on."""

    decision = DecisionChoiceField(BoardDecision.objects.none(), label=_("Nämndbeslut"), empty_label=_("Välj beslut"))

    def __init__(self, data=None, *, user, thing, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        decisions = BoardDecision.objects.visible_to(user)
        self.fields["decision"].offer(self.serving(user, decisions), case=self.case())

    def case(self):
        return self.thing.case

    def serving(self, user, decisions):
        rows = self.thing.decisions_that_serve(decisions, self.outcomes)
        return rows.filter(is_delegated=True) if only_on_delegation(user, self.thing) else rows


class GrantForm(DecisionForm):
    outcomes = GrantApplication.GRANTING
    amount = KronorFormField(label=_("Beviljat belopp"))
    conditions = forms.CharField(label=_("Villkor"), required=False, max_length=4000, widget=LONG)
    reason = forms.CharField(label=_("Motivering"), required=False, max_length=4000, widget=LONG)
    rule_reference = forms.CharField(label=_("Regel i bidragsformen"), required=False, max_length=200)
    late_cut = KronorFormField(label=_("Avdrag för sen ansökan"), required=False)
    despite_late_rule = forms.BooleanField(label=_("Nämnden prövar ansökan trots regeln"), required=False)
    late_reason = forms.CharField(label=_("Skäl till avdraget"), required=False, max_length=2000, widget=LONG)
    state_aid_basis = forms.ChoiceField(
        label=_("Grund enligt statsstödsreglerna"),
        required=False,
        choices=[("", _("Uppgift saknas")), *GrantDecision.Basis.choices],
    )
    state_aid_note = forms.CharField(
        label=_("Anteckning om statsstöd"), required=False, max_length=300, help_text=_("Behövs när grunden är ”Annat”.")
    )

    def __init__(self, data=None, *, user, thing, **kwargs):
        super().__init__(data, user=user, thing=thing, **kwargs)
        self.initial.setdefault("conditions", thing.round.scheme.conditions)
        for name in ("reason", "rule_reference"):
            self.fields[name].help_text = _("Behövs när beloppet är lägre än det sökta.")
        ask_of_late_rule(self.fields, thing)


class RejectForm(DecisionForm):
    outcomes = GrantApplication.REJECTING
    reason = forms.CharField(label=_("Skäl till avslaget"), max_length=4000, widget=LONG)
    rule_reference = forms.CharField(label=_("Regel i bidragsformen"), max_length=200)


class CompleteForm(RecordForm):
    """What is noted after the decision."""

    class Meta(RecordForm.Meta):
        model = GrantDecision
        fields = GrantDecision.COMPLETED
        help_texts = {
            "appeal_told_on": _("Dagen då organisationen fick veta hur beslutet överklagas."),
            "state_aid_note": _("Behövs när grunden är ”Annat”."),
        }


def late_questions():
    """Fields for all that a late rule may leave to be answered, for one application of a whole list."""
    return {name: deepcopy(GrantForm.base_fields[name]) for name in ("late_cut", "despite_late_rule", "late_reason")}


def ask_of_late_rule(fields, application):
    """R24: only what the round's rule leaves to be answered of an application that came late."""
    late, rule = application.late_days(), application.round.late_rule
    handled = not late or rule is None or rule.handles(late)
    ceiling = rule.ceiling_of(application.requested_amount) if late and rule and handled else None
    if ceiling is not None:
        fields["late_cut"].help_text = _("Från 0 kr till %(most)s. Dras från beloppet.") % {"most": format_kronor(ceiling)}
    else:
        del fields["late_cut"]
    if handled:
        fields.pop("despite_late_rule", None)
    if "despite_late_rule" in fields:
        fields["late_reason"].label = _("Varför nämnden prövar ansökan trots regeln")
    elif ceiling is None:
        del fields["late_reason"]
    if late and rule:
        fields["amount"].label = _("Belopp före avdrag för sen ansökan")
