"""The page that prolongs an agreement."""

from functools import partial

from django.utils.translation import gettext as _

from partnerships.ground.days import format_long_day
from partnerships.ground.errors import require
from partnerships.ground.pages import act_page
from partnerships.state_aid.models import StateAid

from .. import services
from ..forms.agreement import ExtendForm
from ..pages.agreement import CLOSED
from ..permissions import can_register_decision
from .agreement import seen


def extend(request, pk):
    agreement = seen(request, pk)
    require(can_register_decision(request.user, agreement))
    form = ExtendForm(request.POST or None, user=request.user, thing=agreement)
    act = partial(services.extend_agreement, actor=request.user, agreement=agreement)
    told = []
    if agreement.final_day:
        told.append(_("Avtalet löper till %(day)s.") % {"day": format_long_day(agreement.final_day)})
    if agreement.latest_end:
        told.append(_("Det kan förlängas längst till %(day)s.") % {"day": format_long_day(agreement.latest_end)})
    for new in agreement.successors.all():
        if new.state not in CLOSED and new.start_date:
            told.append(_("Ett nytt avtal är påbörjat och börjar %(day)s.") % {"day": format_long_day(new.start_date)})
    told.append(_("Förlängningen ger inga pengar av sig själv: registrera kommunens pengar för de nya åren som resurser."))
    if StateAid.objects.standing().filter(iop__agreement=agreement).exists():
        told.append(_("Avtalet ger stöd av mindre betydelse, så stödet för de nya pengarna beräknas innan de registreras."))
    words = {"title": _("Förläng avtalet"), "intro": " ".join(told), "submit": _("Registrera förlängningen")}
    return act_page(request, form, act, back=agreement, **words)
