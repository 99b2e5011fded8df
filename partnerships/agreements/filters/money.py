"""What can be asked of the payments of agreements."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import Filters, KeyFilter, TextFilter, YearFilter, YesNoFilter

from ..models import IOPPayment


class IOPPaymentFilters(Filters):
    search = TextFilter(field_name="agreement__search_text", lookup_expr="contains", label=_("Sök avtal"))
    agreement = KeyFilter(field_name="agreement_id")
    payment = KeyFilter(field_name="payment_id")
    year = YearFilter()
    requested = YesNoFilter(field_name="requested_on", lookup_expr="isnull", exclude=True, label=_("Rekvirerat"))

    class Meta:
        model = IOPPayment
        fields = []
