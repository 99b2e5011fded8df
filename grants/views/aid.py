"""Page where the grant is reckoned as aid of minor importance."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from partnerships.ground.errors import require
from partnerships.ground.pages import act_page
from partnerships.state_aid.forms import PreparedAidForm
from partnerships.state_aid.tables import PREPARING_AID

from .. import services
from ..models import GrantApplication
from ..permissions import can_prepare_aid


def prepare_state_aid(request, pk):
    application = get_object_or_404(GrantApplication.objects.visible_to(request.user), pk=pk)
    require(can_prepare_aid(request.user, application))
    return act_page(
        request,
        PreparedAidForm(request.POST or None, thing=application),
        partial(services.prepare_state_aid, actor=request.user, application=application),
        title=_("Beräkna stöd av mindre betydelse"),
        intro=PREPARING_AID,
        submit=_("Spara beräkningen"),
        back=application,
    )
