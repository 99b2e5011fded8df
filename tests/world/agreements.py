"""Agreements at each step, and what they hold."""

from datetime import date
from decimal import Decimal

from partnerships.agreements.models import (
    CriteriaSet,
    Criterion,
    FollowUpAnswer,
    FormChoice,
    GoalMeasure,
    IOPExtension,
    IOPFollowUp,
    IOPGroup,
    IOPPayment,
    IOPResource,
    IOPVersion,
    LegalAnswer,
    WelfareArea,
)
from partnerships.payments.models import Payment
from tests.agreements.conftest import AgreementFactory, examined, with_parts
from tests.fixtures import DecisionFactory


def agreements(world):
    """One agreement at each step that something can be done from, and a part of each kind of the draft."""
    world.welfare_area = WelfareArea.objects.create(name="Äldre")
    world.iop_draft, world.iop_reviewed, world.iop_prepared, world.iop_decided, world.iop_signed = [
        agreement(world, state) for state in ("draft", "legal_review", "prepared", "decided", "signed")
    ]
    world.party = world.iop_draft.parties.get(side="idea_driven")
    world.signed_party = world.iop_signed.parties.get(side="idea_driven")
    world.resource = world.iop_draft.resources.get(kind="money")
    world.iop_prolongable = agreement(world, "signed")
    world.iop_prolongable.extension = "decision"
    world.iop_prolongable.save()
    world.extension = DecisionFactory(board=world.board, paragraph=188, meeting_date=date(2025, 12, 2), outcome="approved")
    world.iop_extension = IOPExtension.objects.create(
        agreement=world.iop_prolongable, decision=world.decision, previous_end=date(2026, 12, 31), until=date(2027, 6, 30)
    )
    municipal = world.iop_signed.parties.get(side="municipal")
    IOPResource.objects.create(agreement=world.iop_signed, party=municipal, kind="premises", year=2024)
    for kind, side in (("premises", "municipal"), ("volunteer_time", "idea_driven")):
        resource = world.iop_signed.resources.get(kind=kind)
        resource.delivered = True
        resource.save()
        setattr(world, f"delivered_{side}", resource)
    world.requested = Payment.objects.create(
        organisation=world.organisation, board=world.board, amount=Decimal("10"), due=date(2024, 2, 1), giro_type="bankgiro",
        giro_number=world.organisation.bankgiro, planned_by=world.planner,
    )  # fmt: skip
    world.iop_payment = IOPPayment.objects.create(agreement=world.iop_signed, payment=world.requested, year=2024)
    world.milestone = world.iop_draft.milestones.get()
    world.group = IOPGroup.objects.create(agreement=world.iop_draft, kind="working", name="Arbetsgruppen")
    world.group_member = world.iop_draft.group_members.get(party=world.party)
    world.legal_test = world.iop_signed.legal_tests.get()
    world.amending_decision = DecisionFactory(board=world.board, meeting_date=date(2024, 12, 3), outcome="approved")
    world.iop_version = IOPVersion.objects.create(
        agreement=world.iop_signed,
        number=1,
        decision=world.iop_signed.decision,
        signed_on=date(2023, 12, 20),
        valid_from=date(2024, 1, 1),
        text="Det som undertecknades",
        sha256="0" * 64,
    )
    world.iop_follow_up = IOPFollowUp.objects.create(agreement=world.iop_signed, year=2024)
    criteria(world)
    world.goal, world.signed_goal = world.iop_draft.goals.get(), world.iop_signed.goals.get()
    follow_ups(world)


def criteria(world):
    """The municipality's own criteria with one question, and others whose question is answered: that test awaits a lawyer."""
    world.criteria_set, world.used_set = [
        CriteriaSet.objects.create(name=name, source="Riktlinje", valid_to=until)
        for name, until in (("Egna", date(2023, 12, 31)), ("Använda", date(2018, 12, 31)))
    ]
    asks = {"key": "egen", "question": "Är det gemensamt?", "fault_means": "needs_lawyer"}
    world.criterion, world.used_criterion = [
        Criterion.objects.create(criteria_set=each, **asks) for each in (world.criteria_set, world.used_set)
    ]
    world.unclear_test = examined(world.iop_draft, "needs_lawyer", date(2018, 11, 1))
    LegalAnswer.objects.create(test=world.unclear_test, criterion=world.used_criterion, answer="unclear", reason="Oklart")
    world.form_choice = FormChoice.objects.create(
        title="Språkkafé", board=world.board, chosen_by_role="Handläggare", form="iop", form_reason="Gemensamt"
    )


def follow_ups(world):
    """Of an agreement followed up twice a year: one where the organisation has answered, and one that is concluded."""
    world.iop_signed.follow_up_interval = 6
    world.iop_signed.save()
    said = {"party": world.signed_party, "answered_on": date(2025, 2, 1), "answered_by_role": "Ordförande", "achieved": "Mer"}
    made = IOPFollowUp.objects.create
    world.answered = made(agreement=world.iop_signed, year=2024, part=2)
    world.concluded = made(agreement=world.iop_signed, year=2025, part=2, joint_conclusion="continue")
    FollowUpAnswer.objects.create(follow_up=world.concluded, received_as="paper", **said)
    world.answer = FollowUpAnswer.objects.create(follow_up=world.answered, **said)
    world.measure = GoalMeasure.objects.create(follow_up=world.answered, goal=world.signed_goal, result="met")


def agreement(world, state):
    made = with_parts(AgreementFactory(responsible_board=world.board, responsible_office=world.office), world.organisation)
    if state != "draft":
        examined(made)
    made.state = state
    if state in ("decided", "signed"):
        made.decision = DecisionFactory(board=world.board, meeting_date=date(2023, 12, 5), outcome="approved")
    if state == "signed":
        made.signed_on = date(2023, 12, 20)
    made.save()
    return made
