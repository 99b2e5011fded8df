"""What can be asked of criteria, assessments and the proposals that come of them."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import Filters, KeyFilter, RowChoiceFilter, TextFilter, YesNoFilter

from ..models import Assessment, AssessmentCriterion, GrantProposal
from .rounds import rounds_by_name
from .schemes import boards_with_schemes


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
