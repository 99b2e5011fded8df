"""The way through the boards: tests, decisions, signing and notice."""

from datetime import date, timedelta

from partnerships.agreements import services
from partnerships.agreements.models import IOPAgreement
from partnerships.audit.services import add
from partnerships.cases.models import BoardDecision
from partnerships.ground.days import add_months

from .. import legal_tests
from ..follow_ups import load_follow_ups
from .days import weekday
from .payments import load_payments
from .story import FATES, LAST_DAYS, NOW, State


def settle(agreement, key, users, parties, kronor):
    """Take the agreement through the acts to the state it is to have."""
    fate, actor = FATES.get(key, State.SIGNED), users[legal_tests.officer(agreement.responsible_board.code)]
    if fate == State.DRAFT:
        return
    agreement = services.review_agreement(actor=actor, agreement=agreement)
    examined = weekday(min(add_months(agreement.start_date, -5), NOW - timedelta(days=40)))
    test = legal_tests.examine(agreement, examined, actor, key)
    if fate == State.LEGAL_REVIEW:
        return
    hindered = not legal_tests.clear(test, examined, actor).allows_agreement()
    agreement = services.prepare_agreement(actor=actor, agreement=agreement, despite_test=hindered)
    if fate == State.PREPARED:
        return
    agreement = decide(agreement, users, weekday(examined + timedelta(days=35)), fate)
    if fate in {State.DECIDED, State.DECLINED}:
        return
    signed_on = weekday(agreement.decision.meeting_date + timedelta(days=16))
    agreement = services.sign_agreement(actor=actor, agreement=agreement, signed_on=signed_on)
    load_payments(agreement, key, parties, users, actor)
    if fate == State.TERMINATED:
        agreement = IOPAgreement.objects.get(pk=agreement.pk)
        services.terminate_agreement(
            actor=actor,
            agreement=agreement,
            terminated_by=parties[1],
            terminated_on=date(2025, 9, 30),
            ends_on=LAST_DAYS[key],
            reason="Stiftelsen flyttar verksamheten till en annan kommun.",
        )
    load_follow_ups(agreement, key, actor, users["representative"])


def decide(agreement, users, day, fate):
    """The board's decision, with a § that no other decision of the year has."""
    board = agreement.responsible_board
    decision = BoardDecision(
        board=board,
        title=agreement.title,
        case=agreement.case,
        meeting_date=day,
        paragraph=free_paragraph(board, day, agreement.pk),
        outcome="rejected" if fate == State.DECLINED else "approved",
        text="Nämnden avslår förslaget till avtal."
        if fate == State.DECLINED
        else "Nämnden godkänner avtalet om idéburet offentligt partnerskap.",
    )
    add(users["secretary"], decision)
    if fate == State.DECLINED:
        return services.decline_agreement(
            actor=users["secretary"], agreement=agreement, decision=decision, reason="Verksamheten ryms inom föreningsbidragen."
        )
    return services.decide_agreement(actor=users["secretary"], agreement=agreement, decision=decision)


def free_paragraph(board, day, serial):
    """A § that no other decision of the board has in the year."""
    taken = set(BoardDecision.objects.filter(board=board, meeting_date__year=day.year).values_list("paragraph", flat=True))
    return next(number for number in range(60 + 7 * serial % 50, 999) if number not in taken)
