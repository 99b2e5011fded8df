"""Forms for grants."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.cases.forms import CaseChoiceField, DecisionChoiceField, GoverningChoiceField
from partnerships.cases.models import BoardDecision
from partnerships.ground.days import DayFormField, today
from partnerships.ground.forms import ActForm, RecordForm, say_if_empty
from partnerships.ground.money import KronorFormField

from .models import GrantApplication, GrantReport, GrantRound, GrantScheme, RecoveryClaim
from .permissions import can_date_submission, only_on_delegation

LONG = forms.Textarea(attrs={"rows": 3})


class SchemeForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = GrantScheme
        fields = [
            "board", "code", "name", "category", "governing_document", "rules", "max_amount", "report_days", "active_from",
            "active_to",
        ]  # fmt: skip
        widgets = {"rules": LONG}
        field_classes = {"governing_document": GoverningChoiceField}

    def narrow(self):
        super().narrow()
        if self.thing is not None:
            del self.fields["board"]
        else:
            self.fields["board"].queryset = self.user.boards_with("C", "schemes")
        self.fields["governing_document"].offer(self.thing or GrantScheme(), self.user)


class RoundForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = GrantRound
        fields = ["year", "name", "opens", "closes", "frame"]


class NewRoundForm(RoundForm):
    """A round of any scheme of the user's own boards."""

    class Meta(RoundForm.Meta):
        fields = ["scheme", *RoundForm.Meta.fields]

    def narrow(self):
        super().narrow()
        schemes = self.fields["scheme"].queryset.filter(board__in=self.user.boards_with("U", "schemes"))
        self.fields["scheme"].queryset = schemes.select_related("board")
        self.fields["scheme"].label_from_instance = lambda scheme: f"{scheme}, {scheme.board}"


class ApplicationForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = GrantApplication
        fields = [
            "round",
            "organisation",
            "case",
            "requested_amount",
            "purpose",
            "period_from",
            "period_to",
            "own_contribution",
            "other_funders",
            "member_count",
            "caseworker",
        ]
        field_classes = {"case": CaseChoiceField}
        widgets = {"purpose": LONG, "own_contribution": LONG, "other_funders": LONG}

    def narrow(self):
        super().narrow()
        self.fields["round"].queryset = self.fields["round"].queryset.select_related("scheme")
        if self.user.own_organisations():
            del self.fields["caseworker"], self.fields["case"]  # the board's own business
        if self.thing is not None:
            del self.fields["round"], self.fields["organisation"]
            if self.thing.state != GrantApplication.State.DRAFT:
                self.fields["reason"].help_text = _("Krävs om sökt belopp, ändamål eller period ändras. Syns i historiken.")
            return
        if own := self.user.own_organisations():
            self.fields["organisation"].queryset = self.fields["organisation"].queryset.filter(pk__in=own)
            self.initial["organisation"] = next(iter(own)) if len(own) == 1 else None
            self.fields["round"].queryset = self.fields["round"].queryset.open_on(today())
            if not self.fields["round"].queryset.exists():
                self.fields["round"].help_text = _("Ingen omgång är öppen för ansökan i dag.")
        else:
            self.fields["round"].queryset = self.fields["round"].queryset.filter(
                board__in=self.user.boards_with("C", "applications")
            )


class SubmitForm(ActForm):
    submitted_on = DayFormField(label=_("Inkom"), required=False, help_text=_("Lämna tomt om ansökan kommer in i dag."))

    def __init__(self, data=None, *, user, thing, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        if not can_date_submission(user, thing):
            del self.fields["submitted_on"]


class ReasonForm(ActForm):
    reason = forms.CharField(label=_("Skäl"), max_length=500, widget=LONG)


class DecisionForm(ActForm):
    """The board decision that an outcome rests on, among those that it can rest on."""

    decision = DecisionChoiceField(BoardDecision.objects.none(), label=_("Nämndbeslut"), empty_label=_("Välj beslut"))

    def __init__(self, data=None, *, user, thing, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        decisions = BoardDecision.objects.visible_to(user)
        self.fields["decision"].offer(self.serving(user, decisions), case=self.case())

    def case(self):
        return self.thing.case

    def serving(self, user, decisions):
        rows = self.thing.decisions_that_serve(decisions, self.outcomes)
        return rows.filter(is_delegated=True) if only_on_delegation(user, self.thing) else rows


class GrantForm(DecisionForm):
    outcomes = GrantApplication.GRANTING
    amount = KronorFormField(label=_("Beviljat belopp"))
    conditions = forms.CharField(label=_("Villkor"), required=False, max_length=4000, widget=LONG)
    reason = forms.CharField(label=_("Motivering"), required=False, max_length=4000, widget=LONG)
    rule_reference = forms.CharField(label=_("Regel i bidragsformen"), required=False, max_length=200)


class RejectForm(DecisionForm):
    outcomes = GrantApplication.REJECTING
    reason = forms.CharField(label=_("Skäl till avslaget"), max_length=4000, widget=LONG)
    rule_reference = forms.CharField(label=_("Regel i bidragsformen"), required=False, max_length=200)


class PaymentForm(ActForm):
    """`key` makes the payment one payment, however many times the button is pressed."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    amount = KronorFormField(label=_("Belopp"))
    due = DayFormField(label=_("Betalas senast"))
    giro_type = forms.ChoiceField(label=_("Till konto"))
    text = forms.CharField(label=_("Meddelande till mottagaren"), required=False, max_length=100)

    def __init__(self, data=None, *, organisation, **kwargs):
        super().__init__(data, **kwargs)
        self.initial.setdefault("key", uuid.uuid4())
        self.fields["giro_type"].choices = [(kind, f"{kind.capitalize()} {number}") for kind, number in organisation.giros()]
        say_if_empty(
            self.fields["giro_type"],
            _("%(organisation)s har inget bankgiro eller plusgiro i registret.") % {"organisation": organisation},
            organisation.get_absolute_url(),
            _("Fyll i det hos organisationen först"),
        )


class ReportForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = GrantReport
        fields = ["received_on", "used_amount", "result_text"]
        widgets = {"result_text": LONG}


class ApproveForm(ActForm):
    approved_on = DayFormField(label=_("Godkänd"), required=False, help_text=_("Lämna tomt om redovisningen godkänns i dag."))


class RecoveryForm(DecisionForm):
    ground = forms.ChoiceField(label=_("Grund"), choices=RecoveryClaim.Ground.choices)
    amount = KronorFormField(label=_("Belopp"))

    def case(self):
        return self.thing.application.case

    def serving(self, user, decisions):
        return self.thing.decisions_to_reclaim(decisions)
