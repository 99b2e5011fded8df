"""IOP agreements: the one that the documents tell of, and beside it a fictional layer in every state."""

import uuid
from datetime import date, timedelta
from decimal import Decimal

from partnerships.agreements import services
from partnerships.agreements.models import (
    IOPAgreement,
    IOPFollowUp,
    IOPLegalTest,
    IOPMilestone,
    IOPParty,
    IOPResource,
    WelfareArea,
)
from partnerships.audit.services import add
from partnerships.cases.models import BoardDecision, CaseReference
from partnerships.ground.days import add_months
from partnerships.payments import services as payments

MEMO = "Tjänsteskrivelse 2018-05-31"
NOW = date(2026, 11, 21)
WELFARE_AREAS = ("Socialt stöd och omsorg", "Äldre", "Barn och unga", "Integration och etablering", "Arbetsmarknad", "Folkhälsa")
State = IOPAgreement.State

# The fictional agreements: key, title, board, association(s), field of welfare, start, end, the municipality's kronor per year.
FICTION = [
    ("språk", "Språkkafé och samhällsguidning", "KFN", ["Öppna fönstrets vänförening"], 3, (2024, 4, 15), (2027, 4, 14), 500000),
    ("dag", "Öppen dagverksamhet", "SN", ["Ängslyckans mötesplats"], 0, (2025, 1, 1), (2027, 12, 31), 1150000),
    ("anhörig", "Anhörigstöd och avlösning", "SN", ["Kanalbankens anhörigförening"], 1, (2026, 1, 1), (2028, 12, 31), 640000),
    ("skydd", "Skyddat boende och stödsamtal", "SN", ["Lyktans kvinnojour", "Fyrbåkens brottsofferstöd"], 0,
     (2023, 1, 1), (2026, 12, 31), 1875000),
    ("läxa", "Läxhjälp och mötesplats efter skolan", "KFN", ["Solrosens läxhjälp"], 2, (2023, 8, 1), (2026, 6, 30), 320000),
    ("rehab", "Arbetsträning i kooperativ form", "SN", ["Verkstadskooperativet Hjulspåret"], 4,
     (2018, 1, 1), (2020, 12, 31), 890000),
    ("promenad", "Gemenskap för äldre", "SN", ["Tallåsens pensionärsförening"], 1, (2017, 9, 1), (2020, 8, 31), 210000),
    ("härd", "Härbärge under vintern", "SN", ["Stiftelsen Härdens vänner"], 0, (2024, 1, 1), (2027, 12, 31), 980000),
    ("natur", "Naturen som mötesplats", "KFN", ["Ärtväppans odlarförening"], 5, (2027, 1, 1), (2028, 12, 31), 150000),
    ("föräldra", "Föräldracafé på tre orter", "KFN", ["Nyckelpigans föräldraförening"], 2, (2027, 2, 1), (2029, 1, 31), 275000),
    ("dörr", "En dörr in för nyanlända", "SN", ["Språknätverket Gläntan", "Klockängens församlingsvänner"], 3,
     (2027, 3, 1), (2028, 2, 29), 400000),
    ("kväll", "Trygga kvällar i centrum", "KFN", ["Vattentornets byalag"], 5, None, None, None),
    ("scen", "Scen för unga röster", "KFN", ["Zenitens teatersällskap"], 2, (2025, 1, 1), (2026, 12, 31), 180000),
]  # fmt: skip

# What becomes of those that are not simply signed.
FATES = {
    "härd": State.TERMINATED,
    "natur": State.DECIDED,
    "föräldra": State.PREPARED,
    "dörr": State.LEGAL_REVIEW,
    "kväll": State.DRAFT,
    "scen": State.DECLINED,
}

# Where notice was given, the last day.
LAST_DAYS = {"härd": date(2026, 3, 31)}

CHALLENGES = {
    "språk": "Många nyanlända saknar kontakter och övar svenska för lite utanför klassrummet.",
    "dag": "Personer med långvarig psykisk ohälsa blir isolerade när de inte har någonstans att gå.",
    "anhörig": "Den som vårdar en närstående blir ofta ensam och söker hjälp sent.",
    "skydd": "Våldsutsatta behöver ett skydd som går att lita på dygnet runt, och stöd efteråt.",
    "läxa": "Barn i trångbodda hem har svårt att få studiero.",
    "rehab": "Personer långt från arbetsmarknaden behöver ett första steg som håller.",
    "promenad": "Ofrivillig ensamhet bland äldre ökar i hela kommunen.",
    "härd": "Akut hemlösa saknar tak över huvudet under de kallaste månaderna.",
}
TEXTS = {
    "background": "Parterna har arbetat tillsammans i flera år och vill gå från årliga bidrag till ett gemensamt åtagande.",
    "challenge": "Behovet är känt hos båda parter och går inte att möta av kommunen ensam.",
    "added_value": "Den idéburna parten har förtroende, nätverk och volontärer som kommunen inte kan ha.",
    "target_group": "Invånare i hela kommunen, särskilt de som inte nås av andra insatser.",
    "quality_requirements": "Utbildade volontärer, registerutdrag där barn deltar, öppet minst tre dagar i veckan.",
    "follow_up_plan": "Styrgruppen följer upp i februari varje år: deltagare, mål, båda parters insatser och avvikelser.",
}
POSSIBLE = (
    "Ett gemensamt åtagande med insatser från båda parter. Ingen ersättning mot motprestation, och ingen marknad att skydda."
)


def load(boards, cases, users, offices):
    """The fields of welfare, and the true agreement: what the documents tell of it. The rest is not known, and not guessed."""
    for name in WELFARE_AREAS:
        add(None, WelfareArea(name=name))
    decision = BoardDecision(
        board=boards["SN"],
        title="Avtal om idéburet offentligt partnerskap",
        meeting_date=date(2015, 11, 24),
        paragraph=161,
        text="Nämnden fastställer ett avtal om idéburet offentligt partnerskap.",
    )
    add(None, decision)
    agreement = IOPAgreement(
        title="IOP-avtal enligt socialnämndens beslut § 161",
        responsible_board=boards["SN"],
        responsible_office=offices["SN"],
        decision=decision,
        imported_incomplete=True,
        known_in_force_on=date(2018, 5, 31),
        source=MEMO,
        state=State.SIGNED,
    )
    add(None, agreement)


def load_fiction(boards, organisations, users, offices):
    """Agreements with parties, resources, timeline, legal tests, follow-ups and payments."""
    areas = list(WelfareArea.objects.order_by("pk"))
    for serial, (key, title, code, names, area, start, end, kronor) in enumerate(FICTION, start=1):
        first, last = start and date(*start), end and date(*end)
        year = min(add_months(first, -6), NOW - timedelta(days=70)).year if first else NOW.year  # when the work on it began
        case = CaseReference(raw=f"{code} {year}/{600 + 19 * serial}", title=title, board=boards[code])
        add(None, case)
        agreement = IOPAgreement(
            title=title,
            case=case,
            responsible_board=boards[code],
            responsible_office=offices[code],
            welfare_area=areas[area],
            start_date=first,
            end_date=last,
            notice_months=3 if first else None,
            registered_in_diary=True if first else None,
            **(texts(key) if first else {"challenge": "Otrygghet i centrum på kvällar och helger."}),
        )
        add(users[officer(code)], agreement)
        parties = load_parties(agreement, boards[code], [organisations[name] for name in names])
        if first:
            load_resources(agreement, parties, kronor, key)
            load_milestones(agreement)
        settle(agreement, key, users, parties, kronor)

    renew(users, boards["SN"], IOPAgreement.objects.get(title="Gemenskap för äldre"))
    amend(users, IOPAgreement.objects.get(title="Öppen dagverksamhet"))


# What took the place of an agreement, one after the other: number in the diary, start, end.
RENEWALS = ((641, date(2020, 9, 1), date(2023, 8, 31)), (655, date(2023, 9, 1), date(2027, 8, 31)))


def renew(users, board, agreement):
    """A chain of three: each new agreement takes over from the one before it."""
    for number, start, end in RENEWALS:
        title = f"Gemenskap för äldre {start.year}–{end.year}"
        agreement = services.renew_agreement(
            actor=users["social"], agreement=agreement, start_date=start, end_date=end, title=title
        )
        case = CaseReference(raw=f"SN {start.year}/{number}", title=title, board=board)
        add(None, case)
        agreement = services.change_agreement(actor=users["social"], agreement=agreement, case=case, registered_in_diary=True)
        for resource in agreement.resources.all():
            told = {"confirmed": resource.year <= NOW.year, "delivered": resource.year < NOW.year}
            services.change_resource(actor=users["social"], resource=resource, **told)
        municipal, *others = agreement.parties.order_by("pk")
        if not agreement.promised(end.year):
            money = {"kind": "money", "description": "Ekonomiskt stöd", "year": end.year, "amount": Decimal(140000)}
            services.register_resource(actor=users["social"], party=municipal, **money)
        load_milestones(agreement)
        settle(agreement, "promenad", users, [municipal, *others], None)
        agreement = IOPAgreement.objects.get(pk=agreement.pk)


def amend(users, agreement):
    """Two amendments: first a year more, then more money for the year to come."""
    municipal = agreement.parties.get(side="municipal")
    year_more = {"party": municipal, "year": 2028, "amount": Decimal(1150000)}
    agreement = services.amend_agreement(
        actor=users["social"],
        agreement=agreement,
        decision=amending(users, agreement, date(2025, 9, 23)),
        signed_on=date(2025, 10, 10),
        valid_from=date(2025, 10, 10),
        reason="Verksamheten behöver längre tid för att nå målen. Parterna förlänger med ett år.",
        end_date=date(2028, 12, 31),
        money=[year_more],
    )
    next_year = agreement.resources.municipal_money().get(year=2027)
    services.amend_agreement(
        actor=users["social"],
        agreement=agreement,
        decision=amending(users, agreement, date(2026, 5, 19)),
        signed_on=date(2026, 6, 5),
        valid_from=date(2027, 1, 1),
        reason="Fler besöker mötesplatsen, som får öppet också på lördagar.",
        target_group=f"{agreement.target_group} Lördagar är öppna för anhöriga.",
        money=[{"resource": next_year, "amount": Decimal(1300000)}],
    )


def amending(users, agreement, day):
    """The board's decision on an amendment."""
    board = agreement.responsible_board
    decision = BoardDecision(
        board=board,
        title=f"Tilläggsavtal till {agreement.title.lower()}",
        case=agreement.case,
        meeting_date=day,
        paragraph=free_paragraph(board, day, day.month),
        outcome="approved",
        text="Nämnden godkänner tilläggsavtalet.",
    )
    return add(users["secretary"], decision)


def officer(code):
    return "culture" if code == "KFN" else "social"


def texts(key):
    return TEXTS | ({"challenge": CHALLENGES[key]} if key in CHALLENGES else {})


def load_parties(agreement, board, organisations):
    """The board first, then the associations."""
    municipal = IOPParty(
        agreement=agreement,
        side="municipal",
        board=board,
        role="Medfinansierar, upplåter lokal och utser samordnare",
        signatory_role="Nämndens ordförande",
    )
    parties = [add(None, municipal)]
    for organisation in organisations:
        party = IOPParty(
            agreement=agreement,
            side="idea_driven",
            organisation=organisation,
            role="Leder verksamheten och rekryterar volontärer",
            signatory_role="Ordförande",
        )
        parties.append(add(None, party))
    return parties


def load_resources(agreement, parties, kronor, key):
    """Money and what is not money, per party and year; a part of a year gives a part of the sum."""
    municipal, *others = parties
    hours = 400 + kronor // 400
    last = LAST_DAYS.get(key, agreement.end_date)
    for year in range(agreement.start_date.year, last.year + 1):
        share = months_in(agreement.start_date, last, year) / Decimal(12)
        rows = [
            (municipal, "money", "Ekonomiskt stöd", None, "", whole(kronor * share), ""),
            (municipal, "premises", "Lokal med kök", 180, "m2", whole(240000 * share), "Självkostnad per kvadratmeter"),
            (
                municipal,
                "staff_time",
                "Samordnare",
                whole(700 * share),
                "hours",
                whole(273000 * share),
                "390 kr per timme, lön med avgifter",
            ),
        ]
        for place, party in enumerate(others):
            given, own = whole(hours * share / len(others)), whole(kronor * share / 5 / len(others))
            rows.append((party, "volunteer_time", "Volontärer", given, "hours", given * 220, "220 kr per timme"))
            rows.append((party, "money", "Egen finansiering", None, "", own, ""))
            if place == 0:
                rows.append((party, "network", "Kontakter i civilsamhället", None, "", None, ""))
        if key == "dag":
            rows.append((others[0], "material", "Möbler och husgeråd", 40, "pieces", Decimal(18000), "Inköpspris"))
        for party, kind, description, quantity, unit, amount, basis in rows:
            resource = IOPResource(
                agreement=agreement,
                party=party,
                kind=kind,
                year=year,
                description=description,
                quantity=None if quantity is None else int(quantity),
                unit=unit,
                amount=amount,
                valuation_basis=basis,
                confirmed=year <= NOW.year,
                delivered=year < NOW.year,
            )
            add(None, resource)


def whole(amount):
    return Decimal(amount).quantize(Decimal(1))


def months_in(first, last, year):
    """How many months of the year lie between two days."""
    return min(last, date(year, 12, 31)).month - max(first, date(year, 1, 1)).month + 1


def load_milestones(agreement):
    """Steps through the term: done where they lie behind, but for one that is late where the agreement runs."""
    start, end = agreement.start_date, agreement.end_date
    steps = [("Gemensam uppstart och styrgrupp", start, add_months(start, 1))]
    for year in range(start.year + 1, end.year + 1):
        day = date(year, 2, 15)
        if start < day < end:
            steps.append((f"Styrgruppens uppföljning {year}", None, day))
    halfway = start + (end - start) / 2
    steps += [("Utbildning för volontärer", add_months(start, 2), add_months(start, 4)), ("Halvtidsavstämning", None, halfway)]
    steps.append(("Slututvärdering", add_months(end, -2), end - timedelta(days=14)))
    for title, planned_start, planned_end in steps:
        late = title == "Halvtidsavstämning" and date(2026, 1, 1) < planned_end < NOW < end
        done = planned_end if planned_end < NOW and not late else None
        add(
            None,
            IOPMilestone(agreement=agreement, title=title, planned_start=planned_start, planned_end=planned_end, done_on=done),
        )


def settle(agreement, key, users, parties, kronor):
    """Take the agreement through the acts to the state it is to have."""
    fate, actor = FATES.get(key, State.SIGNED), users[officer(agreement.responsible_board.code)]
    if fate == State.DRAFT:
        return
    agreement = services.review_agreement(actor=actor, agreement=agreement)
    examined = weekday(min(add_months(agreement.start_date, -5), NOW - timedelta(days=40)))
    if key in {"rehab", "dörr"}:
        examine(
            agreement,
            weekday(examined - timedelta(days=30)),
            "needs_lawyer",
            "Handläggare",
            "Oklart om det finns en marknad. Juristen behöver pröva frågan.",
        )
    if fate == State.LEGAL_REVIEW:
        return
    examine(agreement, examined, "iop_possible", "Kommunjurist", POSSIBLE)
    agreement = services.prepare_agreement(actor=actor, agreement=agreement)
    if fate == State.PREPARED:
        return
    agreement = decide(agreement, users, weekday(examined + timedelta(days=35)), fate)
    if fate in {State.DECIDED, State.DECLINED}:
        return
    signed_on = weekday(agreement.decision.meeting_date + timedelta(days=16))
    agreement = services.sign_agreement(actor=actor, agreement=agreement, signed_on=signed_on)
    load_follow_ups(agreement, actor)
    load_payments(agreement, key, parties, users, actor)
    if fate == State.TERMINATED:
        agreement = IOPAgreement.objects.get(pk=agreement.pk)
        services.terminate_agreement(
            actor=actor,
            agreement=agreement,
            terminated_on=date(2025, 9, 30),
            ends_on=LAST_DAYS[key],
            reason="Stiftelsen flyttar verksamheten till en annan kommun.",
        )


def weekday(day):
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def examine(agreement, day, conclusion, role, reason):
    add(None, IOPLegalTest(agreement=agreement, examined_on=day, conclusion=conclusion, examined_by_role=role, reason=reason))


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
    taken = set(BoardDecision.objects.filter(board=board, meeting_date__year=day.year).values_list("paragraph", flat=True))
    return next(number for number in range(60 + 7 * serial % 50, 999) if number not in taken)


FULFILMENTS = (("met", "continue"), ("partly", "change"), ("met", "continue"), ("met", "continue"))


def load_follow_ups(agreement, actor):
    """One for each year that has passed, but for one that nobody made."""
    last = min(agreement.last_day.year, NOW.year - 1)
    for year in range(agreement.start_date.year, last + 1):
        if agreement.title.startswith("Läxhjälp") and year == 2024:
            continue
        fulfilment, conclusion = FULFILMENTS[(year + agreement.pk) % len(FULFILMENTS)]
        follow_up = IOPFollowUp(
            agreement=agreement,
            year=year,
            held_on=weekday(date(year + 1, 2, 15)),
            participants_reached=60 + 35 * (agreement.pk % 7) + 12 * (year % 5),
            goal_fulfilment=fulfilment,
            results="Fler deltagare än året innan och öppet alla planerade dagar."
            if fulfilment == "met"
            else "Öppet som planerat, men färre deltagare än målet.",
            deviations="" if fulfilment == "met" else "En volontärsamordnare saknades under våren.",
            joint_conclusion=conclusion,
            approved_by_municipality=True,
            approved_by_other=year < 2025 or fulfilment == "met",
        )
        add(actor, follow_up)


PARTS = (Decimal("0.2"), Decimal("0.95"))  # how far into the year's part of the term the money is paid


def load_payments(agreement, key, parties, users, actor):
    """The municipality's money of the latest years, in two parts a year; what lies ahead is planned."""
    receivers = [party for party in parties[1:] if party.organisation.bankgiro]
    last_day = LAST_DAYS.get(key, agreement.end_date)
    for year in range(agreement.start_date.year, NOW.year + 1):
        promised = agreement.promised(year)
        if not receivers or not promised:
            continue
        half = whole(promised / 2)
        first, last = max(agreement.start_date, date(year, 1, 1)), min(last_day, date(year, 12, 31))
        for part, amount in enumerate((half, promised - half)):
            due = weekday(first + timedelta(days=int((last - first).days * PARTS[part])))
            pay(agreement, receivers[part % len(receivers)], part, year, amount, due, users, actor)


def pay(agreement, party, part, year, amount, due, users, actor):
    key = uuid.uuid5(uuid.NAMESPACE_OID, f"exempel iop {agreement.pk} {year} {part}")
    payment = services.plan_iop_payment(
        actor=actor, agreement=agreement, key=key, party=party, year=year, amount=amount, due=due, giro_type="bankgiro"
    )
    if due > NOW:
        return
    payment = payments.attest_payment(actor=users["attester"], payment=payment)
    payments.execute_payment(actor=users["finance"], payment=payment, paid_on=due, voucher_no=f"L{year}9{payment.pk:04d}")
