"""One of each noun, of one board and one organisation, and a user of each kind: what the tests of access walk through.

What is made stands in one file per app, as the rows of the table in `tests/access/` do; here it is put together.
"""

from types import SimpleNamespace

from partnerships.register.models import Board
from partnerships.register.rights import Role
from tests.fixtures import BoardFactory, MunicipalityFactory, OfficeFactory, OrganisationFactory, user_with

from . import (
    agreements,
    budget,
    cases,
    compact,
    events,
    grants,
    imports,
    initiatives,
    other_agreements,
    payments,
    register,
    report_back,
    state_aid,
)

# Who is held for a board or an organisation comes twice: for the one that everything belongs to, and for another.
FOR_A_BOARD = (Role.SOCIAL, Role.CULTURE, Role.SECRETARY, Role.READER, Role.ATTESTER, Role.DELEGATE)
FOR_AN_ORGANISATION = (Role.REPRESENTATIVE,)


def make_world():
    world = SimpleNamespace(municipality=MunicipalityFactory())
    world.board = BoardFactory(code="KFN", name="Kultur- och fritidsnämnden")
    world.other_board = BoardFactory(code="SN", name="Socialnämnden")
    world.executive_board = BoardFactory(code="KS", name="Kommunstyrelsen", kind=Board.Kind.EXECUTIVE)
    world.office = OfficeFactory(name="Kultur- och fritidskontoret", board=world.board)
    world.organisation = OrganisationFactory(name="Provköpings mötesplats")
    world.other_organisation = OrganisationFactory(name="Den andra föreningen")
    world.double = OrganisationFactory(name="Mötesplats Provköping", bankgiro="")
    world.planner = user_with(Role.CULTURE, board=world.board, name="Planeraren")
    world.certifier = user_with(Role.ATTESTER, board=world.board, name="Attestanten")
    for make in (
        register.registers,
        cases.boards,
        grants.grants,
        payments.payments,
        report_back.report_back,
        grants.assessments,
        grants.eligibility,
        imports.lists_in,
        state_aid.state_aid,
        agreements.agreements,
        other_agreements.other_forms,
        budget.budgets,
        compact.compacts,
        events.events,
        initiatives.initiatives,
    ):
        make(world)
    return world


def people(world):
    """(role, what it is held for, user) for each column of the table of access; the first is nobody."""
    yield "nobody", "", None
    for role in Role:
        if role in FOR_A_BOARD:
            scopes = {"own": {"board": world.board}, "other": {"board": world.other_board}}
        elif role in FOR_AN_ORGANISATION:
            scopes = {"own": {"organisation": world.organisation}, "other": {"organisation": world.other_organisation}}
        else:
            scopes = {"": {}}
        for scope, held in scopes.items():
            yield role.value, scope, user_with(role, name=f"{role.label} {scope}".strip(), **held)
