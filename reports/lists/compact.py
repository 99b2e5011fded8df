"""Lists of compacts, commitments and points of plans, as Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.compact import filters, tables
from partnerships.compact.models import Commitment, Compact, PlanPoint

from .export import ListExport

LISTS = {
    "overenskommelser": ListExport(
        _("Överenskommelser"),
        Compact.objects.select_related("case", "adopted_by").with_commitment_count(),
        filters.CompactFilters,
        tables.COMPACTS,
    ),
    "ataganden": ListExport(
        _("Åtaganden"),
        Commitment.objects.select_related("compact", "principle"),
        filters.CommitmentFilters,
        tables.COMMITMENTS,
    ),
    "planpunkter": ListExport(
        _("Planpunkter"),
        PlanPoint.objects.select_related("plan__compact", "area"),
        filters.PlanPointFilters,
        tables.PLAN_POINTS,
    ),
}
