"""Pages of development areas and plans."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from partnerships.ground.errors import require
from partnerships.ground.pages import act_page

from .. import services
from ..forms import AreaForm, PlanForm
from ..models import DevelopmentArea, DevelopmentPlan
from ..permissions import can_change_compact, can_change_text
from .compact import changeable_compact, compacts_for


def register_area(request, pk):
    compact = get_object_or_404(compacts_for(request.user), pk=pk)
    require(can_change_text(request.user, compact))
    form = AreaForm(request.POST or None, user=request.user)
    act = partial(services.register_area, actor=request.user, compact=compact)
    return act_page(request, form, act, title=_("Nytt utvecklingsområde"), submit=_("Spara området"), back=compact)


def change_area(request, pk):
    area = get_object_or_404(DevelopmentArea.objects.visible_to(request.user).select_related("compact"), pk=pk)
    require(can_change_text(request.user, area.compact))
    form = AreaForm(request.POST or None, user=request.user, thing=area)
    act = partial(services.change_area, actor=request.user, area=area)
    return act_page(request, form, act, title=_("Ändra utvecklingsområde"), submit=_("Spara ändringen"), back=area)


def register_plan(request, pk):
    compact = changeable_compact(request, pk)
    form = PlanForm(request.POST or None, user=request.user)
    act = partial(services.register_plan, actor=request.user, compact=compact)
    return act_page(request, form, act, title=_("Ny utvecklingsplan"), submit=_("Spara planen"), back=compact)


def changeable_plan(request, pk):
    plan = get_object_or_404(DevelopmentPlan.objects.visible_to(request.user).select_related("compact"), pk=pk)
    require(can_change_compact(request.user, plan.compact))
    return plan


def change_plan(request, pk):
    plan = changeable_plan(request, pk)
    form = PlanForm(request.POST or None, user=request.user, thing=plan)
    act = partial(services.change_plan, actor=request.user, plan=plan)
    return act_page(request, form, act, title=_("Ändra utvecklingsplan"), submit=_("Spara ändringen"), back=plan)
