"""Forms for fields of welfare."""

from partnerships.ground.forms import RecordForm

from ..models import WelfareArea


class WelfareAreaForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = WelfareArea
        fields = ["name"]
