"""Form for what is claimed back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.ground.money import KronorFormField

from ..models import RecoveryClaim
from .decisions import DecisionForm


class RecoveryForm(DecisionForm):
    ground = forms.ChoiceField(label=_("Grund"), choices=RecoveryClaim.Ground.choices)
    amount = KronorFormField(label=_("Belopp"))

    def case(self):
        return self.thing.application.case

    def serving(self, user, decisions):
        return self.thing.decisions_to_reclaim(decisions)
