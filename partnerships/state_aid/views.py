"""Pages of aid of minor importance: the ledger of all, of one organisation, and one aid."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.ground.days import format_day, today
from partnerships.ground.errors import require
from partnerships.ground.money import format_kronor
from partnerships.ground.pages import act_page, list_page
from partnerships.ground.tables import table
from partnerships.register.models import Organisation

from . import services
from .filters import StateAidFilters
from .forms import AnnulForm, StateAidForm
from .models import StateAid, format_euro, room_on
from .permissions import can_change_aid, can_read_ledger, can_register_aid
from .tables import STATE_AID, TONES


def aid_for(user):
    return StateAid.objects.visible_to(user).select_related("organisation", "board", "case")


def aid_list(request):
    return list_page(
        request,
        StateAidFilters(request.GET, aid_for(request.user)),
        STATE_AID,
        title=_("Stöd av mindre betydelse"),
        intro=_("Alla nämnders stöd och andra givares enligt intyg. Tre års stöd räknas ihop för varje organisation."),
        create=(_("Registrera stöd"), reverse("state_aid:register_aid")) if can_register_aid(request.user) else None,
        export="statsstod",
    )


def register_aid(request):
    require(can_register_aid(request.user))
    start = {"organisation": request.GET.get("organisation", "")} if request.method == "GET" else None
    form = StateAidForm(request.POST or None, user=request.user, initial=start)
    act = partial(services.register_aid, actor=request.user)
    return act_page(
        request,
        form,
        act,
        title=_("Registrera stöd av mindre betydelse"),
        intro=_("Stöd som redan är givet: av en nämnd, eller av en annan givare enligt organisationens intyg."),
        submit=_("Registrera"),
        back=reverse("state_aid:aid_list"),
    )


def ledger(request, pk):
    """What one organisation has got from every giver, and what is left of each ceiling today."""
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), pk=pk)
    rows = aid_for(request.user).filter(organisation=organisation)
    require(can_read_ledger(request.user, organisation))
    rooms = [(kind, room_on(organisation, kind, today())) for kind in StateAid.Kind]
    context = {
        "title": _("Stöd av mindre betydelse"),
        "crumbs": [
            (_("Stöd av mindre betydelse"), reverse("state_aid:aid_list")),
            (organisation.name, ""),
        ],
        "intro": organisation.name,
        "stats": [fact for kind, room in rooms for fact in told(kind, room)],
        "warnings": [warning(kind, room) for kind, room in rooms if room.is_nearly_full],
        "aid": table(STATE_AID, rows, caption=_("Stöd från alla givare"), empty=_("Inget stöd är registrerat.")),
        "organisation": organisation,
        "create": f"{reverse('state_aid:register_aid')}?organisation={organisation.pk}" if can_register_aid(request.user) else "",
    }
    return render(request, "state_aid/ledger.html", context)


def told(kind, room):
    if room.ceiling is None:
        return [{"label": kind.label, "value": "–", "note": _("Registret saknar tak för dagen.")}]
    since = _("räknat från %(day)s") % {"day": format_day(room.first_day)}
    return [
        {"label": _("Kvar: %(kind)s") % {"kind": kind.label}, "value": format_euro(max(room.left, 0)), "note": since},
        {
            "label": _("Räknat: %(kind)s") % {"kind": kind.label},
            "value": format_euro(room.counted),
            "note": _("av taket %(ceiling)s") % {"ceiling": format_euro(room.ceiling)},
        },
    ]


def warning(kind, room):
    over = room.left < 0
    return {
        "title": _("Taket är passerat") if over else _("Nära taket"),
        "text": _("%(kind)s: %(counted)s av %(ceiling)s är räknat i dag.")
        % {"kind": kind.label, "counted": format_euro(room.counted), "ceiling": format_euro(room.ceiling)},
        "tone": "danger" if over else "warning",
    }


def aid(request, pk):
    aid = get_object_or_404(aid_for(request.user), pk=pk)
    acts = []
    if can_change_aid(request.user, aid):
        change = _("Ändra") if aid.state == StateAid.State.PREPARED else _("Registrera intyg")
        acts = [
            (change, reverse("state_aid:change_aid", args=[pk])),
            (_("Stryk"), reverse("state_aid:annul_aid", args=[pk])),
        ]
    context = {
        "title": str(aid),
        "crumbs": [
            (_("Stöd av mindre betydelse"), reverse("state_aid:aid_list")),
            (aid.organisation.name, ""),
        ],
        "intro": aid.matter,
        "state": (aid.get_state_display(), TONES[aid.state]),
        "acts": acts,
        "facts": [
            (_("Organisation"), aid.organisation.name, reverse("state_aid:ledger", args=[aid.organisation_id])),
            (_("Givare"), aid.given_by),
            (_("Slag"), aid.get_kind_display()),
            (_("Diarienummer"), aid.case and str(aid.case), aid.case and aid.case.get_absolute_url()),
            (_("Beviljat"), aid.granted_on and format_day(aid.granted_on)),
            (_("Belopp"), format_kronor(aid.amount)),
            (_("I euro"), format_euro(aid.euro)),
            *([(_("Varför resten inte är stöd"), aid.rest_reason)] if aid.rest_reason else []),
            (
                _("Kurs"),
                _("%(rate)s kr per euro %(day)s") % {"rate": f"{aid.rate:f}".replace(".", ","), "day": format_day(aid.rate_on)},
            ),
            (_("Intyg inkom"), aid.certificate_on and format_day(aid.certificate_on)),
        ],
        "history": history_of(aid, user=request.user),
    }
    return render(request, "ground/record.html", context)


def change_aid(request, pk):
    aid = get_object_or_404(aid_for(request.user), pk=pk)
    require(can_change_aid(request.user, aid))
    form = StateAidForm(request.POST or None, user=request.user, thing=aid)
    act = partial(services.change_aid, actor=request.user, aid=aid)
    title = _("Ändra stöd") if aid.state == StateAid.State.PREPARED else _("Registrera intyg")
    return act_page(request, form, act, title=title, submit=_("Spara ändringen"), back=aid)


def annul_aid(request, pk):
    aid = get_object_or_404(aid_for(request.user), pk=pk)
    require(can_change_aid(request.user, aid))
    form = AnnulForm(request.POST or None, thing=aid)
    act = partial(services.annul_aid, actor=request.user, aid=aid)
    return act_page(request, form, act, title=_("Stryk stöd"), submit=_("Stryk stödet"), back=aid, tone="danger")
