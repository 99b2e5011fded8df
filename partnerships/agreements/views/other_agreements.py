"""Pages of agreements that are neither IOP nor procurement."""

from functools import partial

from django.shortcuts import render
from django.utils.translation import gettext as _

from partnerships.ground.errors import require
from partnerships.ground.pages import act_page
from partnerships.initiatives.models import Initiative

from .. import services
from ..forms.other_agreements import OtherAgreementForm
from ..models import OtherAgreement
from ..pages.other_agreements import chain_warnings, steps_to
from ..pages.plain import record_page
from ..permissions import can_register_agreement
from . import plain


def other_agreement(request, pk):
    agreement = plain.to_show(request, OtherAgreement.objects.select_related("leads_to"), pk)
    context = record_page(request.user, agreement, name="other_agreement")
    context["warnings"] += chain_warnings(agreement)
    for initiative in Initiative.objects.visible_to(request.user).filter(pk=agreement.initiative_id):
        context["facts"].append((_("Initiativ"), initiative.title, initiative.get_absolute_url()))
    context["steps"] = steps_to(request.user, agreement.chain(), agreement.leads_to, now=agreement)
    return render(request, "agreements/plain.html", context)


def register_other_agreement(request):
    require(can_register_agreement(request.user))
    return act_page(
        request,
        OtherAgreementForm(request.POST or None, user=request.user),
        partial(services.register_other_agreement, actor=request.user),
        title=_("Nytt övrigt avtal"),
        intro=_("Årlig överenskommelse, uppdragsersättning, hyra eller annat. Fyll i det som är känt."),
        submit=_("Spara avtalet"),
        back="agreements:register",
    )


def change_other_agreement(request, pk):
    agreement = plain.own(request, OtherAgreement, pk)
    form = OtherAgreementForm(request.POST or None, user=request.user, thing=agreement)
    act = partial(services.change_other_agreement, actor=request.user, agreement=agreement)
    return act_page(request, form, act, title=_("Ändra avtal"), submit=_("Spara ändringen"), back=agreement)


def set_amount(request, pk):
    return plain.set_amount(request, OtherAgreement, pk)


def cancel(request, pk):
    return plain.cancel(request, OtherAgreement, pk, title=_("Avbryt avtalet"))


def attach(request, pk):
    return plain.attach(request, OtherAgreement, pk)
