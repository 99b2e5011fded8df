"""Forms for forms of grant."""

from partnerships.cases.forms import GoverningChoiceField
from partnerships.ground.forms import RecordForm

from ..models import GrantScheme
from .applications import LONG


class SchemeForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = GrantScheme
        fields = [
            "board", "code", "name", "category", "governing_document", "rules", "max_amount", "report_days", "active_from",
            "active_to",
        ]  # fmt: skip
        widgets = {"rules": LONG}
        field_classes = {"governing_document": GoverningChoiceField}

    def narrow(self):
        super().narrow()
        if self.thing is not None:
            del self.fields["board"]
        else:
            self.fields["board"].queryset = self.user.boards_with("C", "schemes")
        self.fields["governing_document"].offer(self.thing or GrantScheme(), self.user)
