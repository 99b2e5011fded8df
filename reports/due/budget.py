"""Days of budget plans."""

from datetime import date

from django.utils.translation import gettext as _

from budget.models import BudgetPlan
from partnerships.ground.days import today
from partnerships.register.rights import Area

from .due import Due


def budget_plans(user):
    for plan in BudgetPlan.objects.visible_to(user).filter(last_year__gte=today().year).select_related("owner_board"):
        mine = user.may("U", Area.BUDGET, plan.owner_board_id)
        url = plan.get_absolute_url()
        yield Due(date(plan.last_year, 12, 31), _("Budgetplan slutar"), str(plan), url, board=plan.owner_board, mine=mine)
