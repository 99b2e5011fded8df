"""A case, a meeting, decisions of each kind and an assignment."""

from datetime import date

from partnerships.cases.models import Assignment, BoardMeeting, CaseReference
from tests.fixtures import DecisionFactory


def boards(world):
    world.case = CaseReference.objects.create(raw="KFN 18/37", board=world.board, stated_in="Protokoll")
    world.meeting = BoardMeeting.objects.create(board=world.board, date=date(2018, 12, 11))
    world.decision = DecisionFactory(board=world.board, paragraph=161)
    world.executive_decision = DecisionFactory(board=world.executive_board)
    world.late_decision = DecisionFactory(board=world.board, paragraph=163, meeting_date=date(2020, 2, 15))
    world.told_decision = DecisionFactory(board=world.board, paragraph=None, from_list=True)
    world.refusal = DecisionFactory(board=world.board, paragraph=162, outcome="rejected")
    delegated = {"is_delegated": True, "delegate_role": "Chefen", "delegation_point": "3.2", "paragraph": None}
    world.unreported_decision = DecisionFactory(board=world.board, **delegated)
    world.assignment = Assignment.objects.create(board=world.board, text="Följ upp")
