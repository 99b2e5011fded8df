"""What can be asked of requests to complete an application."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import Filters, KeyFilter, RowChoiceFilter, TextFilter, YesNoFilter

from ..models import CompletionRequest
from .schemes import boards_with_schemes


class CompletionFilters(Filters):
    search = TextFilter(field_name="application__search_text", lookup_expr="contains", label=_("Sök organisation"))
    board = RowChoiceFilter(rows=boards_with_schemes, field_name="application__board_id", label=_("Nämnd"))
    waiting = YesNoFilter(method="which_wait", label=_("Väntar på svar"))
    overdue = YesNoFilter(method="which_are_overdue", label=_("Försenad"))
    application = KeyFilter(field_name="application_id")

    class Meta:
        model = CompletionRequest
        fields = []

    def which_wait(self, rows, name, waiting):
        found = Q(pk__in=CompletionRequest.objects.waiting().values("pk"))
        return rows.filter(found if waiting else ~found)

    def which_are_overdue(self, rows, name, overdue):
        late = Q(pk__in=CompletionRequest.objects.overdue().values("pk"))
        return rows.filter(late if overdue else ~late)
