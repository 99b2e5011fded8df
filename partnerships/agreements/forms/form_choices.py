"""The form that saves a guided choice of form; the questions themselves are answered one by one before it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.ground.forms import RecordForm

from ..models import FormChoice


class FormChoiceForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = FormChoice
        fields = ["title", "organisation", "board", "initiative", "chosen_on", "chosen_by_role", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "title": _("Vad samarbetet handlar om."),
            "organisation": _("Kan lämnas tomt."),
            "initiative": _("Initiativet som samarbetet kommer ur. Kan lämnas tomt."),
            "board": _("Kan lämnas tomt. Då ser alla nämnders handläggare valet."),
            "chosen_by_role": _("Roll, inte namn. Till exempel handläggare."),
        }

    def __init__(self, data=None, *, answers, **kwargs):
        super().__init__(data, **kwargs)
        self.answers = answers

    def narrow(self):
        super().narrow()
        self.fields["board"].queryset = self.user.boards_with("C", "iop")

    def take(self):
        return super().take() | {"answers": self.answers}
