"""Form for a payment of what was granted."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import DayFormField
from partnerships.ground.forms import ActForm, say_if_empty
from partnerships.ground.money import KronorFormField
from partnerships.payments.forms import PartsForm


class PaymentForm(ActForm):
    """`key` makes the payment one payment, however many times the button is pressed."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    amount = KronorFormField(label=_("Belopp"))
    due = DayFormField(label=_("Betalas senast"))
    giro_type = forms.ChoiceField(label=_("Till konto"))
    text = forms.CharField(label=_("Meddelande till mottagaren"), required=False, max_length=100)
    account = forms.CharField(label=_("Konto"), required=False, max_length=20)
    cost_centre = forms.CharField(label=_("Kostnadsställe"), required=False, max_length=20)

    def __init__(self, data=None, *, organisation, **kwargs):
        super().__init__(data, **kwargs)
        self.initial.setdefault("key", uuid.uuid4())
        self.fields["giro_type"].choices = [(kind, f"{kind.capitalize()} {number}") for kind, number in organisation.giros()]
        say_if_empty(
            self.fields["giro_type"],
            _("%(organisation)s har inget bankgiro eller plusgiro i registret.") % {"organisation": organisation},
            organisation.get_absolute_url(),
            _("Fyll i det hos organisationen först"),
        )


class PaymentPartsForm(PartsForm, PaymentForm):
    """A grant that is paid in parts: an amount and a day for each."""
