"""What is checked: of each noun, what a reader sees and what concerns a report."""

from dataclasses import dataclass

from django.db.models import Q

from budget.models import BudgetPlan
from grants.models import GrantApplication, GrantDecision, GrantRound, GrantScheme
from partnerships.agreements.models import IOPAgreement, IOPParty, OtherAgreement, Procurement
from partnerships.cases.models import BoardDecision, CaseReference, GoverningDocument
from partnerships.ground.days import today
from partnerships.initiatives.models import Initiative
from partnerships.payments.models import Payment
from partnerships.register.models import Organisation

from ..period import ReportYear


@dataclass(frozen=True)
class Scope:
    """What is checked: what a user may see, or everything for the board's own report; up to the end of a report or all of it."""

    user: object = None
    report: ReportYear | None = None

    @property
    def year(self):
        """The report's year, or the one that it is."""
        return self.report.year if self.report else today().year

    def rows(self, model):
        rows = model.objects.all() if self.user is None else model.objects.visible_to(self.user)
        return rows if self.report is None else rows.filter(CONCERNS[model](self.report.cut_off))


def of_case(by, path="case__"):
    """Not opened later, and its number not of a later year."""
    later = Q(**{f"{path}opened_on__gt": by})
    for year in range(by.year + 1, today().year + 1):
        later |= Q(**{f"{path}normal__contains": f" {year}/"})
    return ~later if not path else Q(case=None) | ~later


def of_organisation(by):
    """Registered by then, or with grants or agreements by then: much of what is old was registered long after."""
    applied = GrantApplication.objects.filter(round__year__lte=by.year).values("organisation")
    agreed = IOPParty.objects.filter(agreement__in=IOPAgreement.objects.filter(of_agreement(by))).values("organisation")
    # Parties of the municipality have no organisation, and an empty value in the list would empty the search.
    return Q(created_at__date__lte=by) | Q(pk__in=applied) | Q(pk__in=agreed.filter(organisation__isnull=False))


def of_agreement(by):
    return Q(start_date__lte=by) | Q(start_date=None) & of_case(by)


# What of each noun concerns a report: what had come about by its last day.
CONCERNS = {
    Organisation: of_organisation,
    IOPAgreement: of_agreement,
    OtherAgreement: of_agreement,
    Procurement: of_agreement,
    GrantScheme: lambda by: Q(active_from=None) | Q(active_from__lte=by),
    GoverningDocument: lambda by: Q(valid_from=None) | Q(valid_from__lte=by),
    CaseReference: lambda by: of_case(by, ""),
    BoardDecision: lambda by: Q(meeting_date__lte=by) | Q(meeting_date=None) & of_case(by),
    GrantApplication: lambda by: Q(ended_on=None) | Q(ended_on__lte=by),
    GrantDecision: lambda by: Q(pk__in=GrantDecision.objects.with_terms().filter(report_due_now__lte=by).values("pk")),
    GrantRound: lambda by: Q(year__lte=by.year),
    Payment: lambda by: Q(paid_on__lte=by),
    BudgetPlan: lambda by: Q(first_year__lte=by.year),
    Initiative: lambda by: Q(received_on__lte=by),
}
