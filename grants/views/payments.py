"""Page where a payment of what was granted is planned."""

from functools import partial

from django.utils.translation import gettext as _

from partnerships.ground.errors import require
from partnerships.ground.money import format_kronor
from partnerships.ground.pages import act_page

from .. import services
from ..forms.payments import PaymentForm
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
