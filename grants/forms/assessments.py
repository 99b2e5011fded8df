"""Forms for criteria, one's own assessment, and the proposal that comes of them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import DayFormField, today
from partnerships.ground.forms import ActForm, RecordForm
from partnerships.ground.money import KronorFormField
from partnerships.register.models import User

from ..models import AssessmentCriterion
from ..permissions import TAKING_PART, can_note_conflict
from .applications import LONG


class CriterionForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = AssessmentCriterion
        fields = ["order", "text", "max_points", "active_from", "active_to"]
        help_texts = {
            "active_from": _("Gäller omgångar som öppnar den dagen eller senare. Lämna tomt om det alltid har gällt."),
            "active_to": _("Kriteriet gäller inte för omgångar som öppnar efter den dagen."),
        }


class AssessForm(ActForm):
    """Points and a comment for each criterion of the round, then what one would propose."""

    proposed_amount = KronorFormField(label=_("Föreslaget belopp"), required=False, help_text=_("Kan lämnas tomt."))
    motivation = forms.CharField(label=_("Motivering"), required=False, max_length=4000, widget=LONG)

    def __init__(self, data=None, *, application, thing=None, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        self.criteria = list(AssessmentCriterion.objects.of_round(application.round))
        given = {row.criterion_id: row for row in thing.points.all()} if thing is not None else {}
        if thing is not None:
            self.initial |= {"proposed_amount": thing.proposed_amount, "motivation": thing.motivation}
        for each in self.criteria:
            row = given.get(each.pk)
            self.fields[f"points.{each.pk}"] = forms.IntegerField(
                label=_("Poäng, 0–%(max)s") % {"max": each.max_points}, min_value=0, max_value=each.max_points,
                initial=row and row.points,
            )  # fmt: skip
            self.fields[f"comment.{each.pk}"] = forms.CharField(
                label=_("Kommentar"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
                initial=row and row.comment,
            )  # fmt: skip

    @property
    def sections(self):
        criteria = [
            {"title": each.text, "fields": [self[f"points.{each.pk}"], self[f"comment.{each.pk}"]]} for each in self.criteria
        ]
        return [*criteria, {"title": _("Ditt förslag"), "fields": [self["proposed_amount"], self["motivation"]]}]

    def take(self):
        values = super().take()
        points = [
            {"criterion": each, "points": values.pop(f"points.{each.pk}"), "comment": values.pop(f"comment.{each.pk}")}
            for each in self.criteria
        ]
        return values | {"points": points}


class ConcludeForm(ActForm):
    amount = KronorFormField(label=_("Föreslaget belopp"), help_text=_("0 kr är ett förslag till avslag."))
    reason = forms.CharField(label=_("Motivering"), max_length=4000, widget=LONG)
    criteria = forms.ModelMultipleChoiceField(
        None, label=_("Kriterier som motiveringen vilar på"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data=None, *, thing, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        self.fields["criteria"].queryset = AssessmentCriterion.objects.of_round(thing.round)
        if not self.fields["criteria"].queryset.exists():
            del self.fields["criteria"]

    def take(self):
        values = super().take()
        return values | {"criteria": list(values.get("criteria", ()))}


class ConflictForm(ActForm):
    """One's own, or another officer's where the user may note that."""

    user = forms.ModelChoiceField(User.objects.none(), label=_("Vem"), required=False, empty_label=_("Jag själv"))
    declared_on = DayFormField(label=_("Anmält"), initial=today)

    def __init__(self, data=None, *, user, application, **kwargs):
        super().__init__(data, **kwargs)
        if can_note_conflict(user, application):
            others = User.objects.visible_to(user).exclude(pk=user.pk)
            self.fields["user"].queryset = others.who_may(TAKING_PART, [application.board_id])
        else:
            del self.fields["user"]
