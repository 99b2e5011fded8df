"""Pages of budget plans, their items, lines and control values."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.ground.errors import require
from partnerships.ground.money import format_kronor
from partnerships.ground.pages import act_page, list_page
from partnerships.ground.tables import table
from partnerships.register.rights import Area

from .. import control, plan_page, services
from ..filters import PlanFilters
from ..forms import AmountForm, ControlValueForm, DecisionForm, ItemForm, LineForm, NewItemForm, PlanForm, ReasonForm
from ..models import ActualCost, BudgetItem, BudgetLine, BudgetPlan, BudgetTransfer, ControlValue, Forecast
from ..permissions import (
    can_adopt_plan,
    can_change_control_value,
    can_change_plan,
    can_close_plan,
    can_make_forecast,
    can_propose_transfer,
    can_register_cost,
    can_register_plan,
    can_state_control_value,
)
from ..tables import COSTS, FORECASTS, PLANS, TRANSFERS


def plan_list(request):
    require(request.user.reads(Area.BUDGET))
    rows = BudgetPlan.objects.visible_to(request.user).with_money().select_related("owner_board", "case")
    return list_page(
        request,
        PlanFilters(request.GET, rows),
        PLANS,
        title=_("Budget"),
        intro=_("Planer för vad samverkan kostar, med utfall och vad som är kvar"),
        create=(_("Ny budgetplan"), reverse("budget:register_plan")) if can_register_plan(request.user) else None,
        near=[
            (_("Överföringar"), reverse("budget:transfer_list")),
            (_("Utfall"), reverse("budget:cost_list")),
            (_("Äskanden"), reverse("budget:request_list")),
        ],
        export="budgetplaner",
    )


def plans_for(user):
    return BudgetPlan.objects.visible_to(user).select_related("owner_board", "case", "decision__board")


def plan(request, pk):
    plan = get_object_or_404(plans_for(request.user), pk=pk)
    made = control.table(plan)
    results = control.checks(plan, made)
    requests, first_request = plan_page.request_table(request.user, plan)
    address = partial(reverse, args=[pk])
    may_change = can_change_plan(request.user, plan)
    context = {
        "title": plan.title,
        "crumbs": [(_("Budget"), reverse("budget:plan_list")), (str(plan.case or plan.span()), "")],
        "intro": f"{plan.owner_board} · {plan.span()}",
        "state": (plan.get_state_display(), plan.tone),
        "acts": plan_acts(request.user, plan, address),
        "warnings": plan_page.warnings(made, results),
        "stats": plan_page.stats(made),
        "document": plan_page.document_table(made, may_change),
        "add_item_url": address("budget:add_item") if may_change else "",
        "chart": plan_page.years_chart(made),
        "lines": plan_page.line_table(made),
        "forecast_note": plan_page.forecast_note(made),
        "facts": plan_facts(plan),
        "checks": plan_page.check_rows(results),
        "state_url": address("budget:state_control_value") if can_state_control_value(request.user, plan) else "",
        "requests": requests,
        "request_note": first_request and first_request.budget_process,
        "transfers": plan_page.transfer_table(request.user, plan),
        "propose_url": address("budget:propose_transfer") if can_propose_transfer(request.user, plan) else "",
        "history": plan_page.plan_history(request.user, plan),
    }
    return render(request, "budget/plan.html", context)


def plan_acts(user, plan, address):
    """(label, address) of what this user can do now; the first stands out."""
    acts = []
    if can_register_cost(user, plan):
        acts.append((_("Registrera utfall"), address("budget:register_cost")))
    if can_make_forecast(user, plan):
        acts.append((_("Gör prognos"), address("budget:make_forecast")))
    if can_adopt_plan(user, plan):
        acts.append((_("Anta planen"), address("budget:adopt_plan")))
    if can_change_plan(user, plan):
        acts.append((_("Ändra"), address("budget:change_plan")))
    if can_close_plan(user, plan):
        acts.append((_("Avsluta"), address("budget:close_plan")))
    return acts


def plan_facts(plan):
    decision = (_("Beslut"), _("Inget beslut är registrerat"))
    if plan.decision:
        decision = (_("Beslut"), str(plan.decision), plan.decision.get_absolute_url())
    return [
        (_("Diarienummer"), plan.case and plan.case.raw, plan.case and plan.case.get_absolute_url()),
        (_("Nämnd som äger planen"), plan.owner_board.name),
        (_("År"), plan.span()),
        (_("Källa"), plan.source),
        decision,
    ]


def register_plan(request):
    require(can_register_plan(request.user))
    form = PlanForm(request.POST or None, user=request.user)
    act = partial(services.register_plan, actor=request.user)
    return act_page(request, form, act, title=_("Ny budgetplan"), submit=_("Spara planen"), back="budget:plan_list")


def change_plan(request, pk):
    plan = get_object_or_404(plans_for(request.user), pk=pk)
    require(can_change_plan(request.user, plan))
    form = PlanForm(request.POST or None, user=request.user, thing=plan)
    act = partial(services.change_plan, actor=request.user, plan=plan)
    return act_page(request, form, act, title=_("Ändra budgetplan"), submit=_("Spara ändringen"), back=plan)


def adopt_plan(request, pk):
    plan = get_object_or_404(plans_for(request.user), pk=pk)
    require(can_adopt_plan(request.user, plan))
    form = DecisionForm(request.POST or None, user=request.user, thing=plan, board=plan.owner_board, not_before=plan.stated_on())
    act = partial(services.adopt_plan, actor=request.user, plan=plan)
    intro = _("När planen är antagen ändras inte dess belopp.")
    return act_page(request, form, act, title=_("Anta planen"), intro=intro, submit=_("Registrera beslutet"), back=plan)


def close_plan(request, pk):
    plan = get_object_or_404(plans_for(request.user), pk=pk)
    require(can_close_plan(request.user, plan))
    form = ReasonForm(request.POST or None, thing=plan)
    act = partial(services.close_plan, actor=request.user, plan=plan)
    intro = _("I en avslutad plan registreras inget mer.")
    return act_page(request, form, act, title=_("Avsluta planen"), intro=intro, submit=_("Avsluta"), back=plan, tone="danger")


def add_item(request, pk):
    plan = get_object_or_404(plans_for(request.user), pk=pk)
    require(can_change_plan(request.user, plan))
    form = NewItemForm(request.POST or None, user=request.user, plan=plan, initial={"order": plan.items.count() + 1})
    act = partial(services.add_item, actor=request.user, plan=plan)
    return act_page(request, form, act, title=_("Lägg till post"), submit=_("Spara posten"), back=plan)


def change_item(request, pk):
    items = BudgetItem.objects.visible_to(request.user).select_related("plan__owner_board")
    item = get_object_or_404(items, pk=pk)
    require(can_change_plan(request.user, item.plan))
    form = ItemForm(request.POST or None, user=request.user, thing=item)
    act = partial(services.change_item, actor=request.user, item=item)
    return act_page(request, form, act, title=_("Ändra post"), submit=_("Spara ändringen"), back=item.plan)


def add_line(request, pk, year):
    items = BudgetItem.objects.visible_to(request.user).select_related("plan__owner_board")
    item = get_object_or_404(items, pk=pk, plan__first_year__lte=year, plan__last_year__gte=year)
    require(can_change_plan(request.user, item.plan))
    act = partial(services.add_line, actor=request.user, item=item, year=year)
    title = _("Belopp för %(item)s %(year)s") % {"item": item, "year": year}
    form = AmountForm(request.POST or None)
    return act_page(request, form, act, title=title, submit=_("Spara beloppet"), back=item.plan, done=item.plan)


def lines_for(user):
    return BudgetLine.objects.visible_to(user).with_money().select_related("item__plan__owner_board", "item__plan__case")


def line(request, pk):
    line = get_object_or_404(lines_for(request.user), pk=pk)
    costs = ActualCost.objects.visible_to(request.user).filter(line=line).select_related("line__item")
    transfers = BudgetTransfer.objects.visible_to(request.user).filter(line=line).with_columns()
    forecasts = Forecast.objects.visible_to(request.user).filter(line=line)
    context = {
        "title": str(line),
        "crumbs": [
            (_("Budget"), reverse("budget:plan_list")),
            (line.plan.title, line.plan.get_absolute_url()),
            (str(line), ""),
        ],
        "intro": line.plan.owner_board.name,
        "acts": line_acts(request.user, line),
        "warnings": [warning | {"url": ""} for warning in plan_page.line_warnings(line)],
        "facts": [
            (_("Plan"), format_kronor(line.amount)),
            (_("Överfört"), format_kronor(line.transferred)),
            (_("Föreslås överföras"), format_kronor(line.proposed)),
            (_("Utfall"), format_kronor(line.actual) if costs else _("inget utfall registrerat")),
            (_("Prognos"), format_kronor(line.forecast) or _("ingen prognos gjord")),
            (_("Kvar"), format_kronor(line.left)),
        ],
        "costs": table(COSTS, costs, caption=_("Utfall"), empty=_("Inget utfall är registrerat.")),
        "transfers": table(
            TRANSFERS,
            transfers.select_related("line__item", "from_board", "to_board"),
            caption=_("Överföringar"),
            empty=_("Ingen överföring är föreslagen."),
        ),
        "forecasts": table(FORECASTS, forecasts, caption=_("Prognoser"), empty=_("Ingen prognos är gjord.")),
        "history": history_of(line, user=request.user),
    }
    return render(request, "budget/line.html", context)


def line_acts(user, line):
    acts, plan = [], line.plan
    of_plan = partial(reverse, args=[plan.pk])
    if can_register_cost(user, plan):
        acts.append((_("Registrera utfall"), f"{of_plan('budget:register_cost')}?line={line.pk}"))
    if can_make_forecast(user, plan):
        acts.append((_("Gör prognos"), f"{of_plan('budget:make_forecast')}?line={line.pk}"))
    if can_propose_transfer(user, plan) and line.untransferred():
        acts.append((_("Föreslå överföring"), f"{of_plan('budget:propose_transfer')}?line={line.pk}"))
    if can_change_plan(user, plan):
        acts.append((_("Ändra beloppet"), reverse("budget:change_line", args=[line.pk])))
    return acts


def change_line(request, pk):
    line = get_object_or_404(lines_for(request.user), pk=pk)
    require(can_change_plan(request.user, line.plan))
    form = LineForm(request.POST or None, user=request.user, thing=line)
    act = partial(services.change_line, actor=request.user, line=line)
    title = _("Ändra beloppet för %(line)s") % {"line": line}
    return act_page(request, form, act, title=title, submit=_("Spara beloppet"), back=line.plan, done=line.plan)


def state_control_value(request, pk):
    plan = get_object_or_404(plans_for(request.user), pk=pk)
    require(can_state_control_value(request.user, plan))
    form = ControlValueForm(request.POST or None, user=request.user, plan=plan, initial={"source": plan.source})
    act = partial(services.state_control_value, actor=request.user, plan=plan)
    intro = _("Summan jämförs med planens belopp. Den visas aldrig i stället för dem.")
    return act_page(request, form, act, title=_("Ange summa ur handling"), intro=intro, submit=_("Spara summan"), back=plan)


def change_control_value(request, pk):
    values = ControlValue.objects.visible_to(request.user).select_related("plan__owner_board", "item")
    value = get_object_or_404(values, pk=pk)
    require(can_change_control_value(request.user, value.plan))
    form = ControlValueForm(request.POST or None, user=request.user, plan=value.plan, thing=value)
    act = partial(services.change_control_value, actor=request.user, control_value=value)
    return act_page(request, form, act, title=_("Ändra summa ur handling"), submit=_("Spara ändringen"), back=value.plan)
