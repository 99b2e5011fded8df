"""An initiative at each step, and those who handle it."""

from datetime import date
from decimal import Decimal

import factory
import pytest

from partnerships.initiatives.models import Initiative
from partnerships.register.models import LegalParameter, RoleAssignment
from partnerships.register.rights import Role
from tests.fixtures import OfficeFactory, OrganisationFactory, user_with

State = Initiative.State
STEPS = list(State)


class InitiativeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Initiative

    title = factory.Sequence(lambda number: f"Initiativ {number}")
    organisation = factory.SubFactory(OrganisationFactory)
    received_on = date(2026, 10, 1)
    idea = "Odla tillsammans"
    answer_due = date(2026, 10, 31)


def at(state, office=None, **values):
    """An initiative in a state, with what the acts before it have set; without asking the rules."""
    step = STEPS.index(state)
    done = {
        "acknowledged_on": date(2026, 10, 2) if step >= 1 else None,
        "owner_office": office if step >= 2 else None,
        "dialogue_on": date(2026, 10, 10) if step >= 3 else None,
    }
    if step >= 4:
        done |= {"decided_on": date(2026, 10, 15), "outcome": "iop"}
    if step >= 5:
        done |= {"answered_on": date(2026, 10, 16), "answer": "Ja", "closed_on": date(2026, 10, 17)}
    return InitiativeFactory(state=state, **done | values)


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to("2026-11-21 12:00+01:00")


@pytest.fixture
def time_to_answer(db):
    """Thirty days, from 2026 on; twenty before."""
    about = {"key": "initiative_answer_days", "name": "Svarstid för initiativ", "unit": "dagar"}
    LegalParameter.objects.create(value=Decimal(20), valid_to=date(2025, 12, 31), **about)
    return LegalParameter.objects.create(value=Decimal(30), valid_from=date(2026, 1, 1), **about)


@pytest.fixture
def social_office(social_board):
    return OfficeFactory(name="Socialkontoret", board=social_board)


@pytest.fixture
def culture_office(culture_board):
    return OfficeFactory(name="Kultur- och fritidskontoret", board=culture_board)


@pytest.fixture
def office_representative(social_board):
    return user_with(Role.OFFICE, board=social_board)


@pytest.fixture
def delegate_of_board(social_board):
    return user_with(Role.DELEGATE, board=social_board)


@pytest.fixture
def protected_reader_too(social_board):
    """An officer who is named for protected contacts."""
    user = user_with(Role.PROTECTED_READER)
    RoleAssignment.objects.create(user=user, role=Role.SOCIAL, board=social_board)
    return user


@pytest.fixture
def received(organisation):
    return at(State.RECEIVED, organisation=organisation)


@pytest.fixture
def in_triage(organisation, social_office):
    return at(State.TRIAGE, social_office, organisation=organisation)
