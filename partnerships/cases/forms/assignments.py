"""Forms for assignments."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.forms import ActForm, RecordForm, say_if_empty

from ..models import Assignment, BoardDecision
from .fields import LONG, CaseChoiceField, DecisionChoiceField, OwnBoard


class AssignmentForm(OwnBoard, RecordForm):
    class Meta(RecordForm.Meta):
        model = Assignment
        fields = ["board", "case", "point_no", "text", "assignee", "assignee_office", "due", "due_as_written", "source"]
        field_classes = {"case": CaseChoiceField}
        widgets = {"text": LONG}

    def narrow(self):
        super().narrow()
        self.fields["case"].of_boards(self.own_boards(), self.thing and self.thing.case_id)


class DecideForm(ActForm):
    decision = DecisionChoiceField(BoardDecision.objects.none(), label=_("Nämndbeslut"))

    def __init__(self, data=None, *, user, thing, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        self.fields["decision"].offer(BoardDecision.objects.visible_to(user).filter(board=thing.board), case=thing.case)
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
