"""What can be asked of what has come in."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import today
from partnerships.ground.filters import DayFilter, Filters, KeyFilter, RowChoiceFilter, StateFilter, YearFilter, YesNoFilter
from partnerships.register.models import Board

from .models import Initiative, InitiativeContact


class InitiativeFilters(Filters):
    kind = StateFilter(choices=Initiative.Kind.choices, label=_("Slag"))
    state = StateFilter(choices=Initiative.State.choices, label=_("Status"))
    board = RowChoiceFilter(
        rows=lambda: Board.objects.all(), field_name="owner_office__board_id", method="of_board", label=_("Nämnd")
    )
    year = YearFilter(field_name="received_on__year", label=_("Inkom år"))
    overdue = YesNoFilter(method="late_ones", label=_("Svaret är försenat"))
    organisation = KeyFilter(field_name="organisation_id")
    outcome = StateFilter(choices=Initiative.Outcome.choices)
    owner_office = KeyFilter(field_name="owner_office_id")
    event = KeyFilter(field_name="event_id")
    received_from = DayFilter(field_name="received_on", lookup_expr="gte")
    received_to = DayFilter(field_name="received_on", lookup_expr="lte")

    class Meta:
        model = Initiative
        fields = []

    def of_board(self, rows, name, board):
        return rows.concerning(board)

    def late_ones(self, rows, name, late):
        overdue = rows.model.objects.overdue_on(today()).values("pk")
        return rows.filter(pk__in=overdue) if late else rows.exclude(pk__in=overdue)


class ContactFilters(Filters):
    search = None
    initiative = KeyFilter(field_name="initiative_id")

    class Meta:
        model = InitiativeContact
        fields = []
