"""What can be asked of resources."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import KeyFilter, StateFilter, YearFilter, YesNoFilter

from ..models import IOPParty, IOPResource
from .parts import PartFilters


class ResourceFilters(PartFilters):
    party = KeyFilter(field_name="party_id")
    kind = StateFilter(choices=IOPResource.Kind.choices, label=_("Resursslag"))
    year = YearFilter()
    side = StateFilter(field_name="party__side", choices=IOPParty.Side.choices, label=_("Partstyp"))
    delivered = YesNoFilter(method="has_come", label=_("Levererat"))
    confirmed = YesNoFilter(method="confirmed_by_party", label=_("Bekräftat"))

    def has_come(self, rows, name, delivered):
        return rows.delivered(delivered)

    def confirmed_by_party(self, rows, name, confirmed):
        return rows.exclude(confirmed_by_role="") if confirmed else rows.filter(confirmed_by_role="")

    class Meta:
        model = IOPResource
        fields = []
