"""An agreement with its two parties, ready for whatever a test does with it."""

from datetime import date
from decimal import Decimal

import factory
import pytest

from partnerships.agreements import services
from partnerships.agreements.models import (
    IOPAgreement,
    IOPFollowUp,
    IOPGoal,
    IOPGroup,
    IOPGroupMember,
    IOPLegalTest,
    IOPMilestone,
    IOPParty,
    IOPResource,
)
from partnerships.agreements.services import add_published_set
from partnerships.cases.models import CaseReference, Document
from partnerships.register.rights import Area, Role
from tests.fixtures import BoardFactory, DecisionFactory, OfficeFactory, user_with

State = IOPAgreement.State
TODAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to("2026-11-21 12:00+01:00")


class CaseFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CaseReference

    raw = factory.Sequence(lambda number: f"SN 2023/{number + 1}")


class AgreementFactory(factory.django.DjangoModelFactory):
    """Everything that both parties must know before they sign, but for what the acts set."""

    class Meta:
        model = IOPAgreement

    title = factory.Sequence(lambda number: f"Avtal {number}")
    responsible_board = factory.SubFactory(BoardFactory)
    responsible_office = factory.SubFactory(OfficeFactory)
    case = factory.SubFactory(CaseFactory)
    background = "Bakgrund"
    challenge = "Ensamhet"
    added_value = "Förtroende"
    target_group = "Äldre"
    values_basis = "Alla människors lika värde"
    responsibilities = "Föreningen leder verksamheten, nämnden lånar ut lokalen"
    quality_requirements = "Öppet tre dagar i veckan"
    follow_up_plan = "Varje februari"
    follow_up_month = 2
    amendment_terms = "Skriftligt av båda parter"
    dispute_terms = "Parterna löser tvister i styrgruppen"
    insight_terms = "Nämnden får ta del av verksamhetens handlingar"
    data_protection_note = "Föreningen svarar för sina egna uppgifter"
    start_date = date(2024, 1, 1)
    end_date = date(2026, 12, 31)
    notice_months = 3
    extension = "none"


def with_parts(agreement, organisation, money="100000"):
    """The rest that is asked before signing: both parties, each with a resource, a step of the timeline, a steering group."""
    municipal = IOPParty.objects.create(agreement=agreement, side="municipal", board=agreement.responsible_board)
    other = IOPParty.objects.create(agreement=agreement, side="idea_driven", organisation=organisation)
    first = agreement.start_date or date(2024, 1, 1)
    make = IOPResource.objects.create
    make(agreement=agreement, party=municipal, kind="money", year=first.year, unit="kr", amount=Decimal(money))
    make(
        agreement=agreement,
        party=other,
        kind="volunteer_time",
        year=first.year,
        unit="hours",
        quantity=100,
        amount=Decimal("22000"),
    )
    IOPMilestone.objects.create(agreement=agreement, title="Uppstart", planned_end=first)
    with_steering_group(agreement, municipal, other)
    IOPGoal.objects.create(agreement=agreement, text="Fler besökare", unit="besökare", baseline=40, target=80)
    return agreement


def with_steering_group(agreement, *parties):
    """A steering group in which each of the parties has a seat."""
    group = IOPGroup.objects.create(agreement=agreement, kind="steering", name="Styrgruppen", meets="Fyra gånger om året")
    for party in parties:
        IOPGroupMember.objects.create(agreement=agreement, group=group, party=party, role="Ordförande")
    return group


def signed(agreement, decision):
    """As signed, without asking the rules: for tests of what follows."""
    agreement.state, agreement.decision, agreement.signed_on = State.SIGNED, decision, date(2023, 12, 20)
    agreement.save()
    return agreement


def examined(agreement, conclusion="iop_possible", day=date(2018, 10, 1)):
    return IOPLegalTest.objects.create(
        agreement=agreement, examined_on=day, conclusion=conclusion, examined_by_role="Kommunjurist", reason="Prövat"
    )


@pytest.fixture
def board_decision(social_board):
    return DecisionFactory(board=social_board, meeting_date=date(2023, 12, 5), paragraph=161, outcome="approved")


@pytest.fixture
def draft(social_board, organisation):
    return with_parts(AgreementFactory(title="Öppen dagverksamhet", responsible_board=social_board), organisation)


@pytest.fixture
def prepared(draft):
    examined(draft)
    draft.state = State.PREPARED
    draft.save()
    return draft


@pytest.fixture
def decided(prepared, board_decision):
    prepared.state, prepared.decision = State.DECIDED, board_decision
    prepared.save()
    return prepared


@pytest.fixture
def running(prepared, board_decision):
    return signed(prepared, board_decision)


@pytest.fixture
def old_agreement(social_board):
    """What the register knows of § 161."""
    return IOPAgreement.objects.create(
        title="Avtal enligt § 161",
        responsible_board=social_board,
        decision=DecisionFactory(board=social_board, meeting_date=date(2015, 11, 24), paragraph=161),
        imported_incomplete=True,
        known_in_force_on=date(2018, 5, 31),
        source="Tjänsteskrivelse 2018-05-31",
        state=State.SIGNED,
    )


@pytest.fixture
def follow_up(running):
    return IOPFollowUp.objects.create(agreement=running, year=2024, held_on=date(2025, 2, 15), goal_fulfilment="met")


@pytest.fixture
def social_attester(social_board):
    return user_with(Role.ATTESTER, board=social_board)


@pytest.fixture
def criteria(db):
    """The published criteria of 2017, which apply from that year on."""
    return add_criteria()


def add_criteria(published_key="skr_2017"):
    return add_published_set(actor=user_with(Role.ADMIN, name="Kriteriernas administratör"), published_key=published_key)


def answers_to(criteria_set, **given):
    """An answer to every criterion, without a fault but for those given: `no_market="no"`. Each has its reason."""
    made = []
    for criterion in criteria_set.criteria.all():
        without_fault = "no" if criterion.fault_when == "yes" else "yes"
        answer = given.get(criterion.key, without_fault)
        made.append({"criterion": criterion, "answer": answer, "reason": "Så är det", "statement": "Står i avtalet"})
    return made


# An agreement that was signed by the act, and an amendment of it


@pytest.fixture
def agreement(decided, social_officer):
    """Signed by the act, so that the register keeps what was signed."""
    document = Document.objects.create(title="Avtal", sha256="a" * 64, size=1, area=Area.IOP, board=decided.responsible_board)
    decided.documents.add(document)
    return services.sign_agreement(
        actor=social_officer, agreement=decided, signed_on=date(2023, 12, 20), signed_document=document
    )


@pytest.fixture
def second_decision(social_board):
    return DecisionFactory(board=social_board, meeting_date=date(2025, 5, 6), paragraph=70, outcome="approved")


@pytest.fixture
def amend(agreement, social_officer, second_decision):
    """Amend by the plainest valid answers, but for what the test says."""
    plain = {
        "decision": second_decision,
        "signed_on": date(2025, 5, 20),
        "valid_from": date(2025, 6, 1),
        "reason": "Fler besöker",
    }

    def amend(**values):
        thing = {"actor": social_officer, "agreement": IOPAgreement.objects.get(pk=agreement.pk)}
        return services.amend_agreement(**thing | plain | values)

    return amend


# Legal tests

DAY = date(2023, 10, 1)


def examine(actor, agreement, answers, day=DAY):
    values = {"examined_on": day, "examined_by_role": "Kommunjurist", "reason": "Sammantaget"}
    return services.register_legal_test(actor=actor, agreement=agreement, answers=answers, **values)


def at(agreement, state):
    """The agreement at a step, without a legal test of the old kind."""
    agreement.state = state
    agreement.save()
    return agreement


def cleared(actor, test, day=DAY, **values):
    values = {"cleared_by_role": "Stadsjurist", "cleared_reason": "Det finns ingen marknad"} | values
    return services.clear_legal_test(actor=actor, legal_test=test, cleared_on=day, **values)
