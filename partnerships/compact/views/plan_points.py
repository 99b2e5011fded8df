"""Pages of the points of a plan."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.ground.days import format_day
from partnerships.ground.errors import require
from partnerships.ground.pages import act_page, list_page

from .. import services
from ..filters import PlanPointFilters
from ..forms import PlanPointForm
from ..models import PlanPoint
from ..permissions import can_change_compact
from ..tables import PLAN_POINTS
from .plans import changeable_plan


def plan_points_for(user):
    return PlanPoint.objects.visible_to(user).select_related("plan__compact", "area")


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
        "history": history_of(point, user=request.user),
    }
    return render(request, "ground/record.html", context)


def change_plan_point(request, pk):
    point = get_object_or_404(plan_points_for(request.user), pk=pk)
    require(can_change_compact(request.user, point.plan.compact))
    form = PlanPointForm(request.POST or None, user=request.user, thing=point, plan=point.plan)
    act = partial(services.change_plan_point, actor=request.user, point=point)
    return act_page(request, form, act, title=_("Ändra planpunkt"), submit=_("Spara ändringen"), back=point)
