"""Pages of procurements."""

from functools import partial

from django.shortcuts import render
from django.utils.translation import gettext as _

from partnerships.ground.errors import require
from partnerships.ground.pages import act_page

from .. import services
from ..forms.procurements import ProcurementForm
from ..models import Procurement
from ..models.procurements import direct_award_limits
from ..pages.plain import record_page
from ..pages.procurements import award_facts, award_warnings
from ..permissions import can_register_agreement
from . import plain


def procurement(request, pk):
    procurement = plain.to_show(request, Procurement.objects.with_kind(), pk)
    context = record_page(request.user, procurement, name="procurement")
    limits = direct_award_limits() if procurement.direct_award else []
    context["facts"] += award_facts(procurement, limits)
    context["warnings"] += award_warnings(procurement, limits)
    return render(request, "agreements/plain.html", context)


def register_procurement(request):
    require(can_register_agreement(request.user))
    return act_page(
        request,
        ProcurementForm(request.POST or None, user=request.user),
        partial(services.register_procurement, actor=request.user),
        title=_("Ny upphandling"),
        intro=_("En uppgift om avtalet, för årets uppföljning. Själva upphandlingen görs i upphandlingssystemet."),
        submit=_("Spara upphandlingen"),
        back="agreements:register",
    )


def change_procurement(request, pk):
    procurement = plain.own(request, Procurement, pk)
    form = ProcurementForm(request.POST or None, user=request.user, thing=procurement)
    act = partial(services.change_procurement, actor=request.user, procurement=procurement)
    return act_page(request, form, act, title=_("Ändra upphandling"), submit=_("Spara ändringen"), back=procurement)


def set_amount(request, pk):
    return plain.set_amount(request, Procurement, pk)


def cancel(request, pk):
    return plain.cancel(request, Procurement, pk, title=_("Avbryt upphandlingen"))


def attach(request, pk):
    return plain.attach(request, Procurement, pk)
