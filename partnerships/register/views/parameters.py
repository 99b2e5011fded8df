"""Pages of amounts that the law sets."""

from dataclasses import replace
from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.ground.errors import require
from partnerships.ground.pages import act_page, list_page

from .. import services
from ..filters import ParameterFilters
from ..forms import ParameterForm
from ..models import LegalParameter
from ..permissions import can_change_parameter, can_register_parameter
from ..rights import Area
from ..tables import PARAMETERS


def parameter_list(request):
    require(request.user.reads(Area.PARAMETERS))
    return list_page(
        request,
        ParameterFilters(request.GET, LegalParameter.objects.visible_to(request.user)),
        [replace(PARAMETERS[0], link=can_register_parameter(request.user)), *PARAMETERS[1:]],
        title=_("Beloppsgränser"),
        intro=_("Belopp som lag eller beslut sätter, med den tid de gäller och var det står"),
        create=(_("Ny beloppsgräns"), reverse("register:register_parameter")) if can_register_parameter(request.user) else None,
        export="beloppsgranser",
    )


def register_parameter(request):
    require(can_register_parameter(request.user))
    return act_page(
        request,
        ParameterForm(request.POST or None, user=request.user),
        partial(services.register_parameter, actor=request.user),
        title=_("Ny beloppsgräns"),
        submit=_("Spara beloppsgränsen"),
        back="register:parameter_list",
        done="register:parameter_list",
    )


def change_parameter(request, pk):
    parameter = get_object_or_404(LegalParameter.objects.visible_to(request.user), pk=pk)
    require(can_change_parameter(request.user, parameter))
    return act_page(
        request,
        ParameterForm(request.POST or None, user=request.user, thing=parameter),
        partial(services.change_parameter, actor=request.user, parameter=parameter),
        title=_("Ändra beloppsgräns"),
        submit=_("Spara ändringen"),
        back="register:parameter_list",
        history=history_of(parameter, user=request.user),
    )
