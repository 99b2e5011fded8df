"""Pages of the times to apply."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.ground.days import format_day
from partnerships.ground.errors import require
from partnerships.ground.money import format_kronor
from partnerships.ground.pages import act_page, list_page
from partnerships.ground.tables import table

from .. import services
from ..filters import RoundFilters
from ..forms.rounds import NewRoundForm, RoundForm
from ..models import GrantRound
from ..pages.rounds import frame_bar, frame_warnings, reckoning_facts, round_acts
from ..permissions import can_change_scheme
from ..tables.applications import APPLICATIONS
from ..tables.rounds import ROUNDS
from .applications import applications_for


def round_list(request):
    rows = GrantRound.objects.visible_to(request.user).select_related("scheme", "board")
    return list_page(
        request,
        RoundFilters(request.GET, rows),
        ROUNDS,
        title=_("Ansökningsomgångar"),
        intro=_("När det går att söka, och hur mycket som kan beviljas"),
        create=(_("Ny omgång"), reverse("grants:register_round")) if can_change_scheme(request.user) else None,
        export="omgangar",
    )


def register_round(request):
    require(can_change_scheme(request.user))
    return act_page(
        request,
        NewRoundForm(request.POST or None, user=request.user),
        partial(services.open_round, actor=request.user),
        title=_("Ny omgång"),
        submit=_("Öppna omgången"),
        back="grants:round_list",
    )


def round(request, pk):
    round = get_object_or_404(GrantRound.objects.visible_to(request.user).select_related("scheme", "board", "late_rule"), pk=pk)
    context = {
        "title": str(round),
        "crumbs": [(_("Ansökningsomgångar"), reverse("grants:round_list")), (str(round), "")],
        "intro": round.board.name,
        "acts": round_acts(request.user, round),
        "facts": [
            (_("Bidragsform"), round.scheme.name, round.scheme.get_absolute_url()),
            (_("Läge"), round.phase_in_words()),
            (_("Öppnar"), format_day(round.opens)),
            (_("Sista ansökningsdag"), format_day(round.closes)),
            (_("Ram"), format_kronor(round.frame)),
            (_("Beviljat"), format_kronor(round.reserved)),
            (_("Kvar"), format_kronor(round.remaining())),
            *reckoning_facts(round),
        ],
        "warnings": frame_warnings(round),
        "bar": frame_bar(round),
        "applications": table(
            APPLICATIONS,
            applications_for(request.user).filter(round=round),
            caption=_("Ansökningar"),
            empty=_("Ingen ansökan i omgången."),
            export_url=f"{reverse('reports:list_export', args=['bidrag'])}?round={pk}",
        ),
        "history": history_of(round, user=request.user),
    }
    return render(request, "grants/round.html", context)


def change_round(request, pk):
    round = get_object_or_404(GrantRound.objects.visible_to(request.user), pk=pk)
    require(can_change_scheme(request.user, round.scheme))
    form = RoundForm(request.POST or None, user=request.user, thing=round)
    act = partial(services.change_round, actor=request.user, round=round)
    return act_page(request, form, act, title=_("Ändra omgång"), submit=_("Spara ändringen"), back=round)
