"""What can be asked of documents that are asked for and handed in."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import Filters, KeyFilter, RowChoiceFilter, TextFilter, YearFilter, YesNoFilter

from ..models import HandedInDocument, RequiredDocument


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
