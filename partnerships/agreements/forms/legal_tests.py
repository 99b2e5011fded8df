"""The form for a legal test."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.ground.forms import RecordForm

from ..models import IOPLegalTest


class LegalTestForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = IOPLegalTest
        fields = ["examined_on", "conclusion", "examined_by_role"]
        help_texts = {"examined_by_role": _("Roll, inte namn. Till exempel kommunjurist.")}

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        # The test's own reasons. A test is never changed, so the log's question of the same name is not asked.
        self.fields["reason"] = forms.CharField(label=_("Skäl"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))
