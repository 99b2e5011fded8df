"""The API's endpoints for IOP agreements."""

from partnerships.ground.viewsets import RecordViewSet, act_endpoint

from . import services
from .filters import AgreementKeyFilters, FollowUpFilters, LegalTestFilters, MilestoneFilters, PartyFilters, ResourceFilters
from .models import IOPAgreement, IOPFollowUp, IOPLegalTest, IOPMilestone, IOPParty, IOPResource
from .serializers import (
    AgreementSerializer,
    DecideAnswers,
    DeclineAnswers,
    FollowUpSerializer,
    IOPAidAnswers,
    IOPPaymentAnswers,
    LegalTestSerializer,
    MilestoneSerializer,
    PartySerializer,
    ReasonAnswers,
    ResourceSerializer,
    SignAnswers,
    TerminateAnswers,
)


class AgreementViewSet(RecordViewSet):
    queryset = IOPAgreement.objects.all()
    serializer_class = AgreementSerializer
    filterset_class = AgreementKeyFilters
    ordering_fields = ("sort_text",)
    register, change, thing = services.register_agreement, services.change_agreement, "agreement"

    review = act_endpoint(services.review_agreement, "agreement")
    prepare = act_endpoint(services.prepare_agreement, "agreement")
    decide = act_endpoint(services.decide_agreement, "agreement", DecideAnswers)
    decline = act_endpoint(services.decline_agreement, "agreement", DeclineAnswers)
    withdraw = act_endpoint(services.withdraw_agreement, "agreement", ReasonAnswers)
    sign = act_endpoint(services.sign_agreement, "agreement", SignAnswers)
    terminate = act_endpoint(services.terminate_agreement, "agreement", TerminateAnswers)
    pay = act_endpoint(services.plan_iop_payment, "agreement", IOPPaymentAnswers, name="pay")
    prepare_aid = act_endpoint(services.prepare_state_aid, "agreement", IOPAidAnswers, name="prepare_aid")


class StrikableViewSet(RecordViewSet):
    """What is struck out is in no list; only the answer to the act itself shows it."""

    def get_queryset(self):
        rows = super().get_queryset()
        return rows if self.action == "strike" else rows.filter(struck_reason="")


class PartyViewSet(StrikableViewSet):
    queryset = IOPParty.with_struck.select_related("agreement")
    serializer_class = PartySerializer
    filterset_class = PartyFilters
    register, change, thing = services.register_party, services.change_party, "party"

    strike = act_endpoint(services.strike_party, "party", ReasonAnswers)


class ResourceViewSet(StrikableViewSet):
    queryset = IOPResource.with_struck.select_related("agreement")
    serializer_class = ResourceSerializer
    filterset_class = ResourceFilters
    ordering_fields = ("year",)
    register, change, thing = services.register_resource, services.change_resource, "resource"

    strike = act_endpoint(services.strike_resource, "resource", ReasonAnswers)


class MilestoneViewSet(StrikableViewSet):
    queryset = IOPMilestone.with_struck.select_related("agreement")
    serializer_class = MilestoneSerializer
    filterset_class = MilestoneFilters
    ordering_fields = ("planned_end",)
    register, change, thing = services.register_milestone, services.change_milestone, "milestone"

    strike = act_endpoint(services.strike_milestone, "milestone", ReasonAnswers)


class LegalTestViewSet(RecordViewSet):
    queryset = IOPLegalTest.objects.select_related("agreement")
    serializer_class = LegalTestSerializer
    filterset_class = LegalTestFilters
    ordering_fields = ("examined_on",)
    register = services.register_legal_test


class FollowUpViewSet(RecordViewSet):
    queryset = IOPFollowUp.objects.select_related("agreement")
    serializer_class = FollowUpSerializer
    filterset_class = FollowUpFilters
    ordering_fields = ("year",)
    register, change, thing = services.register_follow_up, services.change_follow_up, "follow_up"
