"""Forms for what is claimed back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.cases.models import BoardDecision
from partnerships.ground.days import DayFormField
from partnerships.ground.forms import ActForm
from partnerships.ground.money import KronorFormField

from ..models import RecoveryClaim
from .applications import LONG
from .decisions import DecisionForm

# Nobody is said to have done wrong unless it is chosen.
GROUNDS = [("", _("Välj grund")), *RecoveryClaim.Ground.choices]


class RecoveryForm(DecisionForm):
    ground = forms.ChoiceField(label=_("Grund"), choices=GROUNDS)
    amount = KronorFormField(label=_("Belopp"))

    def case(self):
        return self.thing.application.case

    def serving(self, user, decisions):
        return self.thing.decisions_to_reclaim(decisions)


class CommunicateForm(ActForm):
    ground = forms.ChoiceField(label=_("Grund"), choices=GROUNDS)
    amount = KronorFormField(label=_("Belopp"))
    communicated_on = DayFormField(label=_("Meddelat organisationen"))
    answer_by = DayFormField(label=_("Organisationens svar senast"), required=False)


class AnswerRecoveryForm(ActForm):
    answer = forms.CharField(label=_("Organisationens svar"), max_length=4000, widget=LONG)
    answered_on = DayFormField(label=_("Svaret kom"), required=False, help_text=_("Lämna tomt om det kommer i dag."))


class DecideRecoveryForm(DecisionForm):
    """The board's decision on what was told to the organisation."""

    def case(self):
        return self.thing.grant.application.case

    def serving(self, user, decisions):
        rows = self.thing.grant.decisions_to_reclaim(decisions)
        return rows.filter(meeting_date__gte=self.thing.communicated_on) if self.thing.communicated_on else rows


class WriteOffForm(DecisionForm):
    reason = forms.CharField(label=_("Varför det skrivs av"), max_length=1000, widget=LONG)

    def case(self):
        return self.thing.grant.application.case

    def serving(self, user, decisions):
        rows = decisions.complete().filter(board=self.thing.board_id, outcome__in=BoardDecision.IN_FAVOUR)
        return rows.filter(meeting_date__gte=self.thing.decided_on) if self.thing.decided_on else rows.none()


class InvoiceForm(ActForm):
    invoice_no = forms.CharField(label=_("Fakturanummer"), max_length=40)
    invoiced_on = DayFormField(label=_("Fakturerat"))
    invoice_due = DayFormField(label=_("Förfaller"))


class RepaymentForm(ActForm):
    paid_on = DayFormField(label=_("Återbetalt"))
    amount = KronorFormField(label=_("Belopp"))
    voucher_no = forms.CharField(label=_("Verifikationsnummer"), max_length=40)


class ReverseRepaymentForm(ActForm):
    paid_on = DayFormField(label=_("Rättat"))
    voucher_no = forms.CharField(label=_("Rättelsens verifikationsnummer"), max_length=40)
    reason = forms.CharField(label=_("Varför det rättas"), max_length=500, widget=LONG)
