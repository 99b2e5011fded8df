"""The form for what a party puts in."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.forms import RecordForm, say_if_empty

from ..models import IOPResource


class ResourceForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = IOPResource
        fields = [
            "party", "kind", "year", "description", "quantity", "unit", "amount", "valuation_basis", "confirmed", "delivered",
        ]  # fmt: skip
        help_texts = {
            "quantity": _("Timmar, kvadratmeter eller styck. Lämna tomt för pengar."),
            "amount": _("Pengar: beloppet. Annat: ett uppskattat värde, om det finns. De läggs aldrig ihop."),
            "valuation_basis": _("Till exempel 220 kr per timme enligt kommunens schablon."),
        }

    def __init__(self, data=None, *, thing=None, agreement=None, **kwargs):
        self.agreement = agreement or thing.agreement
        super().__init__(data, thing=thing, **kwargs)

    def narrow(self):
        self.fields["party"].queryset = self.agreement.parties.select_related("organisation", "board")
        to_party = reverse("agreements:register_party", args=[self.agreement.pk])
        say_if_empty(self.fields["party"], _("Avtalet har inga parter än."), to_party, _("Lägg till en part först"))
