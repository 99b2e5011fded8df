"""Checks of budget plans."""

from django.utils.translation import gettext as _

from budget.control import Kind, checks
from budget.models import BudgetPlan

from .finding import TO_THE_KEEPER, Finding, Found


def budget_findings(scope):
    """The checks of every plan that do not hold, one finding per kind of fault."""
    failed = [(check, plan) for plan in scope.rows(BudgetPlan) for check in checks(plan) if not check.holds]
    for name, kinds, remedy in (
        (
            _("Budgetsummor som inte stämmer"),
            {Kind.DOCUMENT, Kind.BOTH_WAYS},
            _("Jämför med handlingen. Rätta beloppet i planen eller kontrollvärdet."),
        ),
        (_("Budgetrader där överföringarna inte stämmer"), {Kind.TRANSFERS}, TO_THE_KEEPER),
        (
            _("Budgetrader med utfall över plan"),
            {Kind.COSTS},
            _("Kontrollera att kostnaderna är bokförda på rätt rad. Är de det: gör en prognos och ta upp det med nämnden."),
        ),
    ):
        rows = [Found(check.fault, plan.get_absolute_url()) for check, plan in failed if check.kind in kinds]
        yield Finding(name, rows, remedy)
