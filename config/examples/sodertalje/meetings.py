"""The fictional layer: meetings with decision lists, delegated decisions to report, and changes that are asked for."""

from datetime import date, timedelta
from decimal import Decimal

from grants import services as grants
from grants.models import GrantDecision, GrantRound
from partnerships.audit.services import add
from partnerships.cases import services as cases
from partnerships.cases.models import BoardDecision
from partnerships.ground.days import today

from .fiction import MARK, RULE

HELD, COMING = timedelta(days=-20), timedelta(days=24)
DOCUMENTS = timedelta(days=-14)  # before the meeting
OFFICERS = {"KFN": "culture", "SN": "social"}
DELEGATED = {
    "KFN": [("Snabbstöd till höstlovsläger", "Kulturchefen", "3.2"), ("Arrangemangsbidrag, skördefest", "Kulturchefen", "3.3")],
    "SN": [("Bidrag till julfirande", "Socialchefen", "5.1")],
}


def load(boards, users):
    for code, officer in OFFICERS.items():
        board = boards[code]
        held, coming = [load_meeting(board, today() + when, users["secretary"]) for when in (HELD, COMING)]
        load_delegated(board, held, DELEGATED[code], users["secretary"])
        load_list(board, coming, users[officer])
    load_changes(boards["KFN"], users)


def load_meeting(board, day, secretary):
    return cases.register_meeting(actor=secretary, board=board, date=day, documents_due=day + DOCUMENTS)


def load_delegated(board, held, decisions, secretary):
    """The first is reported at the meeting that was held, the last was made after it and waits for the next."""
    for place, (title, role, point) in enumerate(decisions):
        decision = cases.register_decision(
            actor=secretary,
            board=board,
            title=f"{title} {MARK}",
            meeting_date=held.date + timedelta(days=-8 if place == 0 and len(decisions) > 1 else 3),
            outcome=BoardDecision.Outcome.GRANTED,
            is_delegated=True,
            delegate_role=role,
            delegation_point=point,
        )
        if decision.meeting_date < held.date:
            cases.report_delegated_decisions(actor=secretary, meeting=held, decisions=[decision], paragraph=12)


def load_list(board, coming, officer):
    """The applications of the round that is open: a draft that lacks its last proposal, and the other board's, handed over."""
    round = GrantRound.objects.filter(board=board, opens__lte=today(), closes__gte=today()).get()
    decision_list = grants.register_decision_list(actor=officer, board=board, title=f"{round}, fördelning {MARK}", meeting=coming)
    grants.gather_applications(actor=officer, decision_list=decision_list, round=round)
    is_whole, rows = board.code == "SN", list(decision_list.rows.as_read())
    for place, row in enumerate(rows if is_whole else rows[:-1]):
        asked = row.application.requested_amount
        less = {"amount": asked - 5000, "grounds": "Ramen räcker inte till allt som är sökt.", "rule_reference": RULE}
        said = {"amount": asked, "state_aid_basis": "no_activity"} if place == 0 else less
        grants.change_proposal(actor=officer, row=row, proposal="grant", **said)
    if is_whole:
        decision_list.refresh_from_db()
        grants.send_decision_list(actor=officer, decision_list=decision_list)


def load_changes(board, users):
    """In a round of the past: one change granted, and one that is asked for."""
    rows = GrantDecision.objects.granted().filter(application__board=board, application__round__year=2026).order_by("pk")
    longer, other = list(rows[:2])
    asked = {"asked_by_role": "Ordförande", "grounds": "Lokalen renoveras till sommaren, och verksamheten flyttas till hösten."}
    actor, day = users["culture"], today() - timedelta(days=60)
    change = grants.ask_change(actor=actor, grant=longer, asked_on=day, period_to=date(2027, 6, 30), **asked)
    about = {"title": f"Ändrad tid för verksamhetsbidrag {MARK}", "outcome": BoardDecision.Outcome.APPROVED, "paragraph": 251}
    decision = add(None, BoardDecision(board=board, meeting_date=day + timedelta(days=30), **about))
    grants.grant_change(actor=users["secretary"], change=change, decision=decision, answer="Skälet godtas.")
    asked["grounds"] = "Fler deltagare än väntat."
    more = {"amount": other.amount + Decimal(2000), "asked_on": today() - timedelta(days=5)}
    grants.ask_change(actor=actor, grant=other, **more, **asked)
