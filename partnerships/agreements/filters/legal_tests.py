"""What can be asked of legal tests."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import KeyFilter, StateFilter, YesNoFilter

from ..models import IOPLegalTest
from .parts import PartFilters


class LegalTestFilters(PartFilters):
    conclusion = StateFilter(choices=IOPLegalTest.Conclusion.choices, label=_("Slutsats"))
    criteria_set = KeyFilter(field_name="criteria_set_id")
    cleared = YesNoFilter(field_name="cleared_on", lookup_expr="isnull", exclude=True, label=_("Prövad av jurist"))

    class Meta:
        model = IOPLegalTest
        fields = []
