"""A compact as a draft and in force, and what it holds."""

from datetime import date

from partnerships.compact.models import CommitmentFollowUp, Compact, DevelopmentArea, DevelopmentPlan, PlanPoint
from tests.compact.conftest import add_principle


def compacts(world):
    world.compact_draft = Compact.objects.create(title="Överenskommelse", version_text="Förslag", plan_years=2)
    world.compact = Compact.objects.create(
        title="Överenskommelse",
        version_text="Antagen",
        adopted_by=world.board,
        adopted_on=date(2018, 10, 1),
        plan_years=2,
        state="in_force",
    )
    world.draft_principle, world.principle = [add_principle(each) for each in (world.compact_draft, world.compact)]
    world.draft_commitment, world.commitment = [
        each.commitments.get(bearer="municipality") for each in (world.draft_principle, world.principle)
    ]
    world.commitment_follow_up = CommitmentFollowUp.objects.create(
        commitment=world.commitment, year=2019, side="municipality", status="under_way"
    )
    world.draft_area, world.area = [
        DevelopmentArea.objects.create(compact=each, no=1, name="Samverkan") for each in (world.compact_draft, world.compact)
    ]
    world.development_plan = DevelopmentPlan.objects.create(compact=world.compact, name="Plan")
    world.point = PlanPoint.objects.create(plan=world.development_plan, area=world.area, no=1, code="A1-1", text="Mötas")
