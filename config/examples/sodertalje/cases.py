"""The matter of the compact through the boards, with the documents' own slips, and what they propose but nobody has decided."""

from datetime import date

from partnerships.audit.services import add
from partnerships.cases.models import Assignment, BoardDecision, CaseReference, DecisionBasis, Dissent, Motion, Remark

MEMO = "Tjänsteskrivelse 2018-05-31"
MATTER = "Samverkan mellan idéburen sektor och kommunen"

# code, § , dnr, notice date, received at KS, date of the memo that the board cites
ANSWERS = [
    ("JÄ", 121, "JÄ 18/51", date(2018, 6, 26), date(2018, 6, 26), date(2018, 5, 24)),
    ("HM", 94, "HM 18/37", date(2018, 6, 28), date(2018, 7, 2), date(2018, 5, 31)),
    ("VM", 66, "VM 18/45", date(2016, 6, 19), None, date(2018, 5, 24)),
    ("EN", 69, "EN 18/31", date(2018, 6, 21), None, date(2018, 5, 24)),
]
ENDORSES = (
    "Nämnden tillstyrker kontorets förslag: att kommunfullmäktige godkänner samverkansöverenskommelsen och ger kultur- och "
    "fritidsnämnden uppdraget att leda det fortsatta arbetet."
)


def load(boards):
    """Register the diary numbers, decisions and proposals; the diary numbers by how they are written."""
    cases = load_cases(boards)
    load_mission(boards, cases)
    for answer in ANSWERS:
        load_answer(boards, cases, *answer)
    load_adoption(boards, cases)
    load_proposals(boards, cases)
    return cases


def load_cases(boards):
    main = add(None, CaseReference(raw="KS 17/53", title=MATTER, board=boards["KS"], stated_in=MEMO))
    cases = {"KS 17/53": main}
    for raw, code in [
        ("DB 18/65", "DB"),
        ("KFN 18/58", "KFN"),
        ("EN 18/31", "EN"),
        ("HM 19/37", "HM"),
        ("JÄ 18/51", "JÄ"),
        ("VM 18/45", "VM"),
    ]:
        cases[raw] = add(None, CaseReference(raw=raw, title=MATTER, board=boards[code], matter=main, stated_in=MEMO))
    cases["HM 18/37"] = add(
        None, CaseReference(raw="HM 18/37", title=MATTER, board=boards["HM"], matter=main, stated_in="Protokollsutdrag § 94")
    )
    return cases


def load_mission(boards, cases):
    decision = BoardDecision(
        board=boards["KS"],
        title="Uppdrag att ta fram en överenskommelse om samverkan med idéburen sektor",
        meeting_date=date(2017, 1, 27),
        paragraph=23,
        case=cases["KS 17/53"],
        outcome=BoardDecision.Outcome.ASSIGNED,
        text="Stadsdirektören får i uppdrag att ta fram en överenskommelse om samverkan mellan idéburen sektor och kommunen.",
    )
    add(None, decision)
    assignment = Assignment(
        board=boards["KS"],
        decision=decision,
        case=cases["KS 17/53"],
        text="Ta fram en överenskommelse om samverkan mellan idéburen sektor och kommunen",
        assignee="Stadsdirektören",
        source=MEMO,
        state=Assignment.State.DONE,
    )
    add(None, assignment, reason="Överenskommelsen antogs av kommunfullmäktige 2018-10-01.")


def load_answer(boards, cases, code, paragraph, dnr, notice_date, received_on, memo_date):
    """One local board's endorsement. None of the minutes gives the day of the meeting."""
    decision = BoardDecision(
        board=boards[code],
        title=MATTER,
        paragraph=paragraph,
        case=cases[dnr],
        outcome=BoardDecision.Outcome.ENDORSED,
        text=ENDORSES,
        notice_date=notice_date,
        received_on=received_on,
        distribution="Akten, handläggaren" if code == "EN" else "Akten, kommunstyrelsens kontor, kultur- och fritidskontoret",
    )
    if code == "JÄ":
        decision.proposition = (
            "Ordföranden ställer först proposition på återremiss och finner att ärendet avgörs i dag, därefter på kontorets "
            "förslag och finner att nämnden beslutar enligt det."
        )
    add(None, decision)
    for title, day in [
        ("Tjänsteskrivelse", memo_date),
        ("Bilaga 1: Samverkansöverenskommelse", date(2018, 5, 24)),
        ("Bilaga 2: Organisation och utvecklingsplan", date(2018, 5, 24)),
    ]:
        add(None, DecisionBasis(decision=decision, title=title, document_date=day))
    if code == "JÄ":
        add(
            None,
            Motion(decision=decision, mover="Ordföranden", party="MP", demand="Bifall till kontorets förslag", result="carried"),
        )
        add(
            None,
            Motion(
                decision=decision,
                mover="Ledamot",
                party="M",
                demand="Återremiss för att förtydliga organisationen",
                result="lost",
            ),
        )
        add(None, Dissent(decision=decision, person="Ledamot", party="M", reason="Det egna yrkandet om återremiss"))
        add(None, Remark(decision=decision, text="Förtydliga organisationen: arbetsgruppen är inte en interimsgrupp."))


def load_adoption(boards, cases):
    add(
        None,
        BoardDecision(
            board=boards["KF"],
            title="Samverkansöverenskommelse mellan idéburen sektor och kommunen",
            meeting_date=date(2018, 10, 1),
            case=cases["KS 17/53"],
            outcome=BoardDecision.Outcome.ADOPTED,
            text="Kommunfullmäktige antar samverkansöverenskommelsen.",
        ),
    )


def load_proposals(boards, cases):
    """The memo's two points to the executive board: proposed, and in no document decided."""
    for point, text, assignee, due in [
        (
            1,
            "Föreslå kommunfullmäktige att godkänna överenskommelsen och låta kultur- och fritidsnämnden leda arbetet vidare",
            "Kommunstyrelsen",
            "",
        ),
        (
            2,
            "Tydliggöra och utveckla riktlinjer för vilka avtalsformer kommunen kan ha med idéburen sektor",
            "Stadsdirektören",
            "hösten 2018",
        ),
    ]:
        add(
            None,
            Assignment(
                board=boards["KS"],
                case=cases["KS 17/53"],
                point_no=point,
                text=text,
                assignee=assignee,
                due_as_written=due,
                source=MEMO,
            ),
        )
