"""An adopted compact and a draft, each with one principle; and the example's compact."""

from datetime import date

import pytest

from config.examples.sodertalje import compact as example_compact
from partnerships.cases.models import CaseReference
from partnerships.compact.models import Commitment, Compact, DevelopmentArea, DevelopmentPlan, PlanPoint, Principle
from tests.fixtures import BoardFactory


@pytest.fixture
def council(db):
    return BoardFactory(code="KF", name="Kommunfullmäktige", kind="council")


@pytest.fixture
def draft(db):
    return Compact.objects.create(title="Överenskommelse", version_text="Förslag", plan_years=2)


@pytest.fixture
def compact(council):
    return Compact.objects.create(
        title="Överenskommelse",
        version_text="Antagen",
        adopted_by=council,
        adopted_on=date(2018, 10, 1),
        valid_to=date(2022, 10, 1),
        revision_due=date(2022, 10, 1),
        plan_years=2,
        state=Compact.State.IN_FORCE,
    )


def add_principle(compact, no=1):
    """A principle with one commitment per party."""
    principle = Principle.objects.create(compact=compact, no=no, name=f"Princip {no}")
    for bearer, letter in Commitment.LETTERS.items():
        Commitment.objects.create(
            compact=compact, principle=principle, bearer=bearer, no=1, text=f"Göra {letter}", code=f"P{no}-{letter}1"
        )
    return principle


@pytest.fixture
def principle(compact):
    return add_principle(compact)


@pytest.fixture
def draft_principle(draft):
    return add_principle(draft)


@pytest.fixture
def commitment(principle):
    """One of the municipality's own."""
    return principle.commitments.get(bearer="municipality")


@pytest.fixture
def joint(principle):
    return principle.commitments.get(bearer="both")


@pytest.fixture
def area(compact):
    return DevelopmentArea.objects.create(compact=compact, no=1, name="Samverkan")


@pytest.fixture
def plan(compact):
    return DevelopmentPlan.objects.create(compact=compact, name="Plan")


@pytest.fixture
def point(plan, area):
    return PlanPoint.objects.create(plan=plan, area=area, no=1, code="A1-1", text="Mötas")


@pytest.fixture
def example(council, executive_board):
    """The adopted compact of the example, beside its draft."""
    case = CaseReference.objects.create(raw="KS 17/53", board=executive_board)
    return example_compact.load({"KF": council, "KS": executive_board}, {"KS 17/53": case}, {})
