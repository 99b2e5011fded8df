"""What can be asked of IOP agreements and what they hold."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import LAST_YEAR, today
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
    FollowUpAnswer,
    FormChoice,
    GoalMeasure,
    IOPAgreement,
    IOPExtension,
    IOPFollowUp,
    IOPGoal,
    IOPGroup,
    IOPGroupMember,
    IOPLegalTest,
    IOPMilestone,
    IOPParty,
    IOPPayment,
    IOPResource,
    IOPVersion,
    OtherAgreement,
    Procurement,
    WelfareArea,
)
from .models.chain import chain_of
from .models.united import KINDS
from .models.validity import Extension

LONGEST_WINDOW = 20  # years
YEARS_SHOWN = 5


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


class WindowForm(forms.Form):
    """From one year to another: not backwards, and not more than a picture can hold."""

    def clean(self):
        first, last = (self.cleaned_data.get(name) for name in ("first_year", "last_year"))
        if first and last and last < first:
            self.add_error("last_year", _("Sista året ligger före det första."))
        elif first and last and last - first >= LONGEST_WINDOW:
            self.add_error("last_year", _("Välj högst %(n)s år.") % {"n": LONGEST_WINDOW})
        return self.cleaned_data


class TimelineFilters(AgreementFilters):
    """Agreements that bind the parties, in force in some years; those of unknown validity cannot be drawn."""

    year = None
    first_year = YearFilter(method="in_window", label=_("Från år"))
    last_year = YearFilter(method="in_window", label=_("Till år"))

    class Meta:
        model = IOPAgreement
        fields = []
        form = WindowForm

    def window(self):
        """The first and the last year; from last year and four years on where nobody asks."""
        asked = self.form.cleaned_data if self.is_valid() else {}
        first, last = asked.get("first_year"), asked.get("last_year")
        first = int(first or min(today().year - 1, last or LAST_YEAR))
        return first, int(last or min(max(first, today().year - 1) + YEARS_SHOWN - 1, first + LONGEST_WINDOW - 1, LAST_YEAR))

    def in_window(self, rows, name, year):
        return rows  # both at once, below

    def filter_queryset(self, rows):
        return super().filter_queryset(rows).running_between(*self.window())

    def money_year(self):
        return today().year


class AgreementKeyFilters(AgreementFilters):
    """What the API can be asked besides: other records by their number."""

    organisation = KeyFilter(method="with_organisation")
    welfare_area = KeyFilter(field_name="welfare_area_id")
    compact = KeyFilter(field_name="compact_id")
    imported_incomplete = YesNoFilter()
    extension = StateFilter(choices=Extension.choices)
    prolonged = YesNoFilter(method="prolonged_today")

    def prolonged_today(self, rows, name, prolonged):
        now = IOPAgreement.objects.prolonged_on(today()).values("pk")
        return rows.filter(pk__in=now) if prolonged else rows.exclude(pk__in=now)

    form_choice = KeyFilter(field_name="form_choice_id")
    overridden = YesNoFilter(method="with_override")

    def with_override(self, rows, name, overridden):
        return rows.exclude(override_reason="") if overridden else rows.filter(override_reason="")

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
    confirmed = YesNoFilter(method="confirmed_by_party", label=_("Bekräftat"))

    def confirmed_by_party(self, rows, name, confirmed):
        return rows.exclude(confirmed_by_role="") if confirmed else rows.filter(confirmed_by_role="")

    class Meta:
        model = IOPResource
        fields = []


class ExtensionFilters(PartFilters):
    class Meta:
        model = IOPExtension
        fields = []


class IOPPaymentFilters(Filters):
    search = TextFilter(field_name="agreement__search_text", lookup_expr="contains", label=_("Sök avtal"))
    agreement = KeyFilter(field_name="agreement_id")
    payment = KeyFilter(field_name="payment_id")
    year = YearFilter()
    requested = YesNoFilter(field_name="requested_on", lookup_expr="isnull", exclude=True, label=_("Rekvirerat"))

    class Meta:
        model = IOPPayment
        fields = []


class MilestoneFilters(PartFilters):
    done = YesNoFilter(field_name="done_on", lookup_expr="isnull", exclude=True, label=_("Klar"))

    class Meta:
        model = IOPMilestone
        fields = []


class GroupFilters(PartFilters):
    kind = StateFilter(choices=IOPGroup.Kind.choices, label=_("Slag av grupp"))

    class Meta:
        model = IOPGroup
        fields = []


class GroupMemberFilters(PartFilters):
    group = KeyFilter(field_name="group_id")
    party = KeyFilter(field_name="party_id")
    side = StateFilter(field_name="party__side", choices=IOPParty.Side.choices, label=_("Partstyp"))

    class Meta:
        model = IOPGroupMember
        fields = []


class LegalTestFilters(PartFilters):
    conclusion = StateFilter(choices=IOPLegalTest.Conclusion.choices, label=_("Slutsats"))
    criteria_set = KeyFilter(field_name="criteria_set_id")
    cleared = YesNoFilter(field_name="cleared_on", lookup_expr="isnull", exclude=True, label=_("Prövad av jurist"))

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


class PlainAgreementFilters(Filters):
    """What the API can be asked of agreements of every form but IOP. The state is that of today."""

    responsible_board = KeyFilter(field_name="responsible_board_id")
    organisation = KeyFilter(field_name="organisation_id")
    welfare_area = KeyFilter(field_name="welfare_area_id")
    governing_document = KeyFilter(field_name="governing_document_id")
    state = StateFilter(choices=OtherAgreement.State.choices, method="in_state", label=_("Status"))
    year = YearFilter(method="running_in_year", label=_("Gällde år"))

    def in_state(self, rows, name, state):
        return rows.with_state_on(today()).filter(state_now=state)

    def running_in_year(self, rows, name, year):
        return rows.running_in(int(year))


class OtherAgreementFilters(PlainAgreementFilters):
    form = StateFilter(choices=OtherAgreement.Form.choices, label=_("Form"))
    leads_to = KeyFilter(field_name="leads_to_id")

    class Meta:
        model = OtherAgreement
        fields = []


class ProcurementFilters(PlainAgreementFilters):
    kind = StateFilter(choices=Procurement.Kind.choices, method="of_kind", label=_("Form"))

    class Meta:
        model = Procurement
        fields = []

    def of_kind(self, rows, name, kind):
        return rows.with_kind().filter(kind_now=kind)


class RegisterFilters(Filters):
    """What can be asked of agreements of every form at once. The money is that of the year asked for, otherwise of this year."""

    search = TextFilter(label=_("Sök titel, organisation eller dnr"))
    kind = StateFilter(choices=KINDS, label=_("Form"))
    responsible_board = RowChoiceFilter(rows=lambda: Board.objects.all(), label=_("Nämnd"))
    welfare_area = RowChoiceFilter(rows=lambda: WelfareArea.objects.all(), label=_("Välfärdsområde"))
    organisation = KeyFilter()
    year = YearFilter(label=_("Gällde år"))
    running = YesNoFilter(label=_("Pågår i dag"))

    class Meta:
        model = IOPAgreement
        fields = []

    def filter_queryset(self, rows):
        asked = {name: value for name, value in self.form.cleaned_data.items() if value not in (None, "")}
        same = {name: asked[name] for name in ("responsible_board", "welfare_area") if name in asked}
        rows = rows.filter(**same).search(asked.get("search", ""))
        if "kind" in asked:
            rows = rows.of_kind(asked["kind"])
        if "organisation" in asked:
            rows = rows.with_organisation(asked["organisation"])
        if "running" in asked:
            rows = rows.running_on(today()) if asked["running"] else rows.not_running_on(today())
        if "year" in asked:
            rows = rows.running_in(int(asked["year"]))
        return rows.with_money_in(self.money_year())

    def money_year(self):
        """The year whose money the list shows."""
        return int(self.form.cleaned_data.get("year") or today().year) if self.is_valid() else today().year


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
