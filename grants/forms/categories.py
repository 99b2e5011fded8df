"""Forms for the boards' categories of organisations."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import DayFormField
from partnerships.ground.forms import ActForm, RecordForm
from partnerships.register.models import Organisation

from ..models import ApplicantCategory
from .applications import LONG


class CategoryForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = ApplicantCategory
        fields = ["board", "name", "description"]
        widgets = {"description": LONG}

    def narrow(self):
        super().narrow()
        if self.thing is not None:
            del self.fields["board"]
        else:
            self.fields["board"].queryset = self.user.boards_with("U", "schemes")


class PlaceForm(ActForm):
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Organisation"))
    valid_from = DayFormField(
        label=_("Gäller från"), required=False, help_text=_("Lämna tomt om det är från i dag. Samma dag igen är en rättelse.")
    )

    def __init__(self, data=None, *, user, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.visible_to(user)
