"""Forms of grant, and an application at each step that something can be done from."""

from datetime import date
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from grants.models import (
    AgeSpan,
    ApplicantCategory,
    Assessment,
    AssessmentCriterion,
    CategoryPlacement,
    CompletionRequest,
    ConflictOfInterest,
    DecisionList,
    EligibilityAnswer,
    EligibilityCheck,
    EligibilityCondition,
    GrantChange,
    GrantDecision,
    GrantProposal,
    GrantReport,
    LateRule,
    ListRow,
    ReportSubmission,
    RequiredDocument,
)
from grants.services import hand_in_document
from partnerships.audit.services import record
from partnerships.cases.services import attach_document
from partnerships.register.rights import Area
from tests.fixtures import ApplicationFactory, RoundFactory, SchemeFactory


def grants(world):
    world.scheme = SchemeFactory(board=world.board, code="V")
    world.round = RoundFactory(scheme=world.scheme)
    world.next_round = RoundFactory(scheme=world.scheme, year=2020)
    world.late_rule = LateRule.objects.create(scheme=world.scheme, name="Tak", kind="ceiling", ceiling_percent=25, last_day=21)
    world.category = ApplicantCategory.objects.create(board=world.board, name="Idrott")
    world.placement = CategoryPlacement.objects.create(
        category=world.category, board=world.board, organisation=world.organisation, valid_from=date(2018, 1, 1)
    )
    asked = {"round": world.round, "organisation": world.organisation}
    world.draft = ApplicationFactory(state="draft", submitted_on=None, **asked)
    asked["own_contribution"] = "Egen tid"
    world.application = ApplicationFactory(**asked)
    world.dismissed = ApplicationFactory(state="dismissed", ended_on=date(2018, 11, 1), end_reason="För sent", **asked)
    world.logged = record(None, "changed", world.application)
    world.reported, world.unreported = [granted(world, ApplicationFactory(state="decided", **asked)) for _ in range(2)]
    world.granted = world.reported.application
    world.report = GrantReport.objects.create(grant=world.reported, received_on=date(2020, 2, 1), used_amount=Decimal("900"))
    ReportSubmission.objects.create(report=world.report, number=1, received_on=date(2020, 2, 1), used_amount=Decimal("900"))
    decision_lists(world)
    world.document = attach_document(
        actor=world.planner,
        to=world.application,
        area=Area.APPLICATIONS,
        file=SimpleUploadedFile("stadgar.txt", b"Stadgar"),
        title="Stadgar",
        board_id=world.board.pk,
        organisation_id=world.organisation.pk,
    )
    world.required_document = RequiredDocument.objects.create(name="Årsmötesprotokoll", yearly=True)
    world.handed_in = hand_in_document(
        actor=world.planner,
        organisation=world.organisation,
        required=world.required_document,
        year=2019,
        file=SimpleUploadedFile("protokoll.txt", b"Protokoll"),
    )


def assessments(world):
    """A form of grant with criteria: an application to assess, one that is assessed, and one that waits for completion."""
    world.age_span = AgeSpan.objects.create(name="0–6 år")
    judged_round = RoundFactory(scheme__board=world.board, scheme__code="B")
    world.grant_criterion = AssessmentCriterion.objects.create(scheme=judged_round.scheme, text="Når många")
    asked = {"round": judged_round, "organisation": world.organisation}
    world.judged, world.assessed, world.completing = [
        ApplicationFactory(state=state, **asked) for state in ("submitted", "assessed", "completion_requested")
    ]
    own = {"assessor": world.planner, "motivation": "Når många"}
    world.assessment = Assessment.objects.create(application=world.judged, **own)
    world.proposal = GrantProposal.objects.create(
        application=world.assessed, amount=Decimal("10"), reason="Når många", proposed_by=world.planner
    )
    world.completion = CompletionRequest.objects.create(
        application=world.completing, text="Ange perioden", parts=["period"], asked_on=date(2018, 11, 1), due=date(2018, 12, 1)
    )
    world.conflict = ConflictOfInterest.objects.create(
        application=world.assessed, user=world.certifier, noted_by=world.planner, declared_on=date(2018, 11, 1)
    )


def decision_lists(world):
    """A list in each state, with an application on the draft and on the one that is sent; and a change that is asked for."""
    on = {"board": world.board, "meeting": world.meeting}
    world.decision_list = DecisionList.objects.create(title="Utkast", **on)
    world.sent_list = DecisionList.objects.create(title="Till nämnden", state="sent", **on)
    world.decided_list = DecisionList.objects.create(title="Beslutad", state="decided", decision=world.decision, **on)
    listed = ApplicationFactory(round=world.round, organisation=world.organisation)
    world.list_row = ListRow.objects.create(decision_list=world.decision_list, application=listed)
    sent = ApplicationFactory(round=world.round, organisation=world.organisation, requested_amount=Decimal("10"))
    ListRow.objects.create(decision_list=world.sent_list, application=sent, proposal="grant", amount=Decimal("10"))
    asked = {"asked_on": date(2019, 1, 10), "asked_by_role": "Kassör", "grounds": "Dyrare", "amount": Decimal("2000")}
    world.grant_change = GrantChange.objects.create(grant=world.unreported, board=world.board, **asked)
    world.taken = granted(world, ApplicationFactory(state="decided", round=world.round, organisation=world.organisation))
    world.taken_application = world.taken.application
    world.round.reserve(world.taken.amount)
    world.round.refresh_from_db()


def eligibility(world):
    world.condition = EligibilityCondition.objects.create(text="Vald styrelse")
    world.eligibility = EligibilityCheck.objects.create(
        organisation=world.organisation, year=2019, finding="eligible", valid_to=date(2019, 12, 31), examined_by=world.planner
    )
    EligibilityAnswer.objects.create(eligibility=world.eligibility, condition=world.condition, answer="yes")


def granted(world, application):
    amount = Decimal("1000")
    return GrantDecision.objects.create(application=application, decision=world.decision, result="partly", amount=amount)
