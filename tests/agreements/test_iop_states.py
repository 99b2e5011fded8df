"""Every state, every act and every role in one table, and random walks that never leave the drawn way."""

import random
from copy import copy
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from partnerships.agreements import services
from partnerships.agreements.models import IOPAgreement, IOPVersion
from partnerships.register.rights import Role
from tests.fixtures import DecisionFactory, user_with
from tests.world import FOR_A_BOARD, FOR_AN_ORGANISATION

from .conftest import AgreementFactory, examined, with_parts

pytestmark = [pytest.mark.django_db, pytest.mark.once]
State = IOPAgreement.State

# What becomes of an act by somebody who holds the right to it:
#   y  it is done          x  a rule says no          n  nobody has the right in this state
# Everybody else is denied the right, in every state. Held for a board, a right is a right for that board's agreements alone.
TABLE = """
#             review prepare decide decline withdraw sign amend extend terminate renew replace pay take_back withdraw_notice
draft         y      x       x      x       y        x    x     x      x         x     x       n    x        x
legal_review  x      y       x      x       y        x    x     x      x         x     x       n    x        x
prepared      x      x       y      y       y        x    x     x      x         x     x       n    x        x
decided       x      x       x      x       y        y    x     x      x         x     x       n    y        x
signed        x      x       x      x       x        x    y     y      y         y     y       y    x        x
active        x      x       x      x       x        x    y     y      y         y     y       y    x        x
expired       x      x       x      x       x        x    x     y      x         y     y       y    x        x
unknown       x      x       x      x       x        x    x     x      y         x     y       y    x        x
terminated    x      x       x      x       x        x    x     x      x         x     x       y    x        x
renewed       x      x       x      x       x        x    x     x      x         x     x       y    x        x
declined      x      x       x      x       x        x    x     x      x         x     x       n    x        x
withdrawn     x      x       x      x       x        x    x     x      x         x     x       n    x        x
"""
OFFICERS = {Role.SOCIAL, Role.CULTURE}
HOLDERS = dict.fromkeys(("decide", "decline", "extend", "take_back"), OFFICERS | {Role.SECRETARY})

# The term of the agreement in each state that the dates decide; today is 2026-11-21.
TERMS = {
    State.SIGNED: (date(2027, 1, 1), date(2028, 12, 31)),
    State.EXPIRED: (date(2024, 1, 1), date(2026, 10, 31)),
    State.RENEWED: (date(2024, 1, 1), date(2026, 10, 31)),
    State.UNKNOWN: (date(2024, 1, 1), None),
}
STORED = {State.ACTIVE: State.SIGNED, State.EXPIRED: State.SIGNED, State.UNKNOWN: State.SIGNED}


def rows():
    """{state: {act: letter}}"""
    _, head, *lines = TABLE.splitlines()
    acts = head.split()[1:]
    return {State(words[0]): dict(zip(acts, words[1:], strict=True)) for words in map(str.split, lines)}


@pytest.fixture
def decisions(social_board):
    """A yes, a no, and a yes for each amendment."""
    yes = DecisionFactory(board=social_board, meeting_date=date(2023, 12, 5), outcome="approved")
    no = DecisionFactory(board=social_board, meeting_date=date(2023, 12, 5), outcome="rejected")
    later = [DecisionFactory(board=social_board, meeting_date=date(2025, 5, 6), outcome="granted") for _ in range(6)]
    return {"yes": yes, "no": no, "later": later}


def agreement_in(state, board, organisation, decisions):
    start, end = TERMS.get(state, (date(2024, 1, 1), date(2027, 12, 31)))
    agreement = AgreementFactory(responsible_board=board, start_date=start, end_date=end, extension="decision")
    with_parts(agreement, organisation)
    examined(agreement)
    agreement.state = STORED.get(state, state)
    agreement.imported_incomplete = state == State.UNKNOWN
    if agreement.state in {State.DECIDED, *agreement.BOUND}:
        agreement.decision = decisions["yes"]
    if agreement.imported_incomplete:  # which rests on a decision of its own
        agreement.decision = DecisionFactory(board=board, meeting_date=date(2023, 12, 5), outcome="approved")
    if agreement.state in agreement.BOUND:
        agreement.signed_on = date(2023, 12, 20)
    if state == State.TERMINATED:
        agreement.terminated_on, agreement.ends_on = date(2026, 8, 1), date(2026, 10, 31)
    agreement.save()
    agreement = IOPAgreement.objects.get(pk=agreement.pk)
    assert agreement.current_state == state
    return agreement


def answers(agreement, decisions, number=0):
    """What each act is given: everything that it asks for, so that only the state and the right can stand in its way."""
    party = agreement.parties.get(side="idea_driven")
    due = min(filter(None, [agreement.last_day, max(agreement.start_date, date(2026, 12, 1))]))
    amend = {
        "decision": decisions["later"][number],
        "signed_on": date(2026, 11, 20),
        "valid_from": max(agreement.start_date, date(2026, 11, 20)),
        "reason": "Ny uppsägningstid",
        "notice_months": (agreement.notice_months or 0) % 12 + 1,
    }
    pay = {"key": UUID(int=agreement.pk * 100 + number), "party": party, "year": agreement.start_date.year, "due": due}
    return {
        "review": {},
        "prepare": {},
        "decide": {"decision": decisions["yes"]},
        "decline": {"decision": decisions["no"], "reason": "Ryms i bidragen"},
        "withdraw": {"reason": "Parten avböjde"},
        "take_back": {"reason": "Fel rad i listan"},
        "withdraw_notice": {"reason": "Parterna fortsätter"},
        "sign": {"signed_on": date(2023, 12, 20)},
        "amend": amend,
        "terminate": {"terminated_on": date(2026, 11, 20), "ends_on": date(2028, 1, 1), "reason": "Flyttar"}
        if agreement.end_date is None
        else {"terminated_on": date(2026, 11, 20), "reason": "Flyttar"},
        "renew": {"start_date": date(2029, 1, 1), "end_date": date(2030, 12, 31)},
        "replace": {"successor": SimpleNamespace(start_date=date(2029, 1, 1))},
        "extend": {"decision": decisions["later"][number], "until": date(2029, 6, 30)},
        "pay": pay | {"amount": Decimal("1000"), "giro_type": "bankgiro"},
    }


def do(act, actor, agreement, given):
    """y, n or x; what was done is undone again by the caller."""
    named = {
        "pay": services.plan_iop_payment,
        "take_back": services.take_back_decision,
        "withdraw_notice": services.withdraw_notice,
    }
    function = named.get(act) or getattr(services, f"{act}_agreement")
    try:
        function(actor=actor, agreement=agreement, **given)
    except PermissionDenied:
        return "n"
    except ValidationError:
        return "x"
    return "y"


def people(board, other_board, organisation):
    """(role, whether it is held for the agreement's own board, user), each role for its own and for another."""
    for role in Role:
        if role in FOR_A_BOARD:
            yield role, True, user_with(role, board=board)
            yield role, False, user_with(role, board=other_board)
        elif role in FOR_AN_ORGANISATION:
            yield role, False, user_with(role, organisation=organisation)
        else:
            yield role, False, user_with(role)


def test_every_state_every_act_and_every_role(social_board, culture_board, organisation, decisions):
    table, crowd = rows(), list(people(social_board, culture_board, organisation))
    assert set(table) == set(State)
    wrong = []
    for state, letters in table.items():
        agreement = agreement_in(state, social_board, organisation, decisions)
        given = answers(agreement, decisions)
        for act, letter in letters.items():
            for role, own, user in crowd:
                expected = letter if own and role in HOLDERS.get(act, OFFICERS) else "n"
                with transaction.atomic():
                    found = do(act, user, copy(agreement), given[act])
                    transaction.set_rollback(True)
                if found != expected:
                    wrong.append((state.value, act, role.value, own, f"{found}, the table says {expected}"))
    assert not wrong


# The state that an act leads to. What is not here leaves the state as it was.
LEADS_TO = {
    "review": State.LEGAL_REVIEW,
    "prepare": State.PREPARED,
    "decide": State.DECIDED,
    "decline": State.DECLINED,
    "withdraw": State.WITHDRAWN,
    "take_back": State.PREPARED,
    "sign": State.SIGNED,
    "terminate": State.TERMINATED,
    "withdraw_notice": State.SIGNED,
    "replace": State.RENEWED,
}
STEPS = 4


def walk(dice, actor, agreement, decisions):
    """Acts by chance, most of them such as the state allows: (state before, act, what came of it, state after) of each."""
    table, number, kept = rows(), 0, []
    for _ in range(STEPS):
        before, letters = State(agreement.state), table[agreement.current_state]
        allowed = [act for act, letter in letters.items() if letter == "y"]
        if before == State.TERMINATED:  # the table's own has ended already
            allowed.append("withdraw_notice")
        if not allowed:
            return  # nothing more comes of it
        act = dice.choice(allowed if dice.random() < 0.8 else list(letters))
        came = do(act, actor, agreement, answers(agreement, decisions, number)[act])
        agreement = IOPAgreement.objects.get(pk=agreement.pk)
        if came == "y" and act in {"sign", "amend"}:
            versions = list(agreement.versions.values_list("number", "sha256"))
            assert versions[:-1] == kept
            kept, number = versions, number + 1
        yield before, act, came, State(agreement.state)
    assert list(agreement.versions.values_list("number", "sha256")) == kept


def test_two_hundred_random_walks_reach_nothing_that_is_not_drawn(social_board, social_officer, organisation, decisions):
    starts = [
        agreement_in(state, social_board, organisation, decisions) for state in (State.DRAFT, State.PREPARED, State.DECIDED)
    ]
    reached = set()
    for seed in range(200):
        dice = random.Random(seed)
        with transaction.atomic():
            for before, act, came, after in walk(dice, social_officer, copy(dice.choice(starts)), decisions):
                assert after not in IOPAgreement.BY_DATES, (seed, act)
                if came == "y" and act in LEADS_TO:
                    assert after == LEADS_TO[act], (seed, act)
                    assert after in IOPAgreement.NEXT[before], (seed, before, act)
                else:
                    assert after == before, (seed, act, came)
                reached |= {(before, after)} if before != after else set()
            transaction.set_rollback(True)
    assert reached == {(State(before), State(after)) for before, after in drawn()}  # and every way that is drawn is walked
    assert not IOPVersion.objects.exists()


def drawn():
    return [(before, after) for before, following in IOPAgreement.NEXT.items() for after in following]
