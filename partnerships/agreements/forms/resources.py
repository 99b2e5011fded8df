"""The form for what a party puts in."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.forms import RecordForm, say_if_empty

from ..models import IOPResource
from ..models.resources import DELIVERED


class ResourceForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = IOPResource
        fields = [
            "party", "kind", "year", "description", "quantity", "unit", "unit_value", "amount", "valuation_basis", "delivered",
            "delivered_quantity", "delivered_amount",
        ]  # fmt: skip
        help_texts = {
            "quantity": _("Timmar, kvadratmeter eller styck. Lämna tomt för pengar."),
            "unit_value": _("Kronor per timme, kvadratmeter eller styck. Då räknas värdet ut av mängden."),
            "amount": _("Pengar: beloppet. Annat: ett uppskattat värde, om det finns. De läggs aldrig ihop."),
            "valuation_basis": _("Vad värdet bygger på. Till exempel kommunens schablon för ideell tid."),
            "delivered": _(
                "Fylls i av sig självt när mängd eller belopp är ifyllt nedan. Lämna tomt för kommunens medel: "
                "de är levererade när de är betalda."
            ),
            "delivered_amount": _("Lämna tomt om värdet räknas ut av mängden, eller om det inte är känt."),
        }

    def __init__(self, data=None, *, thing=None, agreement=None, **kwargs):
        self.agreement = agreement or thing.agreement
        super().__init__(data, thing=thing, **kwargs)

    def narrow(self):
        self.fields["party"].queryset = self.agreement.parties.select_related("organisation", "board")
        to_party = reverse("agreements:register_party", args=[self.agreement.pk])
        if self.thing is not None and self.thing.promise():  # what is paid tells
            for name in DELIVERED:
                del self.fields[name]
        if "reason" in self.fields and self.agreement.is_settled():
            self.fields["reason"].help_text = _("Måste anges om något annat än leveransen ändras: avtalet är undertecknat.")
        say_if_empty(self.fields["party"], _("Avtalet har inga parter än."), to_party, _("Lägg till en part först"))

    def take_out(self, names):
        if names:  # money that stands: it has no quantity to ask about
            for name in ("quantity", "unit", "unit_value", "valuation_basis", "delivered_quantity"):
                self.fields.pop(name, None)
        return super().take_out(names)

    def take(self):
        """An amount that stands as it was is not typed: with another quantity it is reckoned anew."""
        values = super().take()
        if self.thing is not None and values.get("unit_value") is not None:
            unchanged = [
                name for name in ("amount", "delivered_amount") if name in values and values[name] == getattr(self.thing, name)
            ]
            values = {name: value for name, value in values.items() if name not in unchanged}
        return values
