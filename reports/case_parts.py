"""What the case file holds of an agreement, one line a noun."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from partnerships.agreements.models import (
    FollowUpAnswer,
    GoalMeasure,
    IOPExtension,
    IOPFollowUp,
    IOPGoal,
    IOPGroup,
    IOPGroupMember,
    IOPLegalTest,
    IOPMilestone,
    IOPParty,
    IOPPayment,
    IOPResource,
    IOPVersion,
)
from partnerships.agreements.permissions import can_read_reasons
from partnerships.agreements.serializers.answers import AnswerSerializer
from partnerships.agreements.serializers.extensions import ExtensionSerializer
from partnerships.agreements.serializers.follow_ups import FollowUpSerializer
from partnerships.agreements.serializers.goals import GoalSerializer
from partnerships.agreements.serializers.groups import GroupMemberSerializer, GroupSerializer
from partnerships.agreements.serializers.legal_tests import LegalTestSerializer
from partnerships.agreements.serializers.measures import MeasureSerializer
from partnerships.agreements.serializers.money import IOPPaymentSerializer
from partnerships.agreements.serializers.parts import MilestoneSerializer, PartySerializer
from partnerships.agreements.serializers.resources import ResourceSerializer
from partnerships.agreements.serializers.versions import VersionSerializer
from partnerships.initiatives.models import Initiative
from partnerships.initiatives.permissions import can_read_notes
from partnerships.initiatives.serializers import InitiativeSerializer
from partnerships.payments.serializers import PaymentSerializer
from partnerships.state_aid.models import StateAid
from partnerships.state_aid.serializers import StateAidSerializer


@dataclass(frozen=True)
class Part:
    """A noun of the agreement: the name of its file, its heading, its rows and the API's own way to write them."""

    name: str
    title: str
    rows: Callable
    serializer: type
    history: Callable = lambda user: True  # may the user read what was done with it?


def of(manager, *related):
    return lambda agreement: manager.filter(agreement=agreement).select_related(*related)


def of_follow_ups(noun, *related):
    return lambda agreement: noun.objects.filter(follow_up__agreement=agreement).select_related("follow_up__agreement", *related)


PARTS = [
    Part(
        "initiativ",
        _("Initiativet som avtalet kom ur"),
        lambda agreement: Initiative.objects.filter(pk=agreement.initiative_id).select_related(
            "organisation", "event", "case", "owner_office", "coordinator_office", "decision__board"
        ),
        InitiativeSerializer,
        can_read_notes,  # nobody is named in it: whom to speak with are rows of their own, which the case file leaves out
    ),
    Part("parter", _("Parter"), of(IOPParty.with_struck, "organisation", "board"), PartySerializer),
    Part(
        "resurser",
        _("Resurser"),
        of(IOPResource.with_struck, "party__organisation", "party__board"),
        ResourceSerializer,
    ),
    Part("mal", _("Mål"), of(IOPGoal.with_struck, "replaces"), GoalSerializer),
    Part("grupper", _("Grupper"), of(IOPGroup.with_struck), GroupSerializer),
    Part(
        "ledamoter",
        _("Ledamöter"),
        of(IOPGroupMember.with_struck, "group", "party__organisation", "party__board"),
        GroupMemberSerializer,
    ),
    Part("versioner", _("Avtalsversioner"), of(IOPVersion.objects, "decision__board", "signed_document"), VersionSerializer),
    Part("forlangningar", _("Förlängningar"), of(IOPExtension.objects, "decision__board"), ExtensionSerializer),
    Part("insatser", _("Insatser"), of(IOPMilestone.with_struck), MilestoneSerializer),
    Part(
        "juridisk-provning",
        _("Juridisk prövning"),
        of(IOPLegalTest.objects.prefetch_related("answers"), "criteria_set"),
        LegalTestSerializer,
        can_read_reasons,
    ),
    Part("uppfoljningar", _("Uppföljningar"), of(IOPFollowUp.objects), FollowUpSerializer),
    Part("svar", _("Parternas svar"), of_follow_ups(FollowUpAnswer, "party__organisation", "party__board"), AnswerSerializer),
    Part("matningar", _("Mätningar av mål"), of_follow_ups(GoalMeasure, "goal"), MeasureSerializer),
    Part(
        "utbetalningar",
        _("Utbetalningar"),
        lambda agreement: agreement.payments().select_related("organisation", "board", "reverses__organisation"),
        PaymentSerializer,
    ),
    Part("medel", _("Utbetalningarnas år och rekvisition"), of(IOPPayment.objects, "payment"), IOPPaymentSerializer),
    Part(
        "statsstod",
        _("Stöd av mindre betydelse"),
        lambda agreement: StateAid.objects.filter(iop__agreement=agreement).select_related(
            "organisation", "board", "case", "certificate"
        ),
        StateAidSerializer,
    ),
]
