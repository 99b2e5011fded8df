"""What the example data lacks and a page is about: drafts, a cost, a transfer that is decided, a document, follow-ups."""

from datetime import date
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from budget import services as budget
from budget.models import BudgetLine, BudgetTransfer
from grants import services as grants
from grants.models import GrantDecision, GrantRound
from partnerships.cases.models import Assignment, BoardDecision
from partnerships.cases.services import attach_document, register_decision, register_meeting
from partnerships.compact import services as compacts
from partnerships.compact.models import Commitment
from partnerships.events import services as events
from partnerships.ground.days import today
from partnerships.imports import flow
from partnerships.jobs.services import start_job
from partnerships.register.models import Board, Organisation, User
from partnerships.register.rights import Area
from partnerships.state_aid.services import register_aid
from reports.services import make_calendar_key


def add_what_is_missing():
    for add in (lists_in, cases, grant_applications, compact, meetings, budgets, state_aid, calendars):
        add({user.email.split("@")[0]: user for user in User.objects.all()})


def lists_in(people):
    """One whose columns are to be chosen, one with a fault, one to apply; and work that waits."""
    heading = "Förening;Orgnr;Antal medlemmar;Färg\n"
    flow.upload(people["culture"], kind="organisationer", file=SimpleUploadedFile("ny.csv", (heading + "Laget;;3;r\n").encode()))
    for name, members in (("fel.csv", "många"), ("lista.csv", "12")):
        file = SimpleUploadedFile(name, f"{heading}Odlarlaget;;{members};röd\nByalaget vid ån;;7;blå\n".encode())
        list_in = flow.upload(people["culture"], kind="organisationer", file=file)
        flow.choose_columns(people["culture"], list_in, mapping=list_in.mapping)
    start_job(actor=people["culture"], title="Kontroll av lista.csv", work="check_import", about={"pk": list_in.pk})


def calendars(people):
    make_calendar_key(actor=people["social"], user=people["social"])


def state_aid(people):
    register_aid(
        actor=people["social"],
        organisation=Organisation.objects.order_by("pk").first(),
        giver="Regionen",
        matter="Öppen verksamhet",
        granted_on=date(2025, 3, 10),
        amount=Decimal("1650000"),
        rate=Decimal("11.0125"),
        rate_on=date(2025, 3, 10),
    )


def cases(people):
    decision = BoardDecision.objects.filter(board__code="KFN").first()
    attach_document(
        actor=people["secretary"],
        to=decision,
        area=Area.DECISIONS,
        file=SimpleUploadedFile("protokoll.txt", b"Protokollsutdrag"),
        title="Protokollsutdrag",
        board_id=decision.board_id,
    )
    register_meeting(actor=people["secretary"], board=decision.board, date=date(2019, 1, 15), documents_due=date(2019, 1, 4))
    assert Assignment.objects.filter(state="proposed").exists()


def grant_applications(people):
    round = GrantRound.objects.filter(board__code="KFN").latest("year")
    organisation = newcomers(round).first()
    grant = GrantDecision.objects.filter(application__board=round.board, amount__gt=0, report=None).latest("pk")
    grants.register_report(actor=people["culture"], grant=grant, received_on=today(), used_amount=grant.amount)
    grants.register_application(
        actor=people["culture"],
        round=round,
        organisation=organisation,
        requested_amount=Decimal("12000"),
        purpose="Utkast till ansökan",
    )
    round = GrantRound.objects.filter(board__code="SN").latest("year")
    for organisation in newcomers(round)[:2]:
        application = grants.register_application(
            actor=people["social"],
            round=round,
            organisation=organisation,
            requested_amount=Decimal("12000"),
            purpose="Träffar varje vecka",
        )
        grants.submit_application(actor=people["social"], application=application, submitted_on=round.opens)


def newcomers(round):
    """Those who have not applied in the round, and can be paid."""
    applied = round.applications.values("organisation")
    return Organisation.objects.exclude(bankgiro="").exclude(pk__in=applied)


def compact(people):
    actor = people["culture"]
    draft = compacts.register_compact(actor=actor, title="Överenskommelse", version_text="Utkast till ny", plan_years=2)
    principle = compacts.register_principle(actor=actor, compact=draft, no=1, name="Dialog")
    compacts.register_commitment(actor=actor, principle=principle, bearer="both", no=1, text="Mötas", code="P1-G1")
    compacts.register_area(actor=actor, compact=draft, no=1, name="Mötesplatser")
    adopted = Commitment.objects.filter(compact__adopted_on__isnull=False, bearer="municipality").first()
    compacts.register_follow_up(actor=actor, commitment=adopted, year=2019, side="municipality", status="under_way")


def meetings(people):
    for title in ("Dialogforum i planering", "Dialogforum till"):
        events.register_event(actor=people["culture"], title=title, kind="dialogue_forum", date=date(2030, 5, 2))


def budgets(people):
    line = BudgetLine.objects.first()
    cost = {"date": date(line.year, 12, 1), "amount": Decimal("8000"), "supplier": "Leverantören", "voucher_no": "4711"}
    budget.register_cost(actor=people["finance"], line=line, **cost)
    budget.make_forecast(actor=people["finance"], line=line, amount=Decimal("40000"), as_of=date(line.year, 12, 1))
    decision = register_decision(
        actor=people["secretary"],
        board=Board.objects.get(kind=Board.Kind.EXECUTIVE),
        title="Medel till facilitator",
        meeting_date=date(2018, 11, 2),
        paragraph=1,
        outcome=BoardDecision.Outcome.GRANTED,
    )
    transfer = BudgetTransfer.objects.filter(state="proposed").first()
    budget.add_item(actor=people["finance"], plan=line.plan, name="Lokaler", order=3)
    budget.decide_transfer(actor=people["finance"], transfer=transfer, decision=decision)
