"""Forms for budgets."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.cases.forms.fields import CaseChoiceField, DecisionChoiceField
from partnerships.cases.models import BoardDecision
from partnerships.ground.days import DayFormField
from partnerships.ground.forms import ActForm, RecordForm
from partnerships.ground.money import KronorFormField
from partnerships.register.rights import Area

from .models import ActualCost, BudgetItem, BudgetLine, BudgetPlan, BudgetTransfer, ControlValue, Forecast, FundingRequest
from .models.decisions import that_can_serve

LONG = forms.Textarea(attrs={"rows": 3})


def asked_line(request):
    """The line that the page before named, to be chosen already in the form."""
    asked = request.GET.get("line", "")
    return {"line": int(asked)} if asked.isascii() and asked.isdigit() and len(asked) < 19 else {}


class PlanForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = BudgetPlan
        fields = ["title", "case", "owner_board", "first_year", "last_year", "source"]
        field_classes = {"case": CaseChoiceField}
        help_texts = {"source": _("Handlingen som planen står i, till exempel en tjänsteskrivelse med datum.")}

    def narrow(self):
        super().narrow()
        if self.thing is not None:
            del self.fields["owner_board"]
        else:
            self.fields["owner_board"].queryset = self.user.boards_with("C", Area.BUDGET)


class OfPlan(RecordForm):
    """A form over something in one plan: choices are the plan's own items and lines."""

    def __init__(self, data=None, *, plan, **kwargs):
        self.plan = plan
        super().__init__(data, **kwargs)

    def narrow(self):
        super().narrow()
        if "line" in self.fields:
            lines = self.fields["line"].queryset.filter(item__plan=self.plan).select_related("item")
            self.fields["line"].queryset = lines
            self.fields["line"].empty_label = _("Välj post och år")
        if "item" in self.fields:
            self.fields["item"].queryset = self.fields["item"].queryset.filter(plan=self.plan)


class NewItemForm(OfPlan):
    """A row of the table: its name, and its amount for each of the plan's years."""

    class Meta(RecordForm.Meta):
        model = BudgetItem
        fields = ["name", "order"]

    def narrow(self):
        super().narrow()
        for year in self.plan.years():
            self.fields[f"amount_{year}"] = KronorFormField(
                label=_("Belopp %(year)s") % {"year": year}, min_value=0, required=False
            )

    def take(self):
        values = super().take()
        amounts = {year: values.pop(f"amount_{year}") for year in self.plan.years()}
        return values | {"amounts": {year: amount for year, amount in amounts.items() if amount is not None}}


class ItemForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = BudgetItem
        fields = ["name", "order"]


class LineForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = BudgetLine
        fields = ["amount"]


class AmountForm(ActForm):
    amount = KronorFormField(label=_("Belopp"), min_value=0)


class ControlValueForm(OfPlan):
    class Meta(RecordForm.Meta):
        model = ControlValue
        fields = ["kind", "item", "year", "stated_amount", "source", "source_date"]
        help_texts = {
            "item": _("Bara för en rads summa."),
            "year": _("Bara för ett års summa."),
            "source": _("Handlingen som summan står i."),
        }


class TransferForm(OfPlan):
    class Meta(RecordForm.Meta):
        model = BudgetTransfer
        fields = ["line", "from_board", "to_board", "amount"]

    def narrow(self):
        super().narrow()
        self.fields["from_board"].queryset = self.fields["from_board"].queryset.filter(pk=self.plan.owner_board_id)


class CostForm(OfPlan):
    class Meta(RecordForm.Meta):
        model = ActualCost
        fields = ["line", "date", "amount", "supplier", "voucher_no", "text"]
        help_texts = {"amount": _("En kreditfaktura skrivs med minustecken.")}


class ForecastForm(OfPlan):
    class Meta(RecordForm.Meta):
        model = Forecast
        fields = ["line", "amount", "as_of"]
        help_texts = {"amount": _("Vad raden väntas kosta för hela året, det bokförda inräknat.")}


class RequestForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = FundingRequest
        fields = ["board", "year", "amount", "purpose", "budget_process", "case", "source"]
        field_classes = {"case": CaseChoiceField}
        widgets = {"purpose": LONG}
        help_texts = {"budget_process": _("Till exempel Mål och budget 2019–2021.")}

    def narrow(self):
        super().narrow()
        if self.thing is not None:
            del self.fields["board"]
        else:
            self.fields["board"].queryset = self.user.boards_with("C", Area.BUDGET)


class ReasonForm(ActForm):
    reason = forms.CharField(label=_("Skäl"), max_length=500, widget=LONG)


LACKING = _("Inget beslut med dag, paragraf och passande utfall finns än. Nämndsekreteraren registrerar beslut under Ärenden.")


class DecisionForm(ActForm):
    """The decision that something rests on, among those that can serve: `board` is the one that decides by itself."""

    decision = DecisionChoiceField(BoardDecision.objects.none(), label=_("Beslut"), empty_label=_("Välj beslut"))

    def __init__(self, data=None, *, user, thing, **serving):
        super().__init__(data, thing=thing)
        decisions = that_can_serve(BoardDecision.objects.visible_to(user), **serving)
        self.fields["decision"].offer(decisions, lacking=LACKING)
        self.fields["decision"].help_text = _("Här visas beslut med beslutsdag, paragraf och ett utfall som avgör frågan.")


class RequestDecisionForm(DecisionForm):
    granted_amount = KronorFormField(
        label=_("Beviljat belopp"), min_value=0, help_text=_("Hela beloppet, en del av det, eller 0 vid avslag.")
    )


class BookForm(ActForm):
    booked_on = DayFormField(label=_("Bokförd"))
    voucher_no = forms.CharField(label=_("Verifikationsnummer"), max_length=40, required=False)


class ReverseForm(ActForm):
    date = DayFormField(label=_("Bokföringsdag"))
    voucher_no = forms.CharField(label=_("Verifikationsnummer"), max_length=40, required=False)
    reason = forms.CharField(label=_("Vad är fel?"), max_length=500, widget=LONG)
