"""Pages where a new bankgiro or plusgiro is proposed, and where a second person confirms it."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.ground.days import format_day
from partnerships.ground.errors import require
from partnerships.ground.forms import ActForm
from partnerships.ground.pages import act_page, list_page

from .. import services
from ..filters import GiroFilters
from ..forms import GiroForm, RefuseGiroForm
from ..models import GiroChange, Organisation
from ..permissions import can_confirm_giro, can_propose_giro, can_refuse_giro
from ..tables import GIRO_CHANGES, GIRO_TONES


def changes_for(user):
    return GiroChange.objects.visible_to(user).select_related("organisation", "proposed_by", "confirmed_by")


def giro_change_list(request):
    return list_page(
        request,
        GiroFilters(request.GET, changes_for(request.user)),
        GIRO_CHANGES,
        title=_("Byten av gironummer"),
        intro=_("Ett nytt nummer gäller först när en annan person än den som föreslog det har bekräftat det."),
        export="gironummer",
        none_yet=_("Inget byte är föreslaget. Det föreslås på organisationens sida."),
    )


def propose_giro(request, pk):
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), pk=pk)
    require(can_propose_giro(request.user, organisation))
    return act_page(
        request,
        GiroForm(request.POST or None, user=request.user),
        partial(services.propose_giro, actor=request.user, organisation=organisation),
        title=_("Byt gironummer"),
        intro=_("Förslaget bekräftas av en annan person. Till dess betalas pengar bara till det nuvarande numret."),
        submit=_("Lämna förslaget"),
        back=organisation,
    )


def giro_change(request, pk):
    change = get_object_or_404(changes_for(request.user), pk=pk)
    acts = []
    if change.can_move_to(GiroChange.State.CONFIRMED) and can_confirm_giro(request.user, change):
        acts.append((_("Bekräfta numret"), reverse("register:confirm_giro", args=[pk])))
    if change.can_move_to(GiroChange.State.REFUSED) and can_refuse_giro(request.user, change):
        acts.append((_("Neka"), reverse("register:refuse_giro", args=[pk])))
    context = {
        "title": _("Byte av %(kind)s") % {"kind": change.get_kind_display().lower()},
        "crumbs": [
            (_("Organisationer"), reverse("register:organisation_list")),
            (change.organisation.name, change.organisation.get_absolute_url()),
            (_("Byte av gironummer"), ""),
        ],
        "intro": change.organisation.name,
        "state": (change.get_state_display(), GIRO_TONES[change.state]),
        "acts": acts,
        "facts": giro_facts(change),
        "history": history_of(change, user=request.user),
    }
    return render(request, "ground/record.html", context)


def giro_facts(change):
    organisation, waiting = change.organisation, change.state == GiroChange.State.PROPOSED
    facts = [
        (_("Organisation"), organisation.name, organisation.get_absolute_url()),
        (_("Organisationsnummer"), organisation.org_number),
        (_("Nuvarande nummer") if waiting else _("Tidigare nummer"), number_before(change) or _("inget")),
        (_("Nytt nummer"), change.number or _("tas bort")),
        (_("Underlag"), change.basis),
        (_("Föreslaget"), _("%(day)s av %(name)s") % {"day": format_day(change.created_at), "name": change.proposed_by.name}),
    ]
    if change.confirmed_by:
        told = {"day": format_day(change.confirmed_at), "name": change.confirmed_by.name}
        facts.append((_("Bekräftat"), _("%(day)s av %(name)s") % told))
    if change.refused_because:
        facts.append((_("Nekat därför att"), change.refused_because))
    return facts


def number_before(change):
    """The number that is paid to while the change waits; afterwards the one that it replaced."""
    return change.previous_number if change.state == GiroChange.State.CONFIRMED else getattr(change.organisation, change.kind)


def confirm_giro(request, pk):
    change = get_object_or_404(changes_for(request.user), pk=pk)
    require(can_confirm_giro(request.user, change))
    return act_page(
        request,
        ActForm(request.POST or None, thing=change),
        partial(services.confirm_giro, actor=request.user, giro=change),
        title=_("Bekräfta gironummer"),
        intro=_("Kontrollera numret mot något annat än förslaget, till exempel Bankgirots register, innan du bekräftar."),
        submit=_("Bekräfta numret"),
        back=change,
        template="register/confirm_giro.html",
        facts=giro_facts(change),
    )


def refuse_giro(request, pk):
    change = get_object_or_404(changes_for(request.user), pk=pk)
    require(can_refuse_giro(request.user, change))
    return act_page(
        request,
        RefuseGiroForm(request.POST or None, thing=change),
        partial(services.refuse_giro, actor=request.user, giro=change),
        title=_("Neka gironummer"),
        submit=_("Neka numret"),
        back=change,
        tone="danger",
    )
