"""Forms for a follow-up as a whole."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import DayFormField, today
from partnerships.ground.forms import ActForm, RecordForm

from ..models import IOPFollowUp, IOPParty
from ..models.planned import parts_a_year
from ..permissions import can_answer_for
from .agreement import LONG


class FollowUpForm(RecordForm):
    """What the parties found together. Each party's own answer and the conclusion are registered for themselves."""

    class Meta(RecordForm.Meta):
        model = IOPFollowUp
        fields = ["year", "part", "held_on", "participants_reached", "goal_fulfilment", "results", "deviations"]
        widgets = {"results": LONG, "deviations": LONG}
        help_texts = {"held_on": _("Dagen då parterna gick igenom året tillsammans. Kan fyllas i senare.")}

    def __init__(self, data=None, *, thing=None, agreement=None, **kwargs):
        self.agreement = agreement or thing.agreement
        super().__init__(data, thing=thing, **kwargs)

    def narrow(self):
        super().narrow()
        if parts_a_year(self.agreement) == 1:
            del self.fields["part"]
        if self.thing is not None and self.thing.worked_out_fulfilment():
            del self.fields["goal_fulfilment"]


class ConcludeForm(ActForm):
    held_on = DayFormField(label=_("Uppföljning gjord"), help_text=_("Dagen då parterna gick igenom året tillsammans."))
    joint_conclusion = forms.ChoiceField(
        label=_("Gemensam slutsats"), choices=[("", _("Välj slutsats")), *IOPFollowUp.Conclusion.choices]
    )
    conclusion_reason = forms.CharField(label=_("Skäl till slutsatsen"), max_length=4000, widget=LONG)
    unanswered_reason = forms.CharField(label=_("Varför en part inte har svarat"), max_length=500, required=False)

    def __init__(self, data=None, *, thing, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        self.initial.setdefault("held_on", thing.held_on or today())
        unanswered = thing.unanswered()
        if unanswered:
            parties = ", ".join(map(str, unanswered))
            self.fields["unanswered_reason"].help_text = _("Inget svar från: %(parties)s.") % {"parties": parties}
        else:
            del self.fields["unanswered_reason"]


class ApproveForm(ActForm):
    """A person approves for the parties that they may answer for, one at a time."""

    party = forms.ModelChoiceField(IOPParty.objects.none(), label=_("Part"))
    approved_on = DayFormField(label=_("Godkänt"))
    approved_by_role = forms.CharField(
        label=_("Godkänt av, roll"), max_length=150, help_text=_("Roll, inte namn. Till exempel ordförande.")
    )

    def __init__(self, data=None, *, user, thing, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        mine = {party.pk for party in thing.agreement.parties.all() if can_answer_for(user, party)}
        lacking = mine & {party.pk for party in thing.unapproved()}
        self.fields["party"].queryset = thing.agreement.parties.filter(pk__in=lacking).select_related("organisation", "board")
        self.fields["party"].empty_label = None if len(mine) == 1 else _("Välj part")
        self.initial.setdefault("approved_on", today())
