"""What can be asked of agreements of every form but IOP."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import today
from partnerships.ground.filters import Filters, KeyFilter, StateFilter, YearFilter

from ..models import OtherAgreement


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
