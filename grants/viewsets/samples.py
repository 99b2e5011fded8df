"""Endpoints of samples, the deeper check and the rules of risk."""

from partnerships.ground.viewsets import ReadViewSet, RecordViewSet, act_endpoint

from .. import services
from ..filters import RiskRuleFilters, SampledFilters, SampleFilters
from ..models import ReportSample, RiskRule, SampledGrant
from ..serializers.samples import CheckAnswers, RiskRuleSerializer, SampledSerializer, SampleSerializer


class RiskRuleViewSet(RecordViewSet):
    queryset = RiskRule.objects.all()
    serializer_class = RiskRuleSerializer
    filterset_class = RiskRuleFilters
    register, change, thing = services.register_risk_rule, services.change_risk_rule, "rule"


class SampleViewSet(RecordViewSet):
    queryset = ReportSample.objects.all()
    serializer_class = SampleSerializer
    filterset_class = SampleFilters
    ordering_fields = ("year", "drawn_on")
    register = services.draw_report_sample


class SampledViewSet(ReadViewSet):
    queryset = SampledGrant.objects.prefetch_related("answers", "sample")
    serializer_class = SampledSerializer
    filterset_class = SampledFilters

    check = act_endpoint(services.check_sampled_grant, "sampled", CheckAnswers, name="check")
