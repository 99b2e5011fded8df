"""What can be asked of grants."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import today
from partnerships.ground.filters import (
    DayFilter,
    Filters,
    KeyFilter,
    KronorFilter,
    RowChoiceFilter,
    StateFilter,
    TextFilter,
    YearFilter,
    YesNoFilter,
)
from partnerships.register.models import Board

from .models import (
    GrantApplication,
    GrantDecision,
    GrantReport,
    GrantRound,
    GrantScheme,
    HandedInDocument,
    RecoveryClaim,
    RequiredDocument,
)


def boards_with_schemes():
    return Board.objects.filter(grant_schemes__isnull=False).distinct()


def rounds_by_name():
    return GrantRound.objects.select_related("scheme")


class SchemeFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök bidragsform"))
    board = RowChoiceFilter(rows=boards_with_schemes, field_name="board_id", label=_("Nämnd"))
    category = StateFilter(choices=GrantScheme.Category.choices, label=_("Slag"))

    class Meta:
        model = GrantScheme
        fields = []


class RoundFilters(Filters):
    search = TextFilter(field_name="scheme__search_text", lookup_expr="contains", label=_("Sök bidragsform"))
    board = RowChoiceFilter(rows=boards_with_schemes, field_name="board_id", label=_("Nämnd"))
    scheme = KeyFilter(field_name="scheme_id")
    year = YearFilter()
    phase = StateFilter(method="in_phase", choices=GrantRound.Phase.choices, label=_("Läge"))

    class Meta:
        model = GrantRound
        fields = []

    def in_phase(self, rows, name, phase):
        return rows.in_phase_on(phase, today())


class ApplicationFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök organisation, ändamål eller dnr"))
    board = RowChoiceFilter(rows=boards_with_schemes, field_name="board_id", label=_("Nämnd"))
    year = YearFilter(field_name="round__year")
    scheme = RowChoiceFilter(rows=GrantScheme.objects.all, field_name="round__scheme_id", label=_("Bidragsform"))
    round = RowChoiceFilter(rows=rounds_by_name, field_name="round_id", label=_("Omgång"))
    state = StateFilter(choices=GrantApplication.State.choices, label=_("Status"))
    organisation = KeyFilter(field_name="organisation_id")
    initiative = KeyFilter(field_name="initiative_id")
    requested_amount_min = KronorFilter(field_name="requested_amount", lookup_expr="gte")
    requested_amount_max = KronorFilter(field_name="requested_amount", lookup_expr="lte")

    class Meta:
        model = GrantApplication
        fields = []


class DecisionFilters(Filters):
    search = TextFilter(field_name="application__search_text", lookup_expr="contains", label=_("Sök organisation"))
    application = KeyFilter(field_name="application_id")
    decision = KeyFilter(field_name="decision_id")
    organisation = KeyFilter(field_name="application__organisation_id")
    year = YearFilter(field_name="decision__year")
    result = StateFilter(choices=GrantDecision.Result.choices, label=_("Utfall"))

    class Meta:
        model = GrantDecision
        fields = []


class ReportFilters(Filters):
    search = TextFilter(field_name="grant__application__search_text", lookup_expr="contains", label=_("Sök organisation"))
    grant = KeyFilter(field_name="grant_id")
    received_from = DayFilter(field_name="received_on", lookup_expr="gte")
    received_to = DayFilter(field_name="received_on", lookup_expr="lte")

    class Meta:
        model = GrantReport
        fields = []


class RecoveryFilters(Filters):
    search = TextFilter(field_name="grant__application__search_text", lookup_expr="contains", label=_("Sök organisation"))
    grant = KeyFilter(field_name="grant_id")
    ground = StateFilter(choices=RecoveryClaim.Ground.choices, label=_("Grund"))

    class Meta:
        model = RecoveryClaim
        fields = []


class RequiredDocumentFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök handling"))
    yearly = YesNoFilter(label=_("Lämnas en gång per år"))
    active = YesNoFilter(label=_("Begärs"))

    class Meta:
        model = RequiredDocument
        fields = []


class HandedInFilters(Filters):
    search = TextFilter(field_name="organisation__search_text", lookup_expr="contains", label=_("Sök organisation"))
    year = YearFilter()
    required = RowChoiceFilter(rows=RequiredDocument.objects.all, field_name="required_id", label=_("Handling"))
    organisation = KeyFilter(field_name="organisation_id")
    application = KeyFilter(field_name="application_id")

    class Meta:
        model = HandedInDocument
        fields = []
