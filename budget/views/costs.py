"""Pages of actual costs and forecasts."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.ground.days import format_day
from partnerships.ground.errors import require
from partnerships.ground.money import format_kronor
from partnerships.ground.pages import act_page, list_page
from partnerships.register.rights import Area

from .. import services
from ..filters import CostFilters
from ..forms import CostForm, ForecastForm, ReverseForm, asked_line
from ..models import ActualCost
from ..permissions import can_make_forecast, can_register_cost, can_reverse_cost
from ..tables import COSTS
from .plans import plans_for


def costs_for(user):
    return ActualCost.objects.visible_to(user).select_related("line__item__plan__owner_board", "reverses", "reversed_by")


def cost_list(request):
    require(request.user.reads(Area.COSTS))
    return list_page(
        request,
        CostFilters(request.GET, costs_for(request.user)),
        COSTS,
        title=_("Utfall"),
        intro=_("Bokförda kostnader i budgetplanerna. En rättelse står som en egen post med omvänt tecken"),
        export="utfall",
        empty=_("Inget utfall att visa. Det registreras på budgetplanens sida."),
    )


def register_cost(request, pk):
    plan = get_object_or_404(plans_for(request.user), pk=pk)
    require(can_register_cost(request.user, plan))
    form = CostForm(request.POST or None, user=request.user, plan=plan, initial=asked_line(request))
    act = partial(services.register_cost, actor=request.user)
    intro = _("Det som är bokfört ändras inte. Ett fel rättas med en omvänd post.")
    return act_page(
        request, form, act, title=_("Registrera utfall"), intro=intro, submit=_("Spara utfallet"), back=plan, done=plan
    )


def make_forecast(request, pk):
    plan = get_object_or_404(plans_for(request.user), pk=pk)
    require(can_make_forecast(request.user, plan))
    form = ForecastForm(request.POST or None, user=request.user, plan=plan, initial=asked_line(request))
    act = partial(services.make_forecast, actor=request.user)
    intro = _("Tidigare prognoser finns kvar. Den senaste räknas.")
    return act_page(request, form, act, title=_("Gör prognos"), intro=intro, submit=_("Spara prognosen"), back=plan, done=plan)


def cost(request, pk):
    cost = get_object_or_404(costs_for(request.user), pk=pk)
    plan = cost.line.plan
    correction = getattr(cost, "reversed_by", None)
    facts = [
        (_("Budgetrad"), str(cost.line), cost.line.get_absolute_url()),
        (_("Belopp"), format_kronor(cost.amount)),
        (_("Bokföringsdag"), format_day(cost.date)),
        (_("Leverantör"), cost.supplier),
        (_("Verifikationsnummer"), cost.voucher_no),
        (_("Text"), cost.text),
        (_("Uppgiften kommer från"), cost.get_source_display()),
    ]
    if cost.reverses:
        facts.append((_("Rättar"), str(cost.reverses), cost.reverses.get_absolute_url()))
    if correction:
        facts.append((_("Rättad av"), str(correction), correction.get_absolute_url()))
    context = {
        "title": _("Utfall %(line)s") % {"line": cost.line},
        "crumbs": [
            (_("Budget"), reverse("budget:plan_list")),
            (plan.title, plan.get_absolute_url()),
            (_("Utfall"), ""),
        ],
        "intro": plan.title,
        "state": (_("Rättad"), "warning") if correction else (_("Rättelse"), "info") if cost.reverses else None,
        "acts": [(_("Rätta"), reverse("budget:reverse_cost", args=[pk]))] if can_reverse_cost(request.user, cost) else [],
        "facts": facts,
        "history": history_of(cost, user=request.user),
    }
    return render(request, "ground/record.html", context)


def reverse_cost(request, pk):
    cost = get_object_or_404(costs_for(request.user), pk=pk)
    require(can_reverse_cost(request.user, cost))
    act = partial(services.reverse_cost, actor=request.user, cost=cost)
    intro = _("En ny post på %(amount)s läggs till. Den felaktiga står kvar.") % {"amount": format_kronor(-cost.amount)}
    form = ReverseForm(request.POST or None, thing=cost)
    return act_page(request, form, act, title=_("Rätta utfall"), intro=intro, submit=_("Spara rättelsen"), back=cost)
