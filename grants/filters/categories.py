"""What can be asked of the boards' categories of organisations, and of who stands in them."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import Filters, KeyFilter, RowChoiceFilter, TextFilter
from partnerships.register.models import Board

from ..models import ApplicantCategory, CategoryPlacement


def boards_with_categories():
    return Board.objects.filter(applicant_categories__isnull=False).distinct()


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
