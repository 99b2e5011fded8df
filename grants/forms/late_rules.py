"""Form for what happens to late applications."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.forms import RecordForm

from ..models import LateRule
from .rows import StepsField


class LateRuleForm(RecordForm):
    steps = StepsField(
        label=_("Tabellens steg"),
        required=False,
        help_text=_("Ett steg per rad: från vilken dag för sent, och avdraget i procent. Till exempel 1: 10 % och 8: 20 %."),
    )

    class Meta(RecordForm.Meta):
        model = LateRule
        fields = ["name", "kind", "ceiling_percent", "last_day", "source"]
        help_texts = {
            "name": _("Till exempel Regler 2026."),
            "ceiling_percent": _("Bara för ett tak. Handläggaren väljer avdraget upp till det och skriver skälet."),
            "last_day": _("Det som kommer senare prövas inte. Lämna tomt om allt prövas."),
        }

    field_order = ["name", "kind", "steps", "ceiling_percent", "last_day", "source"]

    def narrow(self):
        super().narrow()
        if self.thing is not None:
            self.initial["steps"] = list(self.thing.steps.all())
