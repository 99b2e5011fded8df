"""Pages where an agreement is registered and changed."""

import re
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.errors import require
from partnerships.ground.pages import act_page
from partnerships.initiatives.models import Initiative

from .. import services
from ..forms.agreement import AgreementForm, OldAgreementForm
from ..models import FormChoice
from ..permissions import can_change_agreement, can_register_agreement
from .agreement import seen


def register_agreement(request):
    require(can_register_agreement(request.user))
    return act_page(
        request,
        AgreementForm(request.POST or None, user=request.user, initial=begun_by_choice(request)),
        partial(services.register_agreement, actor=request.user),
        title=_("Nytt IOP-avtal"),
        intro=_("Benämning och nämnd räcker för att börja. Resten fylls i innan avtalet undertecknas."),
        submit=_("Spara utkastet"),
        back="agreements:agreement_list",
    )


def begun_by_choice(request):
    """What a saved choice of form says of the agreement that is begun from it: `?val=12`."""
    number = request.GET.get("val", "")
    rows = FormChoice.objects.visible_to(request.user)
    choice = rows.filter(pk=int(number)).first() if re.fullmatch("[0-9]{1,18}", number) else None
    if not choice:
        return {}
    initiative = Initiative.objects.visible_to(request.user).filter(pk=choice.initiative_id).first()
    begun = {"title": choice.title, "responsible_board": choice.board_id, "form_choice": choice}
    return begun | ({"initiative": initiative, "challenge": initiative.challenge} if initiative else {})


def register_old_agreement(request):
    require(can_register_agreement(request.user))
    return act_page(
        request,
        OldAgreementForm(request.POST or None, user=request.user),
        partial(services.register_agreement, actor=request.user, imported_incomplete=True),
        title=_("Registrera äldre avtal"),
        intro=_(
            "Fyll i det som är känt och lämna resten tomt. Det som saknas visas som uppgift saknas, och inget gissas. "
            "En dag behövs som visar att avtalet är äldre: Undertecknat, Avtalsstart eller Känt gällande."
        ),
        submit=_("Spara avtalet"),
        back="agreements:agreement_list",
    )


def change_agreement(request, pk):
    agreement = seen(request, pk)
    require(can_change_agreement(request.user, agreement))
    form_class = OldAgreementForm if agreement.imported_incomplete else AgreementForm
    form = form_class(request.POST or None, user=request.user, thing=agreement)
    act = partial(services.change_agreement, actor=request.user, agreement=agreement)
    words = {"title": _("Ändra avtal"), "submit": _("Spara ändringen"), "template": "agreements/change.html"}
    return act_page(request, form, act, back=agreement, amend_url=amend_url(request.user, agreement), **words)


def amend_url(user, agreement):
    """Where what is signed is changed; nowhere for who may not, and while nothing is signed."""
    may_amend = agreement.is_settled() and can_change_agreement(user, agreement)
    return reverse("agreements:amend", args=[agreement.pk]) if may_amend else ""
