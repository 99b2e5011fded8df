"""Forms for the meetings of boards, and where a board is told what was decided on delegation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import format_day
from partnerships.ground.forms import ActForm, RecordForm

from ..models import BoardDecision, BoardMeeting
from .fields import OwnBoard


class DelegatedField(forms.ModelMultipleChoiceField):
    """Decisions to report, all of them chosen from the beginning."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, decision):
        facts = [decision.title, format_day(decision.meeting_date), decision.delegate_role, decision.delegation_point]
        return ", ".join(filter(None, facts))


class ReportDelegatedForm(ActForm):
    decisions = DelegatedField(BoardDecision.objects.none(), label=_("Delegationsbeslut"))
    paragraph = forms.IntegerField(
        label=_("Paragraf"),
        required=False,
        min_value=1,
        max_value=32767,
        help_text=_("Paragrafen där anmälan står i protokollet."),
    )

    def __init__(self, data=None, *, user, thing, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        rows = BoardDecision.objects.visible_to(user).to_report_at(thing).filter(reported_to_board_on=None)
        self.fields["decisions"].queryset = rows
        self.initial["decisions"] = list(rows)


class MeetingForm(OwnBoard, RecordForm):
    class Meta(RecordForm.Meta):
        model = BoardMeeting
        fields = ["board", "date", "documents_due"]
