"""What is asked when a calendar address is made."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.ground.forms import ActForm


class CalendarKeyForm(ActForm):
    everything = forms.BooleanField(
        label=_("Visa allt jag får se"), help_text=_("Annars visas bara det som du själv ska göra."), required=False
    )
