"""What can be asked of IOP agreements and what they hold."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import today
from partnerships.ground.filters import Filters, KeyFilter, RowChoiceFilter, StateFilter, TextFilter, YearFilter, YesNoFilter
from partnerships.register.models import Board

from .models import (
    FollowUpAnswer,
    GoalMeasure,
    IOPAgreement,
    IOPFollowUp,
    IOPGoal,
    IOPLegalTest,
    IOPMilestone,
    IOPParty,
    IOPResource,
    WelfareArea,
)


def boards_with_agreements():
    return Board.objects.filter(iop_agreements__isnull=False).distinct()


class AgreementFilters(Filters):
    """The state is that of today; the money is that of the year asked for, otherwise of this year."""

    search = TextFilter(method="search_words", label=_("Sök titel, organisation eller dnr"))
    responsible_board = RowChoiceFilter(rows=boards_with_agreements, field_name="responsible_board_id", label=_("Nämnd"))
    state = StateFilter(choices=IOPAgreement.State.choices, method="in_state", label=_("Status"))
    year = YearFilter(method="running_in_year", label=_("Gällde år"))

    class Meta:
        model = IOPAgreement
        fields = []

    def in_state(self, rows, name, state):
        return rows.with_state_on(today()).filter(state_now=state)

    def running_in_year(self, rows, name, year):
        return rows.running_in(int(year))

    def money_year(self):
        """The year whose money the list shows."""
        return int(self.form.cleaned_data.get("year") or today().year) if self.is_valid() else today().year

    def filter_queryset(self, rows):
        return super().filter_queryset(rows).with_money_in(self.money_year())


class AgreementKeyFilters(AgreementFilters):
    """What the API can be asked besides: other records by their number."""

    organisation = KeyFilter(method="with_organisation")
    welfare_area = KeyFilter(field_name="welfare_area_id")
    imported_incomplete = YesNoFilter()

    def with_organisation(self, rows, name, organisation):
        parties = IOPParty.objects.filter(organisation=int(organisation))
        return rows.filter(pk__in=parties.values("agreement"))


class PartFilters(Filters):
    """Rows of one agreement."""

    search = TextFilter(field_name="agreement__search_text", lookup_expr="contains", label=_("Sök avtal"))
    agreement = KeyFilter(field_name="agreement_id")


class PartyFilters(PartFilters):
    side = StateFilter(choices=IOPParty.Side.choices, label=_("Partstyp"))
    organisation = KeyFilter(field_name="organisation_id")
    board = KeyFilter(field_name="board_id")

    class Meta:
        model = IOPParty
        fields = []


class ResourceFilters(PartFilters):
    party = KeyFilter(field_name="party_id")
    kind = StateFilter(choices=IOPResource.Kind.choices, label=_("Resursslag"))
    year = YearFilter()
    side = StateFilter(field_name="party__side", choices=IOPParty.Side.choices, label=_("Partstyp"))
    delivered = YesNoFilter(label=_("Levererat"))

    class Meta:
        model = IOPResource
        fields = []


class MilestoneFilters(PartFilters):
    done = YesNoFilter(field_name="done_on", lookup_expr="isnull", exclude=True, label=_("Klar"))

    class Meta:
        model = IOPMilestone
        fields = []


class LegalTestFilters(PartFilters):
    conclusion = StateFilter(choices=IOPLegalTest.Conclusion.choices, label=_("Slutsats"))

    class Meta:
        model = IOPLegalTest
        fields = []


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


class GoalFilters(PartFilters):
    qualitative = YesNoFilter(label=_("Bedöms i ord"))

    class Meta:
        model = IOPGoal
        fields = []


class FollowUpPartFilters(Filters):
    """Rows of one follow-up, or of all of an agreement's."""

    search = TextFilter(method="search_agreements", label=_("Sök avtal"))
    agreement = KeyFilter(field_name="follow_up__agreement_id")
    follow_up = KeyFilter(field_name="follow_up_id")

    def search_agreements(self, rows, name, words):
        return rows.filter(follow_up__agreement__in=IOPAgreement.objects.search(words).values("pk"))


class AnswerFilters(FollowUpPartFilters):
    party = KeyFilter(field_name="party_id")
    proposal = StateFilter(choices=IOPFollowUp.Conclusion.choices, label=_("Förslag till slutsats"))
    received_as = StateFilter(choices=FollowUpAnswer.Received.choices, label=_("Svaret kom"))

    class Meta:
        model = FollowUpAnswer
        fields = []


class MeasureFilters(FollowUpPartFilters):
    goal = KeyFilter(field_name="goal_id")
    result = StateFilter(choices=GoalMeasure.Result.choices, label=_("Bedömning"))

    class Meta:
        model = GoalMeasure
        fields = []


class WelfareAreaFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök välfärdsområde"))

    class Meta:
        model = WelfareArea
        fields = []
