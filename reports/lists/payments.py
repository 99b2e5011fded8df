"""Lists of payments and payment orders, as Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.payments import filters, tables
from partnerships.payments.models import Payment, PaymentOrder

from .export import ListExport

LISTS = {
    "utbetalningar": ListExport(
        _("Utbetalningar"),
        Payment.objects.with_purpose().select_related("organisation", "board", "reverses"),
        filters.PaymentFilters,
        tables.PAYMENTS_WITH_PURPOSE,
    ),
    "betalningsunderlag": ListExport(
        _("Betalningsunderlag"),
        PaymentOrder.objects.with_sums().select_related("board", "created_by"),
        filters.OrderFilters,
        tables.ORDERS,
    ),
}
