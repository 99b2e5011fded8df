"""Forms for aid of minor importance."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.cases.forms.fields import CaseChoiceField
from partnerships.ground.days import DayFormField
from partnerships.ground.forms import ActForm, RecordForm

from .models import StateAid


class StateAidForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = StateAid
        fields = [
            "organisation", "board", "giver", "kind", "matter", "case", "granted_on", "amount", "rest_reason", "rate", "rate_on",
            "certificate_on",
        ]  # fmt: skip
        field_classes = {"case": CaseChoiceField}
        localized_fields = ["rate"]  # read with a comma, as people write it

    def narrow(self):
        super().narrow()
        if self.thing is None:
            self.fields["board"].queryset = self.user.boards_with("C", "state_aid")
            self.fields["board"].help_text = _("Lämna tomt om någon annan än kommunen gav stödet.")
            self.fields["granted_on"].required = True
            del self.fields["rest_reason"]  # what is given is known
            return
        for name in ("organisation", "board", "giver", "granted_on"):
            del self.fields[name]
        if self.thing.state == StateAid.State.GRANTED:
            for name in ("kind", "matter", "case", "amount", "rest_reason", "rate", "rate_on"):
                del self.fields[name]


class PreparedAidForm(ActForm):
    """How aid that a board is to decide on is reckoned. Who gets it, and for what, stands where the form is opened."""

    kind = forms.ChoiceField(label=_("Slag"), choices=StateAid.Kind.choices)
    rate = forms.DecimalField(
        label=_("Kronor per euro"), max_digits=8, decimal_places=4, min_value=1, max_value=100, localize=True
    )
    rate_on = DayFormField(label=_("Kursens dag"))
    certificate_on = DayFormField(
        label=_("Intyg inkom"), required=False, help_text=_("Organisationens intyg om annat stöd under tre år.")
    )


class AnnulForm(ActForm):
    reason = forms.CharField(label=_("Varför stryks stödet?"), max_length=500)
