"""What can be asked of legal tests."""

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import KeyFilter, RowChoiceFilter, StateFilter, YesNoFilter

from ..models import CriteriaSet, IOPLegalTest
from .agreement import boards_with_agreements
from .parts import PartFilters


class LegalTestFilters(PartFilters):
    conclusion = StateFilter(choices=IOPLegalTest.Conclusion.choices, label=_("Slutsats"))
    criteria_set = KeyFilter(field_name="criteria_set_id")
    cleared = YesNoFilter(field_name="cleared_on", lookup_expr="isnull", exclude=True, label=_("Prövad av jurist"))

    class Meta:
        model = IOPLegalTest
        fields = []


class LegalTestListFilters(LegalTestFilters):
    """What the page asks besides, of those who read the reasons."""

    responsible_board = RowChoiceFilter(
        rows=boards_with_agreements, field_name="agreement__responsible_board_id", label=_("Nämnd")
    )
    criteria_set = RowChoiceFilter(rows=CriteriaSet.objects.all, field_name="criteria_set_id", label=_("Kriterier"))
    overridden = YesNoFilter(method="that_were_overridden", label=_("Beslutat med undantag"))

    class Meta(LegalTestFilters.Meta):
        pass

    def that_were_overridden(self, rows, name, overridden):
        by_decision = {"agreement__overridden_test": F("pk")}
        return rows.filter(**by_decision) if overridden else rows.exclude(**by_decision)
