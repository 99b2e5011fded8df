"""Forms for payments."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import DayFormField
from partnerships.ground.forms import ActForm, RecordForm
from partnerships.ground.money import format_kronor

from .models import PayingAccount, PaymentOrder


class ExecuteForm(ActForm):
    paid_on = DayFormField(label=_("Utbetald"))
    voucher_no = forms.CharField(label=_("Verifikationsnummer"), max_length=40)


class ReverseForm(ExecuteForm):
    reason = forms.CharField(label=_("Varför rättas utbetalningen?"), max_length=500)


class CancelForm(ActForm):
    reason = forms.CharField(label=_("Varför avbryts utbetalningen?"), max_length=500)


class OrderForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = PaymentOrder
        fields = ["board", "due_from", "due_to", "pay_on"]

    def narrow(self):
        self.fields["board"].empty_label = _("Alla nämnder")
        self.fields["board"].help_text = ""


class ExecuteOrderForm(ActForm):
    """One voucher for the whole order, or one for each payment in it."""

    paid_on = DayFormField(label=_("Utbetald"))
    voucher_no = forms.CharField(
        label=_("Verifikationsnummer för hela underlaget"),
        max_length=40,
        required=False,
        help_text=_("Eller fyll i ett nummer för varje utbetalning nedan."),
    )

    def __init__(self, data=None, *, thing, payments, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        for payment in payments:
            label = _("Verifikation: %(organisation)s, %(amount)s") % {
                "organisation": payment.organisation,
                "amount": format_kronor(payment.amount),
            }
            self.fields[f"voucher_{payment.pk}"] = forms.CharField(label=label, max_length=40, required=False)

    def take(self):
        values = super().take()
        own = {name: values.pop(name) for name in list(values) if name.startswith("voucher_") and name != "voucher_no"}
        values["vouchers"] = [
            {"payment": int(name.removeprefix("voucher_")), "voucher_no": number} for name, number in own.items() if number
        ]
        return values


class DissolveForm(ActForm):
    reason = forms.CharField(label=_("Varför löses underlaget upp?"), max_length=500)


class AccountForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = PayingAccount
        fields = ["iban", "bic", "payer_id", "payer_id_scheme"]
