"""What can be asked of grants."""

from django.db.models import Q
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
    AgeSpan,
    ApplicantCategory,
    Assessment,
    AssessmentCriterion,
    CalcMethod,
    CategoryPlacement,
    CompletionRequest,
    ConflictOfInterest,
    GrantApplication,
    GrantDecision,
    GrantProposal,
    GrantReport,
    GrantRound,
    GrantScheme,
    HandedInDocument,
    LateRule,
    RecoveryClaim,
    RequiredDocument,
)
from .models.reconciliation import PER_CHOICES


def boards_with_schemes():
    return Board.objects.filter(grant_schemes__isnull=False).distinct()


def boards_with_categories():
    return Board.objects.filter(applicant_categories__isnull=False).distinct()


def rounds_by_name():
    return GrantRound.objects.select_related("scheme")


class SchemeFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök bidragsform"))
    board = RowChoiceFilter(rows=boards_with_schemes, field_name="board_id", label=_("Nämnd"))
    category = StateFilter(choices=GrantScheme.Category.choices, label=_("Slag"))
    calc_method = StateFilter(choices=CalcMethod.choices, label=_("Räknesätt"))
    eligible_category = KeyFilter(field_name="eligible_categories")

    class Meta:
        model = GrantScheme
        fields = []


class RoundFilters(Filters):
    search = TextFilter(field_name="scheme__search_text", lookup_expr="contains", label=_("Sök bidragsform"))
    board = RowChoiceFilter(rows=boards_with_schemes, field_name="board_id", label=_("Nämnd"))
    scheme = KeyFilter(field_name="scheme_id")
    year = YearFilter()
    phase = StateFilter(method="in_phase", choices=GrantRound.Phase.choices, label=_("Läge"))
    late_rule = KeyFilter(field_name="late_rule_id")
    without_frame = YesNoFilter(field_name="frame", lookup_expr="isnull", label=_("Utan ram"))

    class Meta:
        model = GrantRound
        fields = []

    def in_phase(self, rows, name, phase):
        return rows.in_phase_on(phase, today())


class LateRuleFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök regel"))
    scheme = KeyFilter(field_name="scheme_id")
    board = KeyFilter(field_name="scheme__board_id")
    kind = StateFilter(choices=LateRule.Kind.choices, label=_("Slag"))

    class Meta:
        model = LateRule
        fields = []


class CategoryFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök kategori"))
    board = RowChoiceFilter(rows=boards_with_categories, field_name="board_id", label=_("Nämnd"))

    class Meta:
        model = ApplicantCategory
        fields = []


class PlacementFilters(Filters):
    search = TextFilter(field_name="organisation__search_text", lookup_expr="contains", label=_("Sök organisation"))
    organisation = KeyFilter(field_name="organisation_id")
    category = KeyFilter(field_name="category_id")
    board = KeyFilter(field_name="board_id")

    class Meta:
        model = CategoryPlacement
        fields = []


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


class DecisionFilters(Filters):
    search = TextFilter(field_name="application__search_text", lookup_expr="contains", label=_("Sök organisation"))
    application = KeyFilter(field_name="application_id")
    decision = KeyFilter(field_name="decision_id")
    late_rule = KeyFilter(field_name="late_rule_id")
    organisation = KeyFilter(field_name="application__organisation_id")
    year = YearFilter(field_name="decision__year")
    result = StateFilter(choices=GrantDecision.Result.choices, label=_("Utfall"))

    class Meta:
        model = GrantDecision
        fields = []


class ReportFilters(Filters):
    search = TextFilter(field_name="grant__application__search_text", lookup_expr="contains", label=_("Sök organisation"))
    grant = KeyFilter(field_name="grant_id")
    state = StateFilter(choices=GrantReport.State.choices, label=_("Status"))
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


class ReconciliationFilters(Filters):
    search = TextFilter(field_name="application__search_text", lookup_expr="contains", label=_("Sök organisation"))
    board = RowChoiceFilter(rows=boards_with_schemes, field_name="application__board_id", label=_("Nämnd"))
    year = YearFilter(field_name="application__round__year")
    round = RowChoiceFilter(rows=rounds_by_name, field_name="application__round_id", label=_("Omgång"))
    agrees = YesNoFilter(method="that_agree", label=_("Stämmer"))

    class Meta:
        model = GrantDecision
        fields = []

    def that_agree(self, rows, name, yes):
        return rows.agreeing(yes)


class GroupFilters(ReconciliationFilters):
    """The same grants, reckoned together per round, board or year."""

    search = agrees = None
    per = StateFilter(method="grouped", choices=PER_CHOICES, label=_("Per"), empty_label=None, initial="round")

    def grouped(self, rows, name, what):
        return rows

    @property
    def grants(self):
        return super().qs

    @property
    def qs(self):
        return list(self.grants.per(self.form.cleaned_data.get("per") or "round"))


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


class AgeSpanFilters(Filters):
    search = TextFilter(field_name="name", lookup_expr="contains", label=_("Sök åldersspann"))
    active = YesNoFilter(label=_("Frågas efter"))

    class Meta:
        model = AgeSpan
        fields = []


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


class CriterionFilters(Filters):
    search = TextFilter(field_name="text", lookup_expr="contains", label=_("Sök kriterium"))
    scheme = KeyFilter(field_name="scheme_id")

    class Meta:
        model = AssessmentCriterion
        fields = []


class AssessmentFilters(Filters):
    search = TextFilter(field_name="application__search_text", lookup_expr="contains", label=_("Sök organisation"))
    board = RowChoiceFilter(rows=boards_with_schemes, field_name="application__board_id", label=_("Nämnd"))
    round = RowChoiceFilter(rows=rounds_by_name, field_name="application__round_id", label=_("Omgång"))
    application = KeyFilter(field_name="application_id")
    assessor = KeyFilter(field_name="assessor_id")

    class Meta:
        model = Assessment
        fields = []


class ProposalFilters(Filters):
    search = TextFilter(field_name="application__search_text", lookup_expr="contains", label=_("Sök organisation"))
    application = KeyFilter(field_name="application_id")
    standing = YesNoFilter(field_name="reopened_on", lookup_expr="isnull", label=_("Gäller"))

    class Meta:
        model = GrantProposal
        fields = []


class ConflictFilters(Filters):
    search = TextFilter(field_name="application__search_text", lookup_expr="contains", label=_("Sök organisation"))
    application = KeyFilter(field_name="application_id")
    user = KeyFilter(field_name="user_id")
    standing = YesNoFilter(field_name="lifted_on", lookup_expr="isnull", label=_("Gäller"))

    class Meta:
        model = ConflictOfInterest
        fields = []
