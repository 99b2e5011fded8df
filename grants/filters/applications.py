"""What can be asked of applications."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import (
    Filters,
    KeyFilter,
    KronorFilter,
    RowChoiceFilter,
    StateFilter,
    TextFilter,
    YearFilter,
    YesNoFilter,
)

from ..models import Assessment, CompletionRequest, ConflictOfInterest, GrantApplication, GrantScheme
from .rounds import rounds_by_name
from .schemes import boards_with_schemes


class ApplicationFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök organisation, ändamål eller dnr"))
    board = RowChoiceFilter(rows=boards_with_schemes, field_name="board_id", label=_("Nämnd"))
    year = YearFilter(field_name="round__year")
    scheme = RowChoiceFilter(rows=GrantScheme.objects.all, field_name="round__scheme_id", label=_("Bidragsform"))
    round = RowChoiceFilter(rows=rounds_by_name, field_name="round_id", label=_("Omgång"))
    state = StateFilter(choices=GrantApplication.State.choices, label=_("Status"))
    completion_overdue = YesNoFilter(method="lacking_completion", label=_("Försenad komplettering"))
    assessor = KeyFilter(method="assessed_by")
    conflict = YesNoFilter(method="with_conflict")
    organisation = KeyFilter(field_name="organisation_id")
    initiative = KeyFilter(field_name="initiative_id")
    requested_amount_min = KronorFilter(field_name="requested_amount", lookup_expr="gte")
    requested_amount_max = KronorFilter(field_name="requested_amount", lookup_expr="lte")

    class Meta:
        model = GrantApplication
        fields = []

    def lacking_completion(self, rows, name, overdue):
        late = Q(pk__in=CompletionRequest.objects.overdue().values("application"))
        return rows.filter(late if overdue else ~late)

    def assessed_by(self, rows, name, user):
        return rows.filter(pk__in=self.seen(Assessment).filter(assessor=user).values("application"))

    def with_conflict(self, rows, name, conflict):
        found = Q(pk__in=self.seen(ConflictOfInterest).standing().values("application"))
        return rows.filter(found if conflict else ~found)

    def seen(self, model):
        """The rows that who asks may see; none where it is not known who asks."""
        return model.objects.visible_to(self.request.user) if self.request is not None else model.objects.none()
