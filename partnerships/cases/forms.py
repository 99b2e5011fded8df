"""Forms for decisions, meetings, assignments and cases."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.forms import ActForm, RecordForm, say_if_empty

from .models import Assignment, BoardDecision, BoardMeeting, CaseReference, DecisionBasis, Dissent, Motion, Remark

LONG = forms.Textarea(attrs={"rows": 3})


class CaseChoiceField(forms.ModelChoiceField):
    """Diary numbers to choose from, with what each is about, and who registers one that is not there."""

    def __init__(self, queryset, *, help_text="", **kwargs):
        told = _("Saknas numret? Nämndsekreteraren registrerar det under Ärenden, Diarienummer.")
        super().__init__(queryset, help_text=help_text or told, **kwargs)

    def label_from_instance(self, case):
        return case.titled()


class OwnBoard:
    """The board is chosen once, among those that the user registers for, and stays."""

    def narrow(self):
        super().narrow()
        if self.thing is not None:
            del self.fields["board"]
        else:
            self.fields["board"].queryset = self.own_boards()

    def own_boards(self):
        return self.user.boards_with("C", "decisions")


class DecisionForm(OwnBoard, RecordForm):
    def narrow(self):
        super().narrow()
        if self.thing is None and not self.user.may("C", "decisions"):
            self.initial["is_delegated"], self.fields["is_delegated"].disabled = True, True  # a delegate registers no others
        if self.thing is not None and next(self.thing.resting(), None):
            self.fields["reason"].help_text = _("Syns i historiken. Behövs när du rättar datum, paragraf eller utfall.")

    def own_boards(self):
        return super().own_boards() | self.user.boards_with("D", "decisions")

    class Meta(RecordForm.Meta):
        model = BoardDecision
        fields = [
            "board",
            "title",
            "meeting_date",
            "paragraph",
            "case",
            "outcome",
            "text",
            "proposition",
            "notice_date",
            "notice_date_reason",
            "adjusted_date",
            "received_on",
            "distribution",
            "is_delegated",
            "delegate_role",
            "delegation_point",
            "reported_to_board_on",
            "registered_in_diary",
            "diary_system",
        ]
        field_classes = {"case": CaseChoiceField}
        widgets = {"text": LONG, "proposition": LONG, "distribution": LONG}


class MeetingForm(OwnBoard, RecordForm):
    class Meta(RecordForm.Meta):
        model = BoardMeeting
        fields = ["board", "date", "documents_due"]


class AssignmentForm(OwnBoard, RecordForm):
    class Meta(RecordForm.Meta):
        model = Assignment
        fields = ["board", "case", "point_no", "text", "assignee", "assignee_office", "due", "due_as_written", "source"]
        field_classes = {"case": CaseChoiceField}
        widgets = {"text": LONG}


class DecideForm(ActForm):
    decision = forms.ModelChoiceField(BoardDecision.objects.none(), label=_("Nämndbeslut"))

    def __init__(self, data=None, *, user, thing, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        self.fields["decision"].queryset = (
            BoardDecision.objects.visible_to(user).filter(board=thing.board).select_related("board")
        )
        say_if_empty(
            self.fields["decision"],
            _("Nämnden har inget registrerat beslut."),
            reverse("cases:register_decision"),
            _("Registrera beslutet först"),
        )


class MoveForm(ActForm):
    state = forms.ChoiceField(label=_("Ny status"))
    reason = forms.CharField(label=_("Anteckning"), required=False, max_length=500)

    def __init__(self, data=None, *, thing, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        states = [state for state in Assignment.NEXT.get(thing.state, ()) if state != Assignment.State.OPEN]
        self.fields["state"].choices = [(state.value, state.label) for state in states]


class CaseForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = CaseReference
        fields = ["raw", "title", "board", "matter", "stated_in", "opened_on"]
        field_classes = {"matter": CaseChoiceField}
        help_texts = {"matter": _("Fylls i när flera nämnder har egna nummer i samma ärende.")}


class MotionForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Motion
        fields = ["mover", "party", "demand", "result"]
        widgets = {"demand": LONG}


class DissentForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Dissent
        fields = ["person", "party", "reason"]
        widgets = {"reason": LONG}


class RemarkForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Remark
        fields = ["kind", "text"]
        widgets = {"text": LONG}


class BasisForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = DecisionBasis
        fields = ["title", "document_date", "document"]
