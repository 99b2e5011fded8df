"""Pages of what each party puts in."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from partnerships.ground.errors import require
from partnerships.ground.forms import ActForm
from partnerships.ground.pages import act_page

from .. import services
from ..forms.resources import ResourceForm
from ..models import IOPResource
from ..pages.resources import delivery_facts
from ..permissions import can_change_resource, can_confirm_delivery, can_register_resource
from .agreement import seen
from .agreement_forms import amend_url
from .parts import change_part, strike_part


def register_resource(request, pk):
    agreement = seen(request, pk)
    require(can_register_resource(request.user, agreement))
    asked = agreement.parties.filter(pk__in=filter(str.isdecimal, [request.GET.get("party", "")])).first()
    form = ResourceForm(request.POST or None, user=request.user, agreement=agreement, initial={"party": asked})
    act = partial(services.register_resource, actor=request.user)
    intro = _("Pengar och uppskattade värden visas bredvid varandra och läggs aldrig ihop.")
    words = {"title": _("Ny resurs"), "submit": _("Spara"), "template": "agreements/part.html", "again": True}
    return act_page(request, form, act, intro=intro, back=agreement, amend_url=amend_url(request.user, agreement), **words)


def change_resource(request, pk):
    words = {"allowed": can_change_resource, "title": _("Ändra resurs")}
    return change_part(request, pk, IOPResource, ResourceForm, services.change_resource, "resource", **words)


def strike_resource(request, pk):
    words = {"allowed": can_change_resource, "title": _("Stryk resurs")}
    return strike_part(request, pk, IOPResource, services.strike_resource, "resource", **words)


def confirm_delivery(request, pk):
    rows = IOPResource.objects.visible_to(request.user).select_related("agreement", "party__organisation", "party__board")
    resource = get_object_or_404(rows, pk=pk)
    require(can_confirm_delivery(request.user, resource))
    return act_page(
        request,
        ActForm(request.POST or None, thing=resource),
        partial(services.confirm_delivery, actor=request.user, resource=resource),
        title=_("Bekräfta leverans"),
        intro=_("Du bekräftar för %(party)s att uppgifterna om vad som har levererats stämmer.") % {"party": resource.party},
        submit=_("Bekräfta"),
        back=resource.agreement,
        done=resource,
        template="agreements/confirm_delivery.html",
        facts=delivery_facts(resource),
    )
