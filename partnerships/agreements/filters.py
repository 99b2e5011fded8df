"""What can be asked of IOP agreements and what they hold."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import today
from partnerships.ground.filters import Filters, KeyFilter, RowChoiceFilter, StateFilter, TextFilter, YearFilter, YesNoFilter
from partnerships.register.models import Board

from .models import (
    IOPAgreement,
    IOPFollowUp,
    IOPGroup,
    IOPGroupMember,
    IOPLegalTest,
    IOPMilestone,
    IOPParty,
    IOPResource,
    OtherAgreement,
    Procurement,
    WelfareArea,
)
from .models.united import KINDS


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
    compact = KeyFilter(field_name="compact_id")
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
