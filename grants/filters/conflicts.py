"""What can be asked of conflicts of interest (jäv)."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import Filters, KeyFilter, TextFilter, YesNoFilter

from ..models import ConflictOfInterest


class ConflictFilters(Filters):
    search = TextFilter(field_name="application__search_text", lookup_expr="contains", label=_("Sök organisation"))
    application = KeyFilter(field_name="application_id")
    user = KeyFilter(field_name="user_id")
    standing = YesNoFilter(field_name="lifted_on", lookup_expr="isnull", label=_("Gäller"))

    class Meta:
        model = ConflictOfInterest
        fields = []
