"""Page where money is claimed back."""

from functools import partial

from django.utils.translation import gettext as _

from partnerships.ground.errors import require
from partnerships.ground.pages import act_page

from .. import services
from ..forms.recoveries import RecoveryForm
from ..permissions import can_claim_recovery
from .decisions import granted


def claim_recovery(request, pk):
    grant = granted(request, pk)
    require(can_claim_recovery(request.user, grant))
    form = RecoveryForm(request.POST or None, user=request.user, thing=grant)
    act = partial(services.claim_recovery, actor=request.user, grant=grant)
    return act_page(request, form, act, title=_("Återkräv bidrag"), submit=_("Registrera återkravet"), back=grant.application)
