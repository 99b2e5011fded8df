"""Endpoints of the rules for late applications."""

from partnerships.ground.viewsets import RecordViewSet

from .. import services
from ..filters import LateRuleFilters
from ..models import LateRule
from ..serializers.late_rules import LateRuleSerializer


class LateRuleViewSet(RecordViewSet):
    queryset = LateRule.objects.select_related("scheme").prefetch_related("steps")
    serializer_class = LateRuleSerializer
    filterset_class = LateRuleFilters
    ordering_fields = ("sort_text",)
    register, change, thing = services.register_late_rule, services.change_late_rule, "rule"
