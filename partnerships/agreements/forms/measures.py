"""The form for what a goal had come to."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.forms import RecordForm

from ..models import GoalMeasure
from .agreement import LONG


class MeasureForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = GoalMeasure
        fields = ["goal", "value", "result", "comment"]
        localized_fields = ["value"]
        widgets = {"comment": LONG}
        help_texts = {
            "value": _("Lämna tomt om värdet är okänt, eller om målet bedöms i ord."),
            "comment": _("Måste skrivas om bedömningen inte stämmer med siffrorna."),
        }

    def __init__(self, data=None, *, thing=None, follow_up=None, **kwargs):
        self.follow_up = follow_up
        super().__init__(data, thing=thing, **kwargs)

    def narrow(self):
        result = self.fields["result"]
        result.required, result.choices = False, [("", _("Följer av siffrorna")), *GoalMeasure.Result.choices]
        if self.thing is not None:
            del self.fields["goal"]
            return
        lacking = [goal.pk for goal in self.follow_up.unmeasured()]
        self.fields["goal"].queryset = self.follow_up.agreement.goals.filter(pk__in=lacking)
