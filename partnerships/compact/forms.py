"""Forms for the compact and its parts."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.cases.forms.fields import CaseChoiceField, DecisionChoiceField
from partnerships.cases.models import BoardDecision
from partnerships.ground.days import DayFormField
from partnerships.ground.forms import ActForm, RecordForm, say_if_empty
from partnerships.register.models import Board

from .models import (
    Commitment,
    CommitmentFollowUp,
    Compact,
    DevelopmentArea,
    DevelopmentPlan,
    PlanPoint,
    Principle,
)

LONG = forms.Textarea(attrs={"rows": 3})


class CompactForm(RecordForm):
    """Adoption is an act of its own; of its facts, only those that were not known then are filled in here."""

    class Meta(RecordForm.Meta):
        model = Compact
        fields = [
            "title", "version_text", "case", "adopted_by", "adopted_on", "decision", "valid_to", "revision_due", "revision_years",
            "revision_responsible", "plan_years", "document_owner", "full_text", "source",
        ]  # fmt: skip
        field_classes = {"case": CaseChoiceField, "decision": DecisionChoiceField}
        widgets = {"full_text": forms.Textarea(attrs={"rows": 10})}

    def narrow(self):
        super().narrow()
        if self.thing is None or self.thing.adopted_on is None:
            for name in ("adopted_by", "adopted_on", "decision"):
                del self.fields[name]
        for name in [*self.thing.frozen(), *self.thing.frozen_words()] if self.thing is not None else ():
            self.fields.pop(name, None)


class AdoptForm(ActForm):
    adopted_by = forms.ModelChoiceField(Board.objects.none(), label=_("Antagen av"))
    adopted_on = DayFormField(label=_("Antagen"))
    decision = DecisionChoiceField(
        BoardDecision.objects.none(), label=_("Beslut"), required=False, empty_label=_("Uppgift saknas")
    )
    valid_to = DayFormField(label=_("Gäller t.o.m."), required=False)

    def __init__(self, data=None, *, user, thing, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        self.fields["adopted_by"].queryset = Board.objects.visible_to(user)
        self.fields["decision"].offer(BoardDecision.objects.visible_to(user), case=thing.case)
        self.initial.setdefault("valid_to", thing.valid_to)
        if thing.revision_years:
            self.fields["valid_to"].help_text = _("%(years)s år från antagandet. Lämna tomt för att räkna ut dagen.") % {
                "years": thing.revision_years
            }


class MoveForm(ActForm):
    state = forms.ChoiceField(label=_("Ny status"))
    reason = forms.CharField(label=_("Anteckning"), required=False, max_length=500)

    def __init__(self, data=None, *, thing, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        states = [state for state in Compact.NEXT.get(thing.state, ()) if state != Compact.State.ADOPTED]
        self.fields["state"].choices = [(state.value, state.label) for state in states]


class PrincipleForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Principle
        fields = ["no", "name", "text"]
        widgets = {"text": LONG}


class CommitmentForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Commitment
        fields = ["bearer", "no", "text", "code"]
        widgets = {"text": LONG}


class FollowUpForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = CommitmentFollowUp
        fields = ["year", "side", "status", "comment", "evidence", "reported_by_role"]
        widgets = {"comment": LONG, "evidence": LONG}

    def __init__(self, data=None, *, commitment, **kwargs):
        super().__init__(data, **kwargs)
        if self.thing is not None:
            del self.fields["year"], self.fields["side"]
            return
        sides = [(side.value, side.label) for side in commitment.sides()]
        self.fields["side"].choices = sides if len(sides) == 1 else [("", "---------"), *sides]


class AreaForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = DevelopmentArea
        fields = ["no", "name", "goal_chapter", "goal_annex"]
        widgets = {"goal_chapter": LONG, "goal_annex": LONG}


class PlanForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = DevelopmentPlan
        fields = ["name", "period_start", "period_end", "source"]


class PlanPointForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = PlanPoint
        fields = ["area", "no", "text", "code", "responsible", "status", "due"]
        widgets = {"text": LONG}

    def __init__(self, data=None, *, plan, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["area"].queryset = self.fields["area"].queryset.filter(compact=plan.compact_id)
        say_if_empty(
            self.fields["area"],
            _("Överenskommelsen har inga utvecklingsområden."),
            plan.compact.get_absolute_url(),
            _("Till överenskommelsen"),
        )
