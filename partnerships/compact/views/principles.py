"""Pages of principles."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from partnerships.ground.errors import require
from partnerships.ground.pages import act_page

from .. import services
from ..forms import PrincipleForm
from ..models import Principle
from ..permissions import can_change_text
from .compact import compacts_for


def register_principle(request, pk):
    compact = get_object_or_404(compacts_for(request.user), pk=pk)
    require(can_change_text(request.user, compact))
    form = PrincipleForm(request.POST or None, user=request.user)
    act = partial(services.register_principle, actor=request.user, compact=compact)
    return act_page(request, form, act, title=_("Ny princip"), submit=_("Spara principen"), back=compact)


def change_principle(request, pk):
    principle = get_object_or_404(Principle.objects.visible_to(request.user).select_related("compact"), pk=pk)
    require(can_change_text(request.user, principle.compact))
    form = PrincipleForm(request.POST or None, user=request.user, thing=principle)
    act = partial(services.change_principle, actor=request.user, principle=principle)
    return act_page(request, form, act, title=_("Ändra princip"), submit=_("Spara ändringen"), back=principle)
