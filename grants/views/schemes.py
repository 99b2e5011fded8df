"""Pages of forms of grant."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.ground.errors import require
from partnerships.ground.money import format_kronor
from partnerships.ground.pages import act_page, list_page
from partnerships.ground.tables import table

from .. import services
from ..filters import SchemeFilters
from ..forms.rounds import RoundForm
from ..forms.schemes import SchemeForm
from ..models import GrantRound, GrantScheme
from ..permissions import can_change_scheme, can_register_scheme
from ..tables import ROUNDS, SCHEMES


def scheme_list(request):
    rows = GrantScheme.objects.visible_to(request.user).select_related("board")
    return list_page(
        request,
        SchemeFilters(request.GET, rows),
        SCHEMES,
        title=_("Bidragsformer"),
        intro=_("Vilka bidrag nämnderna ger, och efter vilka regler"),
        create=(_("Ny bidragsform"), reverse("grants:register_scheme")) if can_register_scheme(request.user) else None,
        export="bidragsformer",
    )


def scheme(request, pk):
    rows = GrantScheme.objects.visible_to(request.user).select_related("board", "governing_document")
    scheme = get_object_or_404(rows, pk=pk)
    governing, acts = scheme.governing_document, []
    if can_change_scheme(request.user, scheme):
        acts = [
            (_("Ny omgång"), reverse("grants:open_round", args=[pk])),
            (_("Ändra"), reverse("grants:change_scheme", args=[pk])),
            (_("Handlingar som begärs"), reverse("grants:ask_for_documents", args=[pk])),
        ]
    rounds = GrantRound.objects.visible_to(request.user).filter(scheme=scheme).select_related("scheme", "board")
    context = {
        "title": scheme.name,
        "crumbs": [(_("Bidragsformer"), reverse("grants:scheme_list")), (scheme.name, "")],
        "intro": f"{scheme.board} · {scheme.get_category_display()}",
        "acts": acts,
        "facts": [
            (_("Kod"), scheme.code),
            (_("Högsta belopp"), scheme.max_amount and format_kronor(scheme.max_amount)),
            (_("Redovisning inom (dagar)"), scheme.report_days),
            (_("Styrdokument"), governing and str(governing), governing and governing.get_absolute_url()),
            (_("Beslut om reglerna"), scheme.rules_decision and str(scheme.rules_decision)),
            (_("Regler"), scheme.rules),
            (_("Handlingar som begärs"), ", ".join(str(each) for each in scheme.requires_documents.all()) or _("inga")),
        ],
        "rounds": table(ROUNDS, rounds, caption=_("Omgångar"), empty=_("Ingen omgång har öppnats.")),
        "history": history_of(scheme, user=request.user),
    }
    return render(request, "grants/scheme.html", context)


def register_scheme(request):
    require(can_register_scheme(request.user))
    return act_page(
        request,
        SchemeForm(request.POST or None, user=request.user),
        partial(services.register_scheme, actor=request.user),
        title=_("Ny bidragsform"),
        submit=_("Spara bidragsformen"),
        back="grants:scheme_list",
    )


def change_scheme(request, pk):
    scheme = get_object_or_404(GrantScheme.objects.visible_to(request.user), pk=pk)
    require(can_change_scheme(request.user, scheme))
    form = SchemeForm(request.POST or None, user=request.user, thing=scheme)
    act = partial(services.change_scheme, actor=request.user, scheme=scheme)
    return act_page(request, form, act, title=_("Ändra bidragsform"), submit=_("Spara ändringen"), back=scheme)


def open_round(request, pk):
    scheme = get_object_or_404(GrantScheme.objects.visible_to(request.user), pk=pk)
    require(can_change_scheme(request.user, scheme))
    form = RoundForm(request.POST or None, user=request.user)
    act = partial(services.open_round, actor=request.user, scheme=scheme)
    return act_page(request, form, act, title=_("Ny omgång"), submit=_("Öppna omgången"), back=scheme)
