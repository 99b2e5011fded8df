"""What can be asked of the compact and its parts."""

from django.forms import HiddenInput
from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import Filters, KeyFilter, RowChoiceFilter, StateFilter, TextFilter, YearFilter
from partnerships.ground.swedish import search_key

from .models import (
    Commitment,
    CommitmentFollowUp,
    Compact,
    DevelopmentArea,
    DevelopmentPlan,
    PlanPoint,
    Principle,
    Side,
)


def versions():
    return Compact.objects.all()


class CompactFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök titel, version eller dnr"))
    state = StateFilter(choices=Compact.CURRENT_STATES, method="in_state", label=_("Status"))

    class Meta:
        model = Compact
        fields = []

    def in_state(self, rows, name, state):
        return rows.in_state(state)


class PrincipleFilters(Filters):
    compact = KeyFilter(field_name="compact_id")

    class Meta:
        model = Principle
        fields = []


class CommitmentFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök kod eller text"))
    compact = RowChoiceFilter(rows=versions, field_name="compact_id", label=_("Version"))
    bearer = StateFilter(choices=Commitment.Bearer.choices, label=_("Vem åtar sig"))
    principle = KeyFilter(field_name="principle_id", label=_("Princip"), widget=HiddenInput)  # by address and API

    class Meta:
        model = Commitment
        fields = []


class FollowUpFilters(Filters):
    search = TextFilter(method="search_commitments", label=_("Sök åtagande"))
    compact = KeyFilter(field_name="commitment__compact_id")
    commitment = KeyFilter(field_name="commitment_id")
    year = YearFilter()
    side = StateFilter(choices=Side.choices, label=_("Part"))
    status = StateFilter(choices=CommitmentFollowUp.Status.choices, label=_("Status"))

    class Meta:
        model = CommitmentFollowUp
        fields = []

    def search_commitments(self, rows, name, words):
        for word in search_key(words).split():
            rows = rows.filter(commitment__search_text__contains=word)
        return rows


class AreaFilters(Filters):
    compact = KeyFilter(field_name="compact_id")

    class Meta:
        model = DevelopmentArea
        fields = []


class PlanFilters(Filters):
    compact = KeyFilter(field_name="compact_id")

    class Meta:
        model = DevelopmentPlan
        fields = []


class PlanPointFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök kod, text eller ansvarig"))
    compact = RowChoiceFilter(rows=versions, field_name="plan__compact_id", label=_("Version"))
    status = StateFilter(choices=PlanPoint.Status.choices, label=_("Status"))
    plan = KeyFilter(field_name="plan_id", label=_("Plan"), widget=HiddenInput)  # by address and API
    area = KeyFilter(field_name="area_id", label=_("Område"), widget=HiddenInput)

    class Meta:
        model = PlanPoint
        fields = []
