"""What can be asked of procurements."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import StateFilter

from ..models import Procurement
from .plain import PlainAgreementFilters


class ProcurementFilters(PlainAgreementFilters):
    kind = StateFilter(choices=Procurement.Kind.choices, method="of_kind", label=_("Form"))

    class Meta:
        model = Procurement
        fields = []

    def of_kind(self, rows, name, kind):
        return rows.with_kind().filter(kind_now=kind)
