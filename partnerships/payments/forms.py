"""Forms for payments."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import DayFormField
from partnerships.ground.forms import ActForm


class ExecuteForm(ActForm):
    paid_on = DayFormField(label=_("Utbetald"))
    voucher_no = forms.CharField(label=_("Verifikationsnummer"), max_length=40)


class ReverseForm(ExecuteForm):
    reason = forms.CharField(label=_("Varför rättas utbetalningen?"), max_length=500)


class CancelForm(ActForm):
    reason = forms.CharField(label=_("Varför avbryts utbetalningen?"), max_length=500)
