"""What can be asked of IOP agreements and what they hold."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import today
from partnerships.ground.filters import (
    DayFilter,
    Filters,
    KeyFilter,
    RowChoiceFilter,
    StateFilter,
    TextFilter,
    YearFilter,
    YesNoFilter,
)
from partnerships.register.models import Board

from .form_guide import Form
from .models import (
    CriteriaSet,
    Criterion,
    FormChoice,
    IOPAgreement,
    IOPFollowUp,
    IOPLegalTest,
    IOPMilestone,
    IOPParty,
    IOPResource,
    WelfareArea,
)


def boards_with_agreements():
    return Board.objects.filter(iop_agreements__isnull=False).distinct()


def boards_with_choices():
    return Board.objects.filter(form_choices__isnull=False).distinct()


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
    form_choice = KeyFilter(field_name="form_choice_id")
    overridden = YesNoFilter(method="with_override")

    def with_override(self, rows, name, overridden):
        return rows.exclude(override_reason="") if overridden else rows.filter(override_reason="")

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
    criteria_set = KeyFilter(field_name="criteria_set_id")
    cleared = YesNoFilter(field_name="cleared_on", lookup_expr="isnull", exclude=True, label=_("Prövad av jurist"))

    class Meta:
        model = IOPLegalTest
        fields = []


class FollowUpFilters(PartFilters):
    year = YearFilter()
    joint_conclusion = StateFilter(choices=IOPFollowUp.Conclusion.choices, label=_("Gemensam slutsats"))

    class Meta:
        model = IOPFollowUp
        fields = []


class WelfareAreaFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök välfärdsområde"))

    class Meta:
        model = WelfareArea
        fields = []


class CriteriaSetFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök kriterier"))
    valid_on = DayFilter(method="in_force_on", label=_("Gäller den"))

    class Meta:
        model = CriteriaSet
        fields = []

    def in_force_on(self, rows, name, day):
        return rows.in_force_on(day)


class CriterionFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök fråga"))
    criteria_set = KeyFilter(field_name="criteria_set_id")
    key = TextFilter(field_name="key", lookup_expr="exact")
    fault_means = StateFilter(choices=Criterion.FaultMeans.choices, label=_("Fel betyder"))

    class Meta:
        model = Criterion
        fields = []


class FormChoiceFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök samarbete eller organisation"))
    form = StateFilter(choices=Form.choices, label=_("Form"))
    board = RowChoiceFilter(rows=boards_with_choices, field_name="board_id", label=_("Nämnd"))
    organisation = KeyFilter(field_name="organisation_id")

    class Meta:
        model = FormChoice
        fields = []
