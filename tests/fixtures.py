"""The small world that most tests stand in: a few boards, one user per role, an organisation, a grant round."""

from datetime import date
from decimal import Decimal

import factory
import pytest

from grants.models import GrantApplication, GrantRound, GrantScheme
from partnerships.cases.models import BoardDecision
from partnerships.register.models import Board, Municipality, Office, Organisation, RoleAssignment, User
from partnerships.register.rights import Role

WHY = {"reason": "Ramen räcker inte", "rule_reference": "Punkt 4"}  # of a rejection, and of less than was asked for


class MunicipalityFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Municipality
        django_get_or_create = ["pk"]

    pk = 1
    name = "Provköpings kommun"


class BoardFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Board
        django_get_or_create = ["code"]

    code = factory.Sequence(lambda number: f"N{number}")
    name = factory.LazyAttribute(lambda board: f"Nämnden {board.code}")
    kind = Board.Kind.BOARD


class OfficeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Office

    name = factory.Sequence(lambda number: f"Kontor {number}")


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda number: f"Provföreningen {number}")
    legal_form = Organisation.LegalForm.ASSOCIATION
    bankgiro = "5402-9681"


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User

    name = factory.Sequence(lambda number: f"Användare {number}")
    email = factory.Sequence(lambda number: f"anvandare{number}@example.org")
    password = "!"


def user_with(role, *, board=None, organisation=None, name=None):
    """A user with one role: for a board, an organisation or, without either, the whole municipality."""
    user = UserFactory(name=name or str(role.label))
    whole = board is None and organisation is None
    RoleAssignment.objects.create(user=user, role=role, board=board, organisation=organisation, whole_municipality=whole)
    return user


class SchemeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = GrantScheme

    code = factory.Sequence(lambda number: f"B{number}")
    name = "Verksamhetsbidrag"
    category = GrantScheme.Category.OPERATING
    board = factory.SubFactory(BoardFactory)


class RoundFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = GrantRound

    scheme = factory.SubFactory(SchemeFactory)
    board = factory.LazyAttribute(lambda round: round.scheme.board)
    year = 2019
    opens = date(2018, 9, 1)
    closes = date(2018, 10, 31)
    frame = Decimal("100000")


class ApplicationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = GrantApplication

    round = factory.SubFactory(RoundFactory)
    board = factory.LazyAttribute(lambda application: application.round.board)
    organisation = factory.SubFactory(OrganisationFactory)
    requested_amount = Decimal("100000")
    purpose = "Öppen mötesplats"
    state = GrantApplication.State.SUBMITTED
    submitted_on = date(2018, 10, 1)


class DecisionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = BoardDecision

    title = "Föreningsbidrag"
    board = factory.SubFactory(BoardFactory)
    meeting_date = date(2018, 12, 11)
    paragraph = factory.Sequence(lambda number: number + 1)
    outcome = BoardDecision.Outcome.GRANTED


@pytest.fixture
def municipality(db):
    return MunicipalityFactory()


@pytest.fixture
def culture_board(db):
    return BoardFactory(code="KFN", name="Kultur- och fritidsnämnden")


@pytest.fixture
def social_board(db):
    return BoardFactory(code="SN", name="Socialnämnden")


@pytest.fixture
def executive_board(db):
    return BoardFactory(code="KS", name="Kommunstyrelsen", kind=Board.Kind.EXECUTIVE)


@pytest.fixture
def organisation(db):
    return OrganisationFactory(name="Provköpings mötesplats")


@pytest.fixture
def social_officer(social_board):
    return user_with(Role.SOCIAL, board=social_board)


@pytest.fixture
def culture_officer(culture_board):
    return user_with(Role.CULTURE, board=culture_board)


@pytest.fixture
def finance(db):
    return user_with(Role.FINANCE)


@pytest.fixture
def secretary(culture_board, social_board, executive_board):
    user = user_with(Role.SECRETARY, board=culture_board)
    for board in (social_board, executive_board):
        RoleAssignment.objects.create(user=user, role=Role.SECRETARY, board=board)
    return user


@pytest.fixture
def reader(culture_board):
    return user_with(Role.READER, board=culture_board)


@pytest.fixture
def admin(db):
    return user_with(Role.ADMIN)


@pytest.fixture
def coordinator(db):
    return user_with(Role.COORDINATOR)


@pytest.fixture
def attester(culture_board):
    return user_with(Role.ATTESTER, board=culture_board)


@pytest.fixture
def representative(organisation):
    return user_with(Role.REPRESENTATIVE, organisation=organisation)


@pytest.fixture
def round(culture_board):
    return RoundFactory(scheme__board=culture_board)


@pytest.fixture
def application(round, organisation):
    return ApplicationFactory(round=round, organisation=organisation)


@pytest.fixture
def decision(culture_board):
    return DecisionFactory(board=culture_board)
