"""Pages of the fields of welfare that the yearly report is told by."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.errors import require
from partnerships.ground.pages import act_page, list_page

from .. import services
from ..filters import WelfareAreaFilters
from ..forms.welfare_areas import WelfareAreaForm
from ..models import WelfareArea
from ..permissions import can_change_welfare_areas
from ..tables import WELFARE_AREAS


def welfare_area_list(request):
    create = None
    if can_change_welfare_areas(request.user):
        create = (_("Nytt välfärdsområde"), reverse("agreements:register_welfare_area"))
    return list_page(
        request,
        WelfareAreaFilters(request.GET, WelfareArea.objects.visible_to(request.user)),
        WELFARE_AREAS,
        title=_("Välfärdsområden"),
        intro=_("Områdena som den årliga uppföljningen redovisar efter"),
        create=create,
        export="valfardsomraden",
    )


def register_welfare_area(request):
    require(can_change_welfare_areas(request.user))
    return act_page(
        request,
        WelfareAreaForm(request.POST or None, user=request.user),
        partial(services.register_welfare_area, actor=request.user),
        title=_("Nytt välfärdsområde"),
        submit=_("Spara"),
        back="agreements:welfare_area_list",
        done="agreements:welfare_area_list",
    )


def change_welfare_area(request, pk):
    area = get_object_or_404(WelfareArea.objects.visible_to(request.user), pk=pk)
    require(can_change_welfare_areas(request.user))
    form = WelfareAreaForm(request.POST or None, user=request.user, thing=area)
    act = partial(services.change_welfare_area, actor=request.user, welfare_area=area)
    address = "agreements:welfare_area_list"
    return act_page(request, form, act, title=_("Ändra välfärdsområde"), submit=_("Spara"), back=address, done=address)
