"""Pages of forms of grant."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.ground.errors import require
from partnerships.ground.pages import act_page, list_page
from partnerships.ground.tables import table

from .. import services
from ..filters import SchemeFilters
from ..forms.rounds import CopyForm, RoundForm
from ..forms.schemes import SchemeForm
from ..models import GrantRound, GrantScheme
from ..pages.schemes import demand_facts, scheme_acts, scheme_facts
from ..permissions import can_change_scheme, can_register_scheme
from ..tables.late_rules import LATE_RULES
from ..tables.rounds import ROUNDS
from ..tables.schemes import SCHEMES


def scheme_list(request):
    rows = GrantScheme.objects.visible_to(request.user).select_related("board")
    return list_page(
        request,
        SchemeFilters(request.GET, rows),
        SCHEMES,
        title=_("Bidragsformer"),
        intro=_("Vilka bidrag nämnderna ger, och efter vilka regler"),
        create=(_("Ny bidragsform"), reverse("grants:register_scheme")) if can_register_scheme(request.user) else None,
        near=[
            (_("Handlingar som begärs"), reverse("grants:required_document_list")),
            (_("Åldersspann"), reverse("grants:age_span_list")),
            (_("Sökandekategorier"), reverse("grants:category_list")),
        ],
        export="bidragsformer",
    )


def scheme(request, pk):
    rows = GrantScheme.objects.visible_to(request.user).select_related("board", "governing_document")
    scheme = get_object_or_404(rows, pk=pk)
    rounds = list(GrantRound.objects.visible_to(request.user).filter(scheme=scheme).select_related("scheme", "board"))
    context = {
        "title": scheme.name,
        "crumbs": [(_("Bidragsformer"), reverse("grants:scheme_list")), (scheme.name, "")],
        "intro": f"{scheme.board} · {scheme.get_category_display()}",
        "acts": scheme_acts(scheme) if can_change_scheme(request.user, scheme) else [],
        "facts": scheme_facts(scheme),
        "demand_facts": demand_facts(scheme),
        "criteria": scheme.criteria.all(),
        "criteria_url": reverse("grants:register_criterion", args=[pk]) if can_change_scheme(request.user, scheme) else "",
        "rounds": table(ROUNDS, rounds, caption=_("Omgångar"), empty=_("Ingen omgång har öppnats.")),
        "late_rules": table(
            LATE_RULES,
            scheme.late_rules.prefetch_related("steps"),
            caption=_("Regler för sena ansökningar"),
            empty=_("Ingen regel är registrerad. En sen ansökan beviljas bara med ett skäl."),
        ),
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
    form = RoundForm(request.POST or None, user=request.user, scheme=scheme)
    act = partial(services.open_round, actor=request.user, scheme=scheme)
    return act_page(request, form, act, title=_("Ny omgång"), submit=_("Öppna omgången"), back=scheme)


def copy_rounds(request, pk):
    scheme = get_object_or_404(GrantScheme.objects.visible_to(request.user), pk=pk)
    require(can_change_scheme(request.user, scheme))
    form = CopyForm(request.POST or None, scheme=scheme)
    stood = set(scheme.rounds.values_list("pk", flat=True))
    act = partial(services.copy_rounds, actor=request.user, scheme=scheme)
    intro = _("Nästa års omgångar får samma regler, med dagarna ett år senare. Ramen fyller du i när den är bestämd.")
    return act_page(
        request,
        form,
        act,
        title=_("Kopiera omgångar"),
        intro=intro,
        submit=_("Kopiera"),
        back=scheme,
        receipt=lambda result: copied_in_words(result.rounds.exclude(pk__in=stood).select_related("scheme")),
    )


def copied_in_words(rounds):
    """Which rounds were made; those whose days have been already are to be changed before anyone can apply."""
    rounds = list(rounds)
    told = _("Kopierat: %(rounds)s. Fyll i ramen när den är bestämd.") % {"rounds": ", ".join(map(str, rounds))}
    if closed := [str(round) for round in rounds if round.phase == round.Phase.CLOSED]:
        told += " " + _("Ansökningstiden har redan gått ut i %(rounds)s: ändra dagarna.") % {"rounds": ", ".join(closed)}
    return told
