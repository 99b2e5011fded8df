"""The form for a goal."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.forms import RecordForm

from ..models import IOPGoal


class GoalForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = IOPGoal
        fields = [
            "text", "qualitative", "indicator", "unit", "baseline", "baseline_on", "target", "target_year", "direction",
        ]  # fmt: skip
        localized_fields = ["baseline", "target"]
        help_texts = {
            "text": _("Vad parterna vill uppnå tillsammans."),
            "qualitative": _("Då lämnas enhet, utgångsläge och målvärde tomma."),
            "indicator": _("Hur målet mäts eller bedöms. Till exempel deltagare som fått arbete."),
            "unit": _("Till exempel personer, procent eller tillfällen."),
            "baseline": _("Värdet när avtalet börjar. Lämna tomt om det är okänt."),
        }
