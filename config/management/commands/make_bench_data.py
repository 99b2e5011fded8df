"""Made-up rows in bulk, for measuring. The same serial number gives the same row each time."""

import uuid
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from config.examples.sodertalje.fiction import with_check_digit
from grants.models import GrantApplication, GrantDecision, GrantPayment, GrantReport, GrantRound, GrantScheme
from partnerships.audit.services import record
from partnerships.cases.models import BoardDecision, CaseReference
from partnerships.ground.days import STOCKHOLM
from partnerships.ground.swedish import search_key
from partnerships.payments.models import Payment
from partnerships.register.models import Board, Municipality, Organisation, RoleAssignment, User
from partnerships.register.rights import Role

MOST = 900_000  # organisations: their numbers have six digits to differ in
BATCH = 5_000
MARK = "Påhittad, för prestandaprov"

BOARDS = {
    "PVA": "Provnämnden för kultur",
    "PVB": "Provnämnden för omsorg",
    "PVC": "Provnämnden för äldre",
    "PVD": "Provnämnden för unga",
    "PVE": "Provnämnden för miljö",
    "PVF": "Provnämnden för arbete",
    "PVG": "Provnämnden i Åkerby",
    "PVH": "Provnämnden i Östermo",
}
SCHEMES = {
    "VB": ("Verksamhetsbidrag", GrantScheme.Category.OPERATING),
    "AB": ("Aktivitetsbidrag", GrantScheme.Category.ACTIVITY),
    "LB": ("Lokalbidrag", GrantScheme.Category.PREMISES),
}
YEARS = range(2016, 2026)
PLACES = ("Åkerby", "Ängsholm", "Östermo", "Björkvik", "Granåsen", "Lindkulla", "Stensund", "Tallhed", "Vassmyra", "Zinkby")
KINDS = {
    "idrottsförening": "Idrott",
    "kulturförening": "Kultur",
    "scoutkår": "Barn och unga",
    "byalag": "Lokal utveckling",
    "mötesplats": "Socialt arbete",
    "odlarförening": "Miljö",
    "läxhjälp": "Barn och unga",
}
PURPOSES = (
    "Öppen verksamhet varje vecka",
    "Läger och utflykter under året",
    "Hyra för lokal som är öppen för alla",
    "Stöd och råd",
)

State, Result = GrantApplication.State, GrantDecision.Result
# Of twenty applications: one of each kind that never comes to a decision, two rejected, the rest granted.
UNDECIDED = (State.DRAFT, State.SUBMITTED, State.DISMISSED, State.WITHDRAWN)
REJECTED = (4, 5)
GRANTED_IN_PART = range(6, 12)


class Command(BaseCommand):
    help = _(
        "Fyller en tom databas, eller en med exempeldata, med påhittade organisationer och bidrag tills de är så många "
        "som anges. Är de redan så många händer inget."
    )

    def add_arguments(self, parser):
        parser.add_argument("--organisations", type=int, default=1_000, help=_("antal organisationer"))
        parser.add_argument("--grants", type=int, default=10_000, help=_("antal ansökningar om bidrag, med beslut och betalning"))

    @transaction.atomic
    def handle(self, organisations, grants, **options):
        if not 1 <= organisations <= MOST or grants < 0:
            raise CommandError(_("Ange 1–%(most)s organisationer, och 0 eller fler bidrag.") % {"most": MOST})
        municipality = the_municipality()
        planner, attester = users()
        make_rounds()
        had = Organisation.objects.filter(purpose=MARK).count(), GrantApplication.objects.filter(other_funders=MARK).count()
        make_organisations(range(had[0], organisations))
        make_grants(range(had[1], grants), planner, attester)
        set_frames()
        made = {"organisations": max(0, organisations - had[0]), "grants": max(0, grants - had[1])}
        if any(made.values()):
            record(None, "made_bench_data", municipality, **made)
        self.stdout.write(_("%(organisations)s organisationer och %(grants)s bidrag lades till.") % made)


def the_municipality():
    municipality = Municipality.objects.first()
    if municipality is None:
        note = "Provdata. Allt i databasen är påhittat och finns för att mäta hur fort registret svarar."
        return Municipality.objects.create(pk=1, name="Provköpings kommun", is_example=True, example_note=note)
    if not municipality.is_example:
        raise CommandError(
            _(
                "Databasen hör till %(municipality)s och är inte märkt som exempel, så inget har lagts till. "
                "Ange en tom databas i DATABASE_URL, kör migrate och försök igen."
            )
            % {"municipality": municipality}
        )
    return municipality


def users():
    """One who plans the payments, and another who attests them."""
    return [
        held_by(f"prov-{name}@example.org", f"Provanvändare, {role.label}", role)
        for name, role in (("planerare", Role.FINANCE), ("attestant", Role.ATTESTER))
    ]


def held_by(email, name, *roles):
    user, made = User.objects.get_or_create(email=email, defaults={"name": name, "password": "!"})
    if made:
        RoleAssignment.objects.bulk_create(RoleAssignment(user=user, role=role, whole_municipality=True) for role in roles)
    return user


def make_rounds():
    """Boards, their schemes, and for each year a round with the decision that its grants follow from."""
    if Board.objects.filter(code__in=BOARDS).exists():
        return
    for code, name in BOARDS.items():
        board = Board.objects.create(code=code, name=name, kind=Board.Kind.BOARD)
        for number, (scheme_code, (scheme_name, category)) in enumerate(SCHEMES.items(), start=1):
            scheme = GrantScheme.objects.create(board=board, code=scheme_code, name=scheme_name, category=category)
            for year in YEARS:
                make_round(board, scheme, year, number)


def make_round(board, scheme, year, number):
    case = CaseReference.objects.create(raw=f"{board.code} {year - 1}/{number}", board=board, title=f"{scheme} {year}")
    BoardDecision.objects.create(
        board=board,
        title=f"{scheme} {year}",
        meeting_date=date(year - 1, 12, 11),
        paragraph=number,
        case=case,
        outcome=BoardDecision.Outcome.GRANTED,
    )
    GrantRound.objects.create(
        scheme=scheme, board=board, year=year, opens=date(year - 1, 9, 1), closes=date(year - 1, 10, 31), frame=Decimal(0)
    )


def make_organisations(serials):
    for batch in batches(serials):
        Organisation.objects.bulk_create(with_keys(organisation(serial)) for serial in batch)


def organisation(serial):
    place, kind, members = spread(serial, len(PLACES), len(KINDS), 900)
    name, area = list(KINDS.items())[kind]
    return Organisation(
        name=f"{PLACES[place]} {name} {serial + 1}",
        org_number=with_check_digit(f"812{serial:06d}", split=6),
        legal_form=Organisation.LegalForm.ASSOCIATION,
        activity_area=area,
        purpose=MARK,
        active_in_municipality=True,
        member_count=members,
        member_count_year=YEARS[-1],
        bankgiro=with_check_digit(f"9{serial:06d}", split=4),
    )


def with_keys(thing):
    """The record with the keys that `save` would have set; rows in bulk are not saved one by one."""
    thing.set_keys()
    return thing


def make_grants(serials, planner, attester):
    if not serials:
        return
    organisations = list(
        Organisation.objects.filter(purpose=MARK).only("name", "org_number", "bankgiro", "sort_text").order_by("pk")
    )
    rounds = list(decided_rounds())
    for batch in batches(serials):
        drawn = [(serial, *drawn_for(serial, organisations, rounds)) for serial in batch]
        applications = GrantApplication.objects.bulk_create(application(*each) for each in drawn)
        decided = [
            (serial, organisation, made, decision(made, board_decision, fate))
            for made, (serial, organisation, (_round, board_decision), _asked, fate) in zip(applications, drawn, strict=True)
            if fate >= len(UNDECIDED)
        ]
        GrantDecision.objects.bulk_create(grant for *_application, grant in decided)
        granted = [each for each in decided if each[-1].amount]
        payments = Payment.objects.bulk_create(payment(*each, planner, attester) for each in granted)
        grants = [grant for *_application, grant in granted]
        GrantPayment.objects.bulk_create(
            GrantPayment(grant_id=grant.pk, payment_id=paid.pk) for grant, paid in zip(grants, payments, strict=True)
        )
        GrantReport.objects.bulk_create(report(serial, made, grant) for serial, _by, made, grant in granted if serial % 5)


def decided_rounds():
    """(round, the board's decision on it) for each round of the made-up boards."""
    decisions = {
        (each.board_id, each.year, each.paragraph): each
        for each in BoardDecision.objects.filter(board__code__in=BOARDS).select_related("case")
    }
    numbers = {code: number for number, code in enumerate(SCHEMES, start=1)}
    for round in GrantRound.objects.filter(board__code__in=BOARDS).select_related("scheme").order_by("pk"):
        yield round, decisions[round.board_id, round.year - 1, numbers[round.scheme.code]]


def drawn_for(serial, organisations, rounds):
    """(organisation, round and decision, amount asked for, fate 0–19) of one application."""
    organisation, round, asked, fate = spread(serial, len(organisations), len(rounds), 3_000, 20)
    amount = Decimal(5_000 + 50 * asked) + (Decimal("0.50") if asked % 7 == 0 else 0)
    return organisations[organisation], rounds[round], amount, fate


def application(serial, organisation, round_and_decision, asked, fate):
    round, board_decision = round_and_decision
    state = UNDECIDED[fate] if fate < len(UNDECIDED) else State.DECIDED
    made = GrantApplication(
        round_id=round.pk,
        board_id=round.board_id,
        organisation_id=organisation.pk,
        case_id=board_decision.case_id,
        submitted_on=None if state == State.DRAFT else round.closes - timedelta(days=serial % 50),
        requested_amount=asked,
        purpose=PURPOSES[serial % len(PURPOSES)],
        other_funders=MARK,
        period_from=date(round.year, 1, 1),
        period_to=date(round.year, 12, 31),
        member_count=organisation.member_count,
        state=state,
    )
    made.sort_text = organisation.sort_text
    made.search_text = search_key(f"{organisation.name} {organisation.org_number} {round} {board_decision.case} {made.purpose}")
    return made


def decision(application, board_decision, fate):
    rejected = fate in REJECTED
    part = Decimal("0.7") if fate in GRANTED_IN_PART else 1
    year = application.period_to.year
    return GrantDecision(
        application_id=application.pk,
        decision_id=board_decision.pk,
        result=Result.REJECTED if rejected else Result.PARTLY if part != 1 else Result.GRANTED,
        amount=Decimal(0) if rejected else (application.requested_amount * part).quantize(Decimal("0.01")),
        reason="Uppfyller inte villkoren" if rejected else "",
        report_due=None if rejected else date(year + 1, 3, 31),
    )


def payment(serial, organisation, application, grant, planner, attester):
    due = date(application.period_from.year, 2, 15)
    return Payment(
        key=uuid.uuid5(uuid.NAMESPACE_OID, f"{MARK} {serial}"),
        organisation_id=organisation.pk,
        board_id=application.board_id,
        amount=grant.amount,
        due=due,
        giro_type=Payment.Giro.BANKGIRO,
        giro_number=organisation.bankgiro,
        planned_by_id=planner.pk,
        attested_by_id=attester.pk,
        attested_at=datetime.combine(due - timedelta(days=1), time(12), STOCKHOLM),
        paid_on=due,
        voucher_no=f"P{serial}",
        state=Payment.State.PAID,
    )


def report(serial, application, grant):
    received = date(application.period_to.year + 1, 1, 15) + timedelta(days=serial % 90)
    return GrantReport(
        grant_id=grant.pk,
        received_on=received,
        used_amount=grant.amount,
        approved_on=received + timedelta(days=14) if serial % 3 else None,
        state="approved" if serial % 3 else "received",
    )


def set_frames():
    """What the rounds have given, and a frame that has room for it."""
    given = GrantDecision.objects.filter(application__round__board__code__in=BOARDS).order_by()
    for round, amount in given.values_list("application__round").annotate(Sum("amount")):
        GrantRound.objects.filter(pk=round).update(reserved=amount, frame=amount + 100_000)


def batches(serials):
    return (serials[start : start + BATCH] for start in range(0, len(serials), BATCH))


def spread(serial, *sizes):
    """A number below each of `sizes`, drawn from the serial: the same each time, and evenly spread."""
    drawn = (serial + 1) * 0x9E3779B97F4A7C15 % 2**64 >> 16
    for size in sizes:
        drawn, part = divmod(drawn, size)
        yield part
