"""Forms for the account of how the grant was used."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import DayFormField
from partnerships.ground.forms import ActForm, RecordForm

from ..models import GrantReport
from .applications import LONG


class ReportForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = GrantReport
        fields = ["received_on", "used_amount", "result_text"]
        widgets = {"result_text": LONG}


class ApproveForm(ActForm):
    approved_on = DayFormField(label=_("Godkänd"), required=False, help_text=_("Lämna tomt om redovisningen godkänns i dag."))
