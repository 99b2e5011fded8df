"""The fictional layer: associations and their grants. Every name, number and amount here is made up.

It goes through the same acts as the pages, so that it shows what the register does: who planned, who attested, what the log says.
"""

import random
import uuid
from datetime import date, timedelta
from decimal import Decimal

from grants import services as grants
from grants.models import GrantRound, GrantScheme, LateRule
from partnerships.audit.services import add
from partnerships.cases.models import BoardDecision, CaseReference
from partnerships.ground.days import today
from partnerships.payments import services as payments
from partnerships.register.models import Organisation, OrganisationContact, RoleAssignment
from partnerships.register.rights import Role

from . import report_back
from .boards import new_user

YEARS = (2018, 2019, 2025, 2026)
MARK = "(exempel)"
REPRESENTED = "Ängslyckans mötesplats"

# name, legal form, activity area; those with None have no organisation number
ORGANISATIONS = [
    ("Ängslyckans mötesplats", "61", "Socialt arbete"),
    ("Björkviks IF", "61", "Idrott"),
    ("Åkerbäckens kulturförening", "61", "Kultur"),
    ("Östanvinds scoutkår", "61", "Barn och unga"),
    ("Zenitens teatersällskap", "61", "Kultur"),
    ("Stiftelsen Härdens vänner", "72", "Socialt arbete"),
    ("Klockängens församlingsvänner", "63", "Socialt arbete"),
    ("Verkstadskooperativet Hjulspåret", "51", "Arbetsintegration"),
    ("Språknätverket Gläntan", "network", "Integration"),
    ("Vattentornets byalag", "61", "Lokal utveckling"),
    ("Månskärs båtklubb", "61", "Idrott"),
    ("Tallåsens pensionärsförening", "61", "Äldre"),
    ("Lyktans kvinnojour", "61", "Skydd och stöd"),
    ("Fyrbåkens brottsofferstöd", "61", "Skydd och stöd"),
    ("Rönnhagens kolonister", "61", "Lokal utveckling"),
    ("Ärtväppans odlarförening", "61", "Miljö"),
    ("Nyckelpigans föräldraförening", "61", "Barn och unga"),
    ("Stråkvägens ungdomsorkester", "61", "Kultur"),
    ("Ljungdalens ridsällskap", "61", "Idrott"),
    ("Trädgårdsstadens simklubb", "61", "Idrott"),
    ("Hantverkarnas studiecirkel", "61", "Folkbildning"),
    ("Kanalbankens anhörigförening", "61", "Anhörigstöd"),
    ("Öppna fönstrets vänförening", "61", "Integration"),
    ("Ådalstorps hembygdsförening", "61", "Kultur"),
    ("Gruvstigens skidlöpare", "61", "Idrott"),
    ("Solrosens läxhjälp", "61", "Barn och unga"),
]

SCHEMES = [
    ("KFN", "VB", "Verksamhetsbidrag", GrantScheme.Category.OPERATING, "1400000"),
    ("KFN", "AB", "Aktivitetsbidrag barn och unga", GrantScheme.Category.ACTIVITY, "600000"),
    ("KFN", "LB", "Lokalbidrag", GrantScheme.Category.PREMISES, "900000"),
    ("SN", "SO", "Bidrag till sociala organisationer", GrantScheme.Category.OPERATING, "1200000"),
]
OPEN = {"VB", "SO"}  # one form of each board can be applied for on the day when the data is loaded
AREAS = {"AB": {"Barn och unga", "Idrott"}, "SO": {"Socialt arbete", "Skydd och stöd", "Anhörigstöd", "Integration", "Äldre"}}
PURPOSES = {
    "VB": "Löpande verksamhet för medlemmar och besökare under året",
    "AB": "Ledarledda aktiviteter för barn och unga, tre kvällar i veckan",
    "LB": "Hyra för lokal som är öppen för allmänheten",
    "SO": "Stödsamtal, öppet hus och uppsökande arbete",
}

RULE = "Bidragsformens regler, punkt 4"


def load_organisations(users):
    """Register the associations; by name."""
    organisations = {}
    for serial, (name, form, area) in enumerate(ORGANISATIONS, start=1):
        network = form == "network"
        organisations[name] = add(
            None,
            Organisation(
                name=name,
                org_number=None if network else made_up_number(serial),
                legal_form=form,
                activity_area=area,
                active_in_municipality=True,
                member_count=25 + 17 * serial,
                member_count_year=2026,
                bankgiro="" if network else made_up_giro(serial),
                purpose="Påhittad förening i exempeldata.",
            ),
        )
        contact = OrganisationContact(
            organisation=organisations[name], name=f"Ordföranden, {name}", role="chair", email=f"forening{serial}@example.org"
        )
        add(None, contact)
    protected = OrganisationContact(
        organisation=organisations["Lyktans kvinnojour"], name="Föreståndaren", role="contact", protected=True
    )
    add(None, protected)
    representative = users["representative"] = new_user("representative", str(Role.REPRESENTATIVE.label))
    own = organisations[REPRESENTED]
    add(None, RoleAssignment(user=representative, role=Role.REPRESENTATIVE, organisation=own), act="gave_role")
    return organisations


def made_up_number(serial):
    return with_check_digit(f"8029{serial:05d}", split=6)


def made_up_giro(serial):
    return with_check_digit(f"999{serial:04d}", split=4)


def with_check_digit(digits, split):
    """The digits with a Luhn digit after them, hyphenated after `split` digits."""
    total = sum(sum(divmod(int(digit) * (2 if place % 2 == 0 else 1), 10)) for place, digit in enumerate(reversed(digits)))
    digits += str(-total % 10)
    return f"{digits[:split]}-{digits[split:]}"


def load_grants(boards, organisations, users):
    """Schemes, a round per year and one that is open, applications of all fates, payments, accounts and a claim."""
    chance = random.Random(172000)
    for code, scheme_code, name, category, frame in SCHEMES:
        board = boards[code]
        officer = users["culture"] if code == "KFN" else users["social"]
        scheme = add(None, GrantScheme(board=board, code=scheme_code, name=name, category=category, report_days=90))
        rule = add_late_rule(scheme)
        for year in YEARS:
            days = {"opens": date(year - 1, 9, 1), "closes": date(year - 1, 10, 31), "late_rule": rule}
            round = add(None, GrantRound(scheme=scheme, board=board, year=year, frame=Decimal(frame), **days))
            load_round(round, officer, applicants(organisations, scheme_code, chance), users, chance)
        if scheme_code in OPEN:
            days = {"opens": today() - timedelta(days=40), "closes": today() + timedelta(days=30), "late_rule": rule}
            round = add(None, GrantRound(scheme=scheme, board=board, year=today().year + 1, frame=Decimal(frame), **days))
            load_open_round(round, officer, fitting(organisations, scheme_code))
    report_back.load(boards, users, recovery_decision)


def add_late_rule(scheme):
    """R24, Södertälje 2022: up to 25 % of what was asked for, and nothing is tried after 21 days."""
    told = {"name": "Sent inkommen ansökan", "source": "Södertälje kommun, föreningsbidrag för 2022"}
    return add(None, LateRule(scheme=scheme, kind="ceiling", ceiling_percent=25, last_day=21, **told))


def fitting(organisations, scheme_code):
    areas = AREAS.get(scheme_code)
    return [each for each in organisations.values() if (areas is None or each.activity_area in areas) and each.bankgiro]


def applicants(organisations, scheme_code, chance):
    """Which associations apply: those of the scheme's field, most of them; a third where it has no field."""
    share = 0.68 if scheme_code in AREAS else 0.33
    return [each for each in fitting(organisations, scheme_code) if chance.random() < share]


def load_round(round, officer, applicants, users, chance):
    case, decision = load_decision(round, str(round), date(round.year - 1, 12, 11), 200 + round.scheme_id)
    for organisation in applicants:
        load_application(round, case, decision, organisation, officer, users, chance)


def load_open_round(round, officer, fitting):
    """Three applications to decide on, a decision to cite, and two drafts. The representative has not applied yet."""
    case, _decision = load_decision(round, f"{round}, första fördelningen", today() - timedelta(days=3), 230 + round.scheme_id)
    others = [each for each in fitting if each.name != REPRESENTED]
    for place, organisation in enumerate(others[:5]):
        application = register(round, case, organisation, officer, asked=Decimal(35000 + 15000 * place))
        if place < 3:
            submitted = today() - timedelta(days=30 - 5 * place)
            grants.submit_application(actor=officer, application=application, submitted_on=submitted)


def load_decision(round, title, day, paragraph):
    """The case of a round, and the board's decision over its applications."""
    board = round.board
    case = add(None, CaseReference(raw=f"{board.code} {round.opens.year}/{900 + round.pk}", title=f"{round} {MARK}", board=board))
    decision = BoardDecision(
        board=board,
        title=f"{title} {MARK}",
        meeting_date=day,
        paragraph=paragraph,
        case=case,
        outcome=BoardDecision.Outcome.GRANTED,
        text="Nämnden fördelar bidragen enligt kontorets förslag.",
    )
    return case, add(None, decision)


def register(round, case, organisation, officer, asked):
    return grants.register_application(
        actor=officer,
        round=round,
        organisation=organisation,
        case=case,
        requested_amount=asked,
        purpose=PURPOSES[round.scheme.code],
        period_from=date(round.year, 1, 1),
        period_to=date(round.year, 12, 31),
        member_count=organisation.member_count,
    )


def load_application(round, case, decision, organisation, officer, users, chance):
    year = round.year
    asked = Decimal(chance.randrange(15, 160) * 1000)
    application = register(round, case, organisation, officer, asked)
    late = chance.random() < 0.06
    submitted = round.closes + timedelta(days=chance.randrange(22, 40) if late else -chance.randrange(1, 40))
    application = grants.submit_application(actor=officer, application=application, submitted_on=submitted)
    if late:
        grants.dismiss_application(actor=officer, application=application, reason="Ansökan kom in mer än 21 dagar för sent.")
        return
    amount = min(asked if chance.random() < 0.35 else (asked * Decimal("0.7")).quantize(Decimal(1000)), round_left(round))
    if chance.random() < 0.1 or amount < 5000:
        reason = "Verksamheten riktar sig inte till bidragsformens målgrupp."
        why = {"reason": reason, "rule_reference": RULE}
        application = grants.reject_application(actor=users["secretary"], application=application, decision=decision, **why)
        tell_how_to_appeal(officer, application.grant, decision)
        return
    why = {"reason": "Ramen räcker inte till allt som är sökt.", "rule_reference": RULE} if amount < asked else {}
    about = {"actor": users["secretary"], "application": application, "decision": decision}
    application = grants.grant_application(**about, amount=amount, state_aid_basis="no_activity", **why)
    tell_how_to_appeal(officer, application.grant, decision)
    load_payments(application.grant, officer, users, year)
    if year < 2026:
        load_report(application.grant, officer, users, chance, year)


def tell_how_to_appeal(officer, grant, decision):
    grants.complete_decision(actor=officer, grant=grant, appeal_told_on=decision.meeting_date + timedelta(days=6))


def round_left(round):
    round.refresh_from_db()
    return round.remaining()


def load_payments(grant, officer, users, year):
    """All in February; in the latest years half of it in August. What lies ahead is planned or attested."""
    first = (grant.amount / 2).quantize(Decimal(1))
    for part, amount in enumerate((first, grant.amount - first) if year > 2019 else (grant.amount,)):
        due = date(year, 2 + 6 * part, 15)
        key = uuid.uuid5(uuid.NAMESPACE_OID, f"exempel {grant.pk} {part}")
        coding = {"account": "4510", "cost_centre": "31020"}
        payment = grants.plan_grant_payment(
            actor=officer, grant=grant, key=key, amount=amount, due=due, giro_type="bankgiro", **coding
        )
        payment = payments.attest_payment(actor=users["attester"], payment=payment)
        if due < date(2026, 8, 1):
            payments.execute_payment(actor=users["finance"], payment=payment, paid_on=due, voucher_no=f"L{year}{payment.pk:05d}")


def load_report(grant, officer, users, chance, year):
    fate = chance.random()
    if fate < 0.08:
        return  # the account never came
    received = date(year + 1, 1, 15) + timedelta(days=chance.randrange(0, 75))
    used = grant.amount if fate > 0.16 else (grant.amount * Decimal("0.8")).quantize(Decimal(1))
    report = grants.register_report(
        actor=officer, grant=grant, received_on=received, used_amount=used, result_text="Verksamheten genomfördes enligt plan."
    )
    if used < grant.amount and grant.recovery_claims.count() == 0 and fate < 0.12:
        decision = recovery_decision(grant, date(year + 1, 5, 20))
        grants.claim_recovery(actor=officer, grant=grant, decision=decision, ground="not_used", amount=grant.amount - used)
    elif fate > 0.2:
        grants.approve_report(actor=officer, report=report, approved_on=received + timedelta(days=21))


def recovery_decision(grant, day):
    """The board's decision to reclaim: one a year for each form of grant."""
    scheme = grant.application.round.scheme
    about = {"board": scheme.board, "meeting_date": day, "paragraph": 100 + scheme.pk}
    decision = BoardDecision.objects.filter(**about).first()
    return decision or add(
        None,
        BoardDecision(
            title=f"Återkrav av {scheme.name.lower()} {day.year - 1} {MARK}",
            outcome=BoardDecision.Outcome.APPROVED,
            case=grant.decision.case,
            text="Nämnden återkräver den del av bidragen som inte är använd.",
            **about,
        ),
    )
