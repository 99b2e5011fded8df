"""Pages of the compact and its versions."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.ground.errors import require
from partnerships.ground.pages import act_page, list_page

from .. import services
from ..filters import CompactFilters
from ..forms import AdoptForm, CompactForm, MoveForm
from ..models import CommitmentFollowUp, Compact
from ..pages.compact import compact_acts, compact_facts, compact_timeline, compact_warnings, plan_facts
from ..pages.picture import bearers, chosen_year, picture, plan_areas, principle_card, principles_of, years_to_choose
from ..permissions import can_change_compact, can_change_text, can_register_compact
from ..tables import COMPACTS


def compacts_for(user):
    return Compact.objects.visible_to(user).select_related("case", "adopted_by", "decision__board", "revision_responsible")


def compact_list(request):
    rows = compacts_for(request.user).with_commitment_count()
    return list_page(
        request,
        CompactFilters(request.GET, rows),
        COMPACTS,
        title=_("Överenskommelsen"),
        intro=_("Vad kommunen och idéburen sektor har kommit överens om, i varje version"),
        create=(_("Ny version"), reverse("compact:register_compact")) if can_register_compact(request.user) else None,
        near=[(_("Åtaganden"), reverse("compact:commitment_list")), (_("Planpunkter"), reverse("compact:plan_point_list"))],
        export="overenskommelser",
    )


def compact(request, pk):
    compact = get_object_or_404(compacts_for(request.user), pk=pk)
    follow_up_years = list(
        CommitmentFollowUp.objects.filter(commitment__compact=compact).order_by().values_list("year", flat=True).distinct()
    )
    year = chosen_year(request.GET.get("year", ""), compact, follow_up_years)
    principles = principles_of(compact, year)
    plan = compact.plans.order_by("-pk").first()
    context = {
        "title": compact.title,
        "crumbs": [(_("Överenskommelsen"), reverse("compact:compact_list")), (compact.version_text, "")],
        "intro": compact.version_text,
        "state": (compact.current_state_label, compact.tone),
        "acts": compact_acts(request.user, compact),
        "warnings": compact_warnings(compact, plan),
        "facts": compact_facts(compact),
        "timeline": compact_timeline(compact),
        "compact": compact,
        "year": year,
        "years": years_to_choose(compact, follow_up_years),
        "bearers": bearers(principles),
        "picture": picture(principles, year) if year and principles else None,
        "principles": [principle_card(principle, with_status=year in follow_up_years) for principle in principles],
        "plan": plan,
        "plan_facts": plan and plan_facts(plan),
        "areas": plan_areas(compact, plan),
        "may_change": can_change_compact(request.user, compact),
        "may_change_text": can_change_text(request.user, compact),
        "full_text": compact.full_text,
        "history": history_of(compact, user=request.user),
    }
    return render(request, "compact/compact.html", context)


def register_compact(request):
    require(can_register_compact(request.user))
    return act_page(
        request,
        CompactForm(request.POST or None, user=request.user),
        partial(services.register_compact, actor=request.user),
        title=_("Ny version av överenskommelsen"),
        submit=_("Spara versionen"),
        back="compact:compact_list",
    )


def changeable_compact(request, pk):
    compact = get_object_or_404(compacts_for(request.user), pk=pk)
    require(can_change_compact(request.user, compact))
    return compact


def change_compact(request, pk):
    compact = changeable_compact(request, pk)
    form = CompactForm(request.POST or None, user=request.user, thing=compact)
    act = partial(services.change_compact, actor=request.user, compact=compact)
    intro = _("Antagandets uppgifter står fast. Giltigheten förlängs genom ett nytt beslut.") if compact.frozen() else ""
    return act_page(request, form, act, title=_("Ändra uppgifter"), intro=intro, submit=_("Spara ändringen"), back=compact)


def adopt(request, pk):
    compact = changeable_compact(request, pk)
    form = AdoptForm(request.POST or None, user=request.user, thing=compact)
    act = partial(services.adopt_compact, actor=request.user, compact=compact)
    intro = _("När versionen är antagen ändras dess text inte längre.")
    return act_page(request, form, act, title=_("Registrera antagande"), intro=intro, submit=_("Registrera"), back=compact)


def move(request, pk):
    compact = changeable_compact(request, pk)
    form = MoveForm(request.POST or None, thing=compact)
    act = partial(services.move_compact, actor=request.user, compact=compact)
    return act_page(request, form, act, title=_("Ändra status"), submit=_("Spara"), back=compact)
