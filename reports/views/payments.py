"""What finance takes out of an order: the payment basis as Excel, and the file to the bank."""

import hashlib

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from partnerships.ground.days import format_day
from partnerships.ground.errors import require
from partnerships.ground.files import content_disposition
from partnerships.payments import services
from partnerships.payments.models import PaymentOrder
from partnerships.payments.pain001 import payment_file as bank_file
from partnerships.payments.permissions import can_make_order
from partnerships.payments.tables import PAYMENT_BASIS

from .files import sheet_of


def live_order(request, pk):
    require(can_make_order(request.user))
    return get_object_or_404(PaymentOrder.objects.visible_to(request.user).live(), pk=pk)


def payment_basis(request, pk):
    """The order as Excel, for the eyes and for a ledger that reads no payment file."""
    order = live_order(request, pk)
    name = f"betalningsunderlag-{order.pk}"
    heading = _("%(order)s, betalas %(day)s") % {"order": order, "day": format_day(order.pay_on)}
    response = sheet_of(heading, PAYMENT_BASIS, order.payments().with_decisions(), name)
    services.hand_out_order(actor=request.user, order=order, document=f"{name}.xlsx")
    return response


def payment_file(request, pk):
    """The order as a file to the bank. What the schema or the order's own sums refuse is not handed out, and says why."""
    order = live_order(request, pk)
    try:
        content = bank_file(order)
    except ValidationError as fault:
        for told in fault.messages:
            messages.error(request, told)
        return redirect(order)
    name = f"{order.message_id()}.xml"
    services.hand_out_order(actor=request.user, order=order, document=name, file_checksum=hashlib.sha256(content).hexdigest())
    response = HttpResponse(content, content_type="application/xml")
    response["Content-Disposition"] = content_disposition(name)
    return response
