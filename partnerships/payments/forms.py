"""Forms for payments."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import DayFormField, add_months, today
from partnerships.ground.forms import ActForm, RecordForm
from partnerships.ground.money import KronorFormField, format_kronor, share_out

from .models import PayingAccount, PaymentOrder

MONTHS_OF_YEAR, MOST_PARTS = 12, 24


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
        help_text=_("Eller öppna nedan och fyll i ett nummer för varje utbetalning."),
    )

    def __init__(self, data=None, *, thing, payments, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        for payment in payments:
            label = _("Verifikation: %(organisation)s, %(amount)s") % {
                "organisation": payment.organisation,
                "amount": format_kronor(payment.amount),
            }
            self.fields[f"voucher_{payment.pk}"] = forms.CharField(label=label, max_length=40, required=False)

    @property
    def sections(self):
        one = [self["paid_on"], self["voucher_no"]]
        each = [self[name] for name in self.fields if name.startswith("voucher_") and name != "voucher_no"]
        untouched = not any(field.value() or field.errors for field in each)
        return [
            {"title": _("Vad banken har betalt"), "fields": one},
            {"title": _("Ett verifikationsnummer för varje utbetalning"), "fields": each, "folded": untouched},
        ]

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


class PartsForm(forms.Form):
    """Put before the form of one payment: its amount and day become those of each part, shared out equally to begin with."""

    amount = due = None

    def __init__(self, data=None, *, count, whole=None, **kwargs):
        super().__init__(data, **kwargs)
        amounts = share_out(whole, [1] * count) if whole and whole > 0 else [None] * count
        for number, amount in enumerate(amounts):
            part = {"number": number + 1}
            day = add_months(today(), 1 + number * max(MONTHS_OF_YEAR // count, 1))
            self.fields[f"amount_{number}"] = KronorFormField(label=_("Belopp, del %(number)s") % part, initial=amount)
            self.fields[f"due_{number}"] = DayFormField(label=_("Betalas senast, del %(number)s") % part, initial=day)
        self.count = count

    def take(self):
        values = super().take()
        values["parts"] = [{name: values.pop(f"{name}_{number}") for name in ("amount", "due")} for number in range(self.count)]
        return values


def asked_parts(request):
    """How many parts the address asks for: two, where it does not say."""
    text = request.GET.get("delar", "")
    return min(max(int(text), 1), MOST_PARTS) if re.fullmatch("[0-9]{1,2}", text) else 2


PARTS_TO_CHOOSE = (2, 3, 4, 6, 12)
