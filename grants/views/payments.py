"""Page where a payment of what was granted is planned."""

from functools import partial

from django.utils.translation import gettext as _

from partnerships.ground.errors import require
from partnerships.ground.money import format_kronor
from partnerships.ground.pages import act_page
from partnerships.payments.forms import PARTS_TO_CHOOSE, asked_parts

from .. import services
from ..forms.payments import PaymentForm, PaymentPartsForm
from ..permissions import can_plan_grant_payment
from .decisions import granted


def plan_payment(request, pk):
    grant = granted(request, pk)
    require(can_plan_grant_payment(request.user, grant))
    left = grant.terms().amount - grant.planned()
    form = PaymentForm(request.POST or None, organisation=grant.application.organisation, initial={"amount": left})
    act = partial(services.plan_grant_payment, actor=request.user, grant=grant)
    intro = _("Kvar att betala av det beviljade: %(left)s.") % {"left": format_kronor(left)}
    return act_page(
        request,
        form,
        act,
        title=_("Planera utbetalning"),
        intro=intro,
        submit=_("Planera"),
        back=grant.application,
        done=grant.application,
    )


def plan_payments(request, pk):
    grant = granted(request, pk)
    require(can_plan_grant_payment(request.user, grant))
    count, left = asked_parts(request), grant.terms().amount - grant.planned()
    organisation = grant.application.organisation
    form = PaymentPartsForm(request.POST or None, organisation=organisation, count=count, whole=left)
    act = partial(services.plan_grant_payments, actor=request.user, grant=grant)
    intro = _("Kvar att betala av det beviljade: %(left)s. Delarna är lika stora från början och kan ändras.")
    return act_page(
        request,
        form,
        act,
        title=_("Planera i delar"),
        intro=intro % {"left": format_kronor(left)},
        submit=_("Planera"),
        back=grant.application,
        done=grant.application,
        template="payments/plan_parts.html",
        part_counts=PARTS_TO_CHOOSE,
        count=count,
    )
