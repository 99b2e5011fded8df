"""What can be asked of IOP agreements and what they hold."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import today
from partnerships.ground.filters import Filters, KeyFilter, RowChoiceFilter, StateFilter, TextFilter, YearFilter, YesNoFilter
from partnerships.register.models import Board

from .models import IOPAgreement, IOPFollowUp, IOPLegalTest, IOPMilestone, IOPParty, IOPResource, IOPVersion, WelfareArea
from .models.chain import chain_of


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
    chain = KeyFilter(method="in_chain_with")

    def in_chain_with(self, rows, name, agreement):
        """The agreement, and those that it replaces or that replace it, near and far."""
        return rows.filter(pk__in=chain_of(int(agreement)))

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
    year = YearFilter()
    joint_conclusion = StateFilter(choices=IOPFollowUp.Conclusion.choices, label=_("Gemensam slutsats"))

    class Meta:
        model = IOPFollowUp
        fields = []


class VersionFilters(PartFilters):
    decision = KeyFilter(field_name="decision_id")

    class Meta:
        model = IOPVersion
        fields = []


class WelfareAreaFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök välfärdsområde"))

    class Meta:
        model = WelfareArea
        fields = []
