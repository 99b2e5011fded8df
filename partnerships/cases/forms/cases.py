"""The form for a matter's number in the diary."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.forms import RecordForm

from ..models import CaseReference
from .fields import CaseChoiceField


class CaseForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = CaseReference
        fields = ["raw", "title", "board", "matter", "stated_in", "opened_on"]
        field_classes = {"matter": CaseChoiceField}
        help_texts = {"matter": _("Fylls i när flera nämnder har egna nummer i samma ärende.")}
