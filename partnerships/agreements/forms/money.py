"""Forms for payments and aid."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import DayFormField
from partnerships.ground.forms import ActForm, say_if_empty
from partnerships.ground.money import KronorFormField, format_kronor
from partnerships.payments.forms import PartsForm
from partnerships.register.models import Organisation
from partnerships.state_aid.forms import PreparedAidForm

from ..models import IOPParty


class IOPPaymentForm(ActForm):
    """`key` makes the payment one payment, however many times the button is pressed."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    party = forms.ModelChoiceField(IOPParty.objects.none(), label=_("Mottagare"))
    year = forms.TypedChoiceField(label=_("Av vilket års medel"), coerce=int, empty_value=None, required=False)
    amount = KronorFormField(label=_("Belopp"))
    due = DayFormField(label=_("Betalas senast"))
    giro_type = forms.ChoiceField(label=_("Till konto"))
    text = forms.CharField(label=_("Meddelande till mottagaren"), required=False, max_length=100)
    account = forms.CharField(label=_("Konto"), required=False, max_length=20)
    cost_centre = forms.CharField(label=_("Kostnadsställe"), required=False, max_length=20)

    def __init__(self, data=None, *, agreement, **kwargs):
        super().__init__(data, **kwargs)
        self.initial.setdefault("key", uuid.uuid4())
        self.fields["year"].choices = [("", _("Samma år som betalningsdagen")), *years_with_money(agreement)]
        receivers = agreement.parties.filter(side=IOPParty.Side.IDEA_DRIVEN).select_related("organisation")
        self.fields["party"].queryset = receivers
        self.fields["party"].initial = receivers.first() if len(receivers) == 1 else None
        self.fields["giro_type"].choices = [
            (kind, f"{kind.capitalize()} {number}" if len(receivers) == 1 else kind.capitalize())
            for kind, number in {kind: number for party in receivers for kind, number in party.organisation.giros()}.items()
        ]
        for party in receivers[:1]:
            say_if_empty(
                self.fields["giro_type"],
                _("%(organisation)s har inget bankgiro eller plusgiro i registret.") % {"organisation": party.organisation},
                party.organisation.get_absolute_url(),
                _("Fyll i det hos organisationen först"),
            )

    def clean(self):
        """The money is of the year in which it is due, unless another year is chosen."""
        if "year" in self.cleaned_data and self.cleaned_data["year"] is None and (due := self.cleaned_data.get("due")):
            self.cleaned_data["year"] = due.year
        return self.cleaned_data


class IOPPaymentPartsForm(PartsForm, IOPPaymentForm):
    """Municipal money that is paid in parts, each of the year in which it is due."""

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        del self.fields["year"]


def years_with_money(agreement):
    """(year, words) with what is left of each; also of a year that is used up."""
    for year, amount in agreement.left_of_each().items():
        left = _("%(amount)s kvar") % {"amount": format_kronor(amount)} if amount > 0 else _("inget kvar")
        yield year, f"{year}: {left}"


class RequestForm(ActForm):
    """The organisation's requisition, as it came in to the board."""

    requested_on = DayFormField(label=_("Rekvisitionen kom in"))
    requested_by_role = forms.CharField(
        label=_("Rekvirerat av"), max_length=150, help_text=_("Roll, inte namn. Till exempel kassör.")
    )


class IOPAidForm(PreparedAidForm):
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Organisation"))
    amount = KronorFormField(label=_("Belopp under hela avtalet"))
    rest_reason = forms.CharField(
        label=_("Varför resten inte är stöd"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Skrivs när beloppet är mindre än kommunens pengar i avtalet, tilläggsavtalet eller året som förlängs."),
    )
    field_order = ["organisation", "amount", "rest_reason"]

    def __init__(self, data=None, *, thing, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.filter(pk__in=thing.parties.values("organisation"))
