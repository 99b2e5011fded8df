"""What can be asked of IOP agreements."""

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

from ..models import IOPAgreement, IOPParty
from ..models.chain import chain_of
from ..models.validity import Extension


def boards_with_agreements():
    return Board.objects.filter(iop_agreements__isnull=False).distinct()


class AgreementFilters(Filters):
    """The state is that of today; the money is that of the year asked for, otherwise of this year."""

    search = TextFilter(method="search_words", label=_("Sök titel, organisation eller dnr"))
    responsible_board = RowChoiceFilter(rows=boards_with_agreements, field_name="responsible_board_id", label=_("Nämnd"))
    state = StateFilter(choices=IOPAgreement.State.choices, method="in_state", label=_("Status"))
    year = YearFilter(method="running_in_year", label=_("Gällde år"))
    ends_by = DayFilter(method="with_last_day_by", label=_("Löper ut senast"))

    class Meta:
        model = IOPAgreement
        fields = []

    def in_state(self, rows, name, state):
        return rows.with_state_on(today()).filter(state_now=state)

    def with_last_day_by(self, rows, name, day):
        return rows.with_state_on(today()).filter(last_day_now__lte=day)

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
    extension = StateFilter(choices=Extension.choices)
    prolonged = YesNoFilter(method="prolonged_today")

    def prolonged_today(self, rows, name, prolonged):
        now = IOPAgreement.objects.prolonged_on(today()).values("pk")
        return rows.filter(pk__in=now) if prolonged else rows.exclude(pk__in=now)

    form_choice = KeyFilter(field_name="form_choice_id")
    initiative = KeyFilter(field_name="initiative_id")
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
