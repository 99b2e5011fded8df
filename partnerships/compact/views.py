"""Pages of the compact, its commitments and its development plan."""

from functools import partial
from itertools import groupby

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerships.audit.acts import history_of
from partnerships.ground.days import format_day, today
from partnerships.ground.errors import require
from partnerships.ground.money import format_kronor
from partnerships.ground.pages import act_page, list_page

from . import services
from .filters import CommitmentFilters, CompactFilters, PlanPointFilters
from .forms import (
    AdoptForm,
    AreaForm,
    CommitmentForm,
    CompactForm,
    FollowUpForm,
    MoveForm,
    PlanForm,
    PlanPointForm,
    PrincipleForm,
)
from .models import (
    Commitment,
    CommitmentFollowUp,
    Compact,
    DevelopmentArea,
    DevelopmentPlan,
    PlanPoint,
    Principle,
)
from .pages import bearers, chosen_year, commitment_history, picture, plan_areas, principle_card, principles_of, years_to_choose
from .permissions import can_change_compact, can_change_text, can_follow_up, can_register_compact
from .tables import COMMITMENTS, COMPACTS, PLAN_POINTS


def compacts_for(user):
    return Compact.objects.visible_to(user).select_related("case", "adopted_by", "decision__board", "revision_responsible")


def commitments_for(user):
    return Commitment.objects.visible_to(user).select_related("compact", "principle")


def plan_points_for(user):
    return PlanPoint.objects.visible_to(user).select_related("plan__compact", "area")


def compact_list(request):
    rows = compacts_for(request.user).with_commitment_count()
    return list_page(
        request,
        CompactFilters(request.GET, rows),
        COMPACTS,
        title=_("Överenskommelsen"),
        intro=_("Vad kommunen och idéburen sektor har kommit överens om, i varje version"),
        create=(_("Ny version"), reverse("compact:register_compact")) if can_register_compact(request.user) else None,
        links=[(_("Åtaganden"), reverse("compact:commitment_list")), (_("Planpunkter"), reverse("compact:plan_point_list"))],
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
        "history": history_of(compact),
    }
    return render(request, "compact/compact.html", context)


def compact_acts(user, compact):
    """(label, address) of what this user can do now; the first stands out."""
    if not can_change_compact(user, compact):
        return []
    address, State = partial(reverse, args=[compact.pk]), Compact.State
    acts = [(_("Ändra"), address("compact:change_compact"))]
    if compact.can_move_to(State.ADOPTED):
        acts.append((_("Registrera antagande"), address("compact:adopt")))
    if any(state != State.ADOPTED for state in Compact.NEXT.get(compact.state, ())):
        acts.append((_("Ändra status"), address("compact:move")))
    if can_change_text(user, compact):
        acts.append((_("Ny princip"), address("compact:register_principle")))
        acts.append((_("Nytt utvecklingsområde"), address("compact:register_area")))
    acts.append((_("Ny utvecklingsplan"), address("compact:register_plan")))
    return acts


def days(number):
    return ngettext("%(number)s dag", "%(number)s dagar", number) % {"number": format_kronor(number, unit=False)}


def compact_warnings(compact, plan):
    warnings = []
    overdue = compact.days_to_revision is not None and compact.days_to_revision < 0
    if compact.is_expired():
        text = [_("Det är %(days)s sedan den slutade gälla.") % {"days": days(-compact.days_left)}]
        if overdue:
            text.append(_("Revideringen skulle vara klar senast %(day)s.") % {"day": format_day(compact.revision_due)})
        if compact.revision_responsible:
            text.append(_("Ansvarig för revideringen: %(board)s.") % {"board": compact.revision_responsible})
        title = _("Överenskommelsen gällde till och med %(day)s och har löpt ut") % {"day": format_day(compact.valid_to)}
        warnings.append({"title": title, "text": " ".join(text), "tone": "warning"})
    elif overdue and compact.state in Compact.ADOPTED_STATES:
        text = _("Den skulle vara klar senast %(day)s.") % {"day": format_day(compact.revision_due)}
        warnings.append({"title": _("Revideringen är försenad"), "text": text, "tone": "warning"})
    if plan and plan.is_over and compact.state in Compact.ADOPTED_STATES:
        text = _("Perioden slutade %(day)s. Följ upp planens punkter och lägg in nästa period.") % {
            "day": format_day(plan.period_end)
        }
        warnings.append({"title": _("Utvecklingsplanens period är slut"), "text": text, "tone": "warning"})
    return warnings


def compact_facts(compact):
    adopted = compact.adopted_on is not None
    facts = [
        (_("Diarienummer"), compact.case and compact.case.raw, compact.case and compact.case.get_absolute_url()),
        (_("Version"), compact.version_text),
    ]
    if adopted:
        facts += [
            (_("Antagen av"), compact.adopted_by.name),
            (_("Antagen"), format_day(compact.adopted_on)),
            (
                _("Paragraf"),
                compact.decision and compact.decision.paragraph and f"§ {compact.decision.paragraph}",
                compact.decision and compact.decision.get_absolute_url(),
            ),
            (_("Gäller t.o.m."), format_day(compact.valid_to)),
            (_("Revideras senast"), format_day(compact.revision_due)),
            (_("Ansvarig för revidering"), compact.revision_responsible and compact.revision_responsible.name),
        ]
    if compact.revision_years:
        facts.append((_("År mellan revideringar"), compact.revision_years))
    return [*facts, (_("Dokumentansvar"), compact.document_owner), (_("Källa"), compact.source)]


def compact_timeline(compact):
    """A last day that has passed is passed, not done; a revision is late only while the version still waits for it."""
    bound = compact.state in Compact.ADOPTED_STATES
    steps = [
        (compact.adopted_on, _("Antagen"), compact.adopted_by.name if compact.adopted_by else "", "done"),
        (compact.revision_due, _("Revideras senast"), str(compact.revision_responsible or ""), "late" if bound else "past"),
        (compact.valid_to, _("Sista giltighetsdag"), _("löpt ut, inte förnyad") if compact.is_expired() else "", "past"),
    ]
    return [
        {
            "day": day,
            "title": title,
            "note": note,
            "state": passed if day < today() or (passed == "done" and day == today()) else "later",
        }
        for day, title, note, passed in steps
        if day
    ]


def plan_facts(plan):
    years = plan.compact.plan_years
    return [
        (_("Plan"), plan.name),
        (_("Period från"), format_day(plan.period_start)),
        (_("Period t.o.m."), format_day(plan.period_end)),
        (_("Gäller"), years and _("%(number)s år i taget") % {"number": years}),
        (_("Källa"), plan.source),
    ]


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


def register_principle(request, pk):
    compact = get_object_or_404(compacts_for(request.user), pk=pk)
    require(can_change_text(request.user, compact))
    form = PrincipleForm(request.POST or None, user=request.user)
    act = partial(services.register_principle, actor=request.user, compact=compact)
    return act_page(request, form, act, title=_("Ny princip"), submit=_("Spara principen"), back=compact)


def change_principle(request, pk):
    principle = get_object_or_404(Principle.objects.visible_to(request.user).select_related("compact"), pk=pk)
    require(can_change_text(request.user, principle.compact))
    form = PrincipleForm(request.POST or None, user=request.user, thing=principle)
    act = partial(services.change_principle, actor=request.user, principle=principle)
    return act_page(request, form, act, title=_("Ändra princip"), submit=_("Spara ändringen"), back=principle)


def register_commitment(request, pk):
    principle = get_object_or_404(Principle.objects.visible_to(request.user).select_related("compact"), pk=pk)
    require(can_change_text(request.user, principle.compact))
    form = CommitmentForm(request.POST or None, user=request.user)
    act = partial(services.register_commitment, actor=request.user, principle=principle)
    return act_page(
        request, form, act, title=_("Nytt åtagande"), intro=str(principle), submit=_("Spara åtagandet"), back=principle
    )


def commitment_list(request):
    return list_page(
        request,
        CommitmentFilters(request.GET, commitments_for(request.user)),
        COMMITMENTS,
        title=_("Åtaganden"),
        intro=_("Vad kommunen, idéburen sektor och båda tillsammans har åtagit sig"),
        export="ataganden",
    )


def commitment(request, pk):
    commitment = get_object_or_404(commitments_for(request.user), pk=pk)
    compact = commitment.compact
    acts = []
    if can_follow_up(request.user, compact):
        acts.append((_("Registrera uppföljning"), reverse("compact:register_follow_up", args=[pk])))
    if can_change_text(request.user, compact):
        acts.append((_("Ändra"), reverse("compact:change_commitment", args=[pk])))
    follow_ups = commitment.follow_ups.order_by("-year", "side")
    context = {
        "title": _("Åtagande %(code)s") % {"code": commitment.code},
        "crumbs": [
            (_("Överenskommelsen"), reverse("compact:compact_list")),
            (compact.version_text, compact.get_absolute_url()),
            (commitment.code, ""),
        ],
        "intro": commitment.text,
        "state": (compact.current_state_label, compact.tone) if compact.is_expired() else None,
        "acts": acts,
        "facts": [
            (_("Vem åtar sig"), commitment.get_bearer_display()),
            (_("Princip"), str(commitment.principle), commitment.principle.get_absolute_url()),
            (_("Överenskommelse"), compact.version_text, compact.get_absolute_url()),
        ],
        "others": commitment.principle.commitments.exclude(pk=pk),
        "years": [(year, list(rows)) for year, rows in groupby(follow_ups, key=lambda each: each.year)],
        "may_change": can_change_compact(request.user, compact),
        "history": commitment_history(commitment),
    }
    return render(request, "compact/commitment.html", context)


def change_commitment(request, pk):
    commitment = get_object_or_404(commitments_for(request.user), pk=pk)
    require(can_change_text(request.user, commitment.compact))
    form = CommitmentForm(request.POST or None, user=request.user, thing=commitment)
    act = partial(services.change_commitment, actor=request.user, commitment=commitment)
    return act_page(request, form, act, title=_("Ändra åtagande"), submit=_("Spara ändringen"), back=commitment)


def register_follow_up(request, pk):
    commitment = get_object_or_404(commitments_for(request.user), pk=pk)
    require(can_follow_up(request.user, commitment.compact))
    form = FollowUpForm(request.POST or None, user=request.user, commitment=commitment)
    act = partial(services.register_follow_up, actor=request.user, commitment=commitment)
    return act_page(
        request,
        form,
        act,
        title=_("Registrera uppföljning av %(code)s") % {"code": commitment.code},
        intro=commitment.text,
        submit=_("Spara uppföljningen"),
        back=commitment,
    )


def change_follow_up(request, pk):
    rows = CommitmentFollowUp.objects.visible_to(request.user).select_related("commitment__compact")
    follow_up = get_object_or_404(rows, pk=pk)
    require(can_change_compact(request.user, follow_up.commitment.compact))
    form = FollowUpForm(request.POST or None, user=request.user, thing=follow_up, commitment=follow_up.commitment)
    act = partial(services.change_follow_up, actor=request.user, follow_up=follow_up)
    return act_page(
        request,
        form,
        act,
        title=_("Ändra uppföljning"),
        intro=str(follow_up),
        submit=_("Spara ändringen"),
        back=follow_up.commitment,
    )


def register_area(request, pk):
    compact = get_object_or_404(compacts_for(request.user), pk=pk)
    require(can_change_text(request.user, compact))
    form = AreaForm(request.POST or None, user=request.user)
    act = partial(services.register_area, actor=request.user, compact=compact)
    return act_page(request, form, act, title=_("Nytt utvecklingsområde"), submit=_("Spara området"), back=compact)


def change_area(request, pk):
    area = get_object_or_404(DevelopmentArea.objects.visible_to(request.user).select_related("compact"), pk=pk)
    require(can_change_text(request.user, area.compact))
    form = AreaForm(request.POST or None, user=request.user, thing=area)
    act = partial(services.change_area, actor=request.user, area=area)
    return act_page(request, form, act, title=_("Ändra utvecklingsområde"), submit=_("Spara ändringen"), back=area)


def register_plan(request, pk):
    compact = changeable_compact(request, pk)
    form = PlanForm(request.POST or None, user=request.user)
    act = partial(services.register_plan, actor=request.user, compact=compact)
    return act_page(request, form, act, title=_("Ny utvecklingsplan"), submit=_("Spara planen"), back=compact)


def changeable_plan(request, pk):
    plan = get_object_or_404(DevelopmentPlan.objects.visible_to(request.user).select_related("compact"), pk=pk)
    require(can_change_compact(request.user, plan.compact))
    return plan


def change_plan(request, pk):
    plan = changeable_plan(request, pk)
    form = PlanForm(request.POST or None, user=request.user, thing=plan)
    act = partial(services.change_plan, actor=request.user, plan=plan)
    return act_page(request, form, act, title=_("Ändra utvecklingsplan"), submit=_("Spara ändringen"), back=plan)


def register_plan_point(request, pk):
    plan = changeable_plan(request, pk)
    form = PlanPointForm(request.POST or None, user=request.user, plan=plan)
    act = partial(services.register_plan_point, actor=request.user, plan=plan)
    return act_page(request, form, act, title=_("Ny planpunkt"), intro=plan.name, submit=_("Spara punkten"), back=plan)


def plan_point_list(request):
    return list_page(
        request,
        PlanPointFilters(request.GET, plan_points_for(request.user)),
        PLAN_POINTS,
        title=_("Planpunkter"),
        intro=_("Vad som ska göras inom utvecklingsområdena"),
        export="planpunkter",
    )


def plan_point(request, pk):
    point = get_object_or_404(plan_points_for(request.user), pk=pk)
    compact = point.plan.compact
    may_change = can_change_compact(request.user, compact)
    late = {"title": _("Punkten är försenad"), "text": _("Klart senast %(day)s.") % {"day": format_day(point.due)}}
    context = {
        "title": _("Planpunkt %(code)s") % {"code": point.code},
        "crumbs": [
            (_("Överenskommelsen"), reverse("compact:compact_list")),
            (compact.version_text, compact.get_absolute_url()),
            (point.code, ""),
        ],
        "intro": point.text,
        "state": (point.get_status_display(), point.tone) if point.status else None,
        "acts": [(_("Ändra"), reverse("compact:change_plan_point", args=[pk]))] if may_change else [],
        "warnings": [late] if point.is_late else [],
        "facts": [
            (_("Status"), point.get_status_display()),
            (_("Ansvarig"), point.responsible),
            (_("Klart senast"), format_day(point.due)),
            (_("Utvecklingsområde"), str(point.area), point.area.get_absolute_url()),
            (_("Utvecklingsplan"), point.plan.name, point.plan.get_absolute_url()),
            (_("Överenskommelse"), compact.version_text, compact.get_absolute_url()),
        ],
        "history": history_of(point),
    }
    return render(request, "ground/record.html", context)


def change_plan_point(request, pk):
    point = get_object_or_404(plan_points_for(request.user), pk=pk)
    require(can_change_compact(request.user, point.plan.compact))
    form = PlanPointForm(request.POST or None, user=request.user, thing=point, plan=point.plan)
    act = partial(services.change_plan_point, actor=request.user, point=point)
    return act_page(request, form, act, title=_("Ändra planpunkt"), submit=_("Spara ändringen"), back=point)
