"""What can be asked of follow-ups, and of every part of one."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import Filters, KeyFilter, StateFilter, TextFilter, YearFilter, YesNoFilter

from ..models import IOPAgreement, IOPFollowUp
from .parts import PartFilters


class FollowUpFilters(PartFilters):
    search = TextFilter(method="search_agreements", label=_("Sök avtal"))
    year = YearFilter()
    goal_fulfilment = StateFilter(choices=IOPFollowUp.Fulfilment.choices, label=_("Måluppfyllelse"))
    joint_conclusion = StateFilter(choices=IOPFollowUp.Conclusion.choices, label=_("Gemensam slutsats"))
    approved = YesNoFilter(method="approved_by_both", label=_("Godkänd av båda"))

    class Meta:
        model = IOPFollowUp
        fields = []

    def search_agreements(self, rows, name, words):
        return rows.filter(agreement__in=IOPAgreement.objects.search(words).values("pk"))

    def approved_by_both(self, rows, name, approved):
        both = Q(approved_by_municipality=True, approved_by_other=True)
        return rows.filter(both if approved else ~both)


class FollowUpPartFilters(Filters):
    """Rows of one follow-up, or of all of an agreement's."""

    search = TextFilter(method="search_agreements", label=_("Sök avtal"))
    agreement = KeyFilter(field_name="follow_up__agreement_id")
    follow_up = KeyFilter(field_name="follow_up_id")

    def search_agreements(self, rows, name, words):
        return rows.filter(follow_up__agreement__in=IOPAgreement.objects.search(words).values("pk"))
