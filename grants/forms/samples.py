"""Forms for the sample, the rules of risk and the deeper check."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.cases.forms.fields import DecisionChoiceField
from partnerships.cases.models import BoardDecision
from partnerships.ground.forms import ActForm, RecordForm

from ..models import CheckAnswer, ReportSample, RiskRule, SampledGrant
from .applications import LONG


class RiskRuleForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = RiskRule
        fields = ["board", "kind", "is_on", "amount", "days"]

    def narrow(self):
        super().narrow()
        if self.thing is not None:
            del self.fields["board"], self.fields["kind"]
            return
        self.fields["board"].queryset = self.user.boards_with("U", "schemes")


class SampleForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = ReportSample
        fields = ["board", "year", "share", "share_decided_by", "share_decision", "checklist"]
        field_classes = {"share_decision": DecisionChoiceField}
        widgets = {"checklist": forms.Textarea(attrs={"rows": 6})}

    def narrow(self):
        super().narrow()
        boards = self.user.boards_with("C", "grant_reports")
        self.fields["board"].queryset = boards
        decisions = BoardDecision.objects.visible_to(self.user).complete().filter(board__in=boards)
        self.fields["share_decision"].offer(decisions)


class CheckForm(ActForm):
    """A question on each row of the checklist, as it stands in the sample."""

    outcome = forms.ChoiceField(label=_("Utfall"), choices=[("", _("Välj")), *SampledGrant.Outcome.choices])
    comment = forms.CharField(label=_("Kommentar"), required=False, max_length=4000, widget=LONG)
    document = forms.FileField(
        label=_("Fil"),
        help_text=_("Det som kontrollen visar. pdf, docx, xlsx, odt, png, jpg, txt eller csv, högst 10 MB."),
        max_length=200,
        required=False,
    )

    def __init__(self, data=None, *, thing, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        self.places = range(1, len(thing.sample.questions()) + 1)
        asked = {}
        for place, question in zip(self.places, thing.sample.questions(), strict=True):
            asked[f"answer_{place}"] = forms.ChoiceField(label=question, choices=[("", _("Välj")), *CheckAnswer.Answer.choices])
            asked[f"note_{place}"] = forms.CharField(
                label=_("Anteckning till fråga %(n)s") % {"n": place}, required=False, max_length=500
            )
        self.fields = {**asked, **self.fields}

    def take(self):
        values = super().take()
        answers = [{"answer": values.pop(f"answer_{place}"), "note": values.pop(f"note_{place}")} for place in self.places]
        return values | {"answers": answers}
