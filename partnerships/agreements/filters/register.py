"""What can be asked of agreements of every form at once."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import today
from partnerships.ground.filters import Filters, KeyFilter, RowChoiceFilter, StateFilter, TextFilter, YearFilter, YesNoFilter
from partnerships.register.models import Board

from ..models import IOPAgreement, WelfareArea
from ..models.united import KINDS


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
