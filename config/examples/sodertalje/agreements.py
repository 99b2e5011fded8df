"""IOP agreements: the one that the documents tell of, and beside it a fictional layer in every state."""

import uuid
from datetime import date, timedelta
from decimal import Decimal

from partnerships.agreements import services
from partnerships.agreements.models import (
    IOPAgreement,
    IOPGroup,
    IOPGroupMember,
    IOPMilestone,
    IOPParty,
    IOPResource,
    WelfareArea,
)
from partnerships.audit.services import add
from partnerships.cases.models import BoardDecision, CaseReference
from partnerships.ground.days import add_months
from partnerships.payments import services as payments

from . import legal_tests
from .follow_ups import load_follow_ups, load_goals

MEMO = "Tjänsteskrivelse 2018-05-31"
NOW = date(2026, 11, 21)
WELFARE_AREAS = ("Socialt stöd och omsorg", "Äldre", "Barn och unga", "Integration och etablering", "Arbetsmarknad", "Folkhälsa")
State = IOPAgreement.State

# The fictional agreements: key, title, board, association(s), field of welfare, start, end, the municipality's kronor per year.
FICTION = [
    ("språk", "Språkkafé och samhällsguidning", "KFN", ["Öppna fönstrets vänförening"], 3, (2024, 4, 15), (2027, 4, 15), 500000),
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

# How they are prolonged; of the others nothing is known, as of any agreement that was made without thinking of it.
EXTENSIONS = {
    "språk": {"extension": "none"},
    "anhörig": {"extension": "decision", "extension_months": 24, "latest_end": date(2030, 12, 31)},
    "läxa": {"extension": "decision", "extension_months": 12, "latest_end": date(2028, 6, 30)},
    "rehab": {"extension": "automatic", "extension_months": 12, "latest_end": date(2028, 12, 31)},
}
EXTENDED = {"läxa": (date(2026, 4, 21), date(2027, 6, 30))}  # when it was decided, and to when
OWN_NOTICE = {"dag": 6}  # months of notice of the association, where they are not the agreement's

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
    "follow_up_month": 2,
    "values_basis": "Allas lika värde. Den idéburna parten är självständig och får alltid kritisera kommunen.",
    "responsibilities": "Den idéburna parten leder verksamheten och volontärerna. Nämnden svarar för lokal och samordnare.",
    "cost_benefit_note": "Fler får stöd tidigt och nära, och båda parters insatser räcker längre tillsammans.",
    "renewal_terms": "Parterna prövar ett nytt avtal senast sex månader före slutet. Avtalet förlängs inte av sig självt.",
    "amendment_terms": "Ändringar och tillägg är skriftliga och undertecknas av alla parter.",
    "dispute_terms": "Parterna omförhandlar när förutsättningarna ändras. Tvister löses i styrgruppen, annars i allmän domstol.",
    "insight_terms": "Nämnden följer verksamheten och får de handlingar som behövs för att allmänheten ska få insyn.",
    "data_protection_note": "Varje part svarar för sina egna personuppgifter. Uppföljningen innehåller bara antal.",
}


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
    """Criteria, agreements with parties, resources, timeline, legal tests, follow-ups and payments, and choices of form."""
    legal_tests.load_criteria(users)
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
            **EXTENSIONS.get(key, {}),
            registered_in_diary=True if first else None,
            **(texts(key) if first else {"challenge": "Otrygghet i centrum på kvällar och helger."}),
        )
        add(users[legal_tests.officer(code)], agreement)
        parties = load_parties(agreement, boards[code], [organisations[name] for name in names], OWN_NOTICE.get(key))
        if first:
            load_resources(agreement, parties, kronor, key)
            load_milestones(agreement)
            load_groups(agreement, parties)
            load_goals(agreement, key)
        settle(agreement, key, users, parties, kronor)
        if key in EXTENDED:
            extend(agreement, users, parties, kronor, *EXTENDED[key])
    renew(users, boards["SN"], IOPAgreement.objects.get(title="Gemenskap för äldre"))
    amend(users, IOPAgreement.objects.get(title="Öppen dagverksamhet"))
    legal_tests.load_form_choices(boards, organisations, users)


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
            if resource.year < NOW.year:
                services.change_resource(actor=users["social"], resource=resource, **delivered_in_full(resource))
        municipal, *others = agreement.parties.order_by("pk")
        if not agreement.promised(end.year):
            money = {"kind": "money", "description": "Ekonomiskt stöd", "year": end.year, "amount": Decimal(140000)}
            services.register_resource(actor=users["social"], party=municipal, **money)
        load_milestones(agreement)
        settle(agreement, "promenad", users, [municipal, *others], None)
        agreement = IOPAgreement.objects.get(pk=agreement.pk)


def delivered_in_full(resource):
    if resource.quantity is not None:
        return {"delivered_quantity": resource.quantity}
    return {"delivered": True} if resource.amount is None else {"delivered_amount": resource.amount}


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


def texts(key):
    return TEXTS | ({"challenge": CHALLENGES[key]} if key in CHALLENGES else {})


def load_parties(agreement, board, organisations, own_notice):
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
            notice_months=own_notice,
        )
        parties.append(add(None, party))
    return parties


def load_resources(agreement, parties, kronor, key):
    """Money and what is not money, per party and year; a part of a year gives a part of the sum."""
    last = LAST_DAYS.get(key, agreement.end_date)
    if agreement.is_prolonged_by_itself():
        last = agreement.period_end_on(NOW)
    load_resources_between(agreement, parties, kronor, agreement.start_date, last)


def load_resources_between(agreement, parties, kronor, start, last, of=""):
    municipal, *others = parties
    hours = 400 + kronor // 400
    for year in range(start.year, last.year + 1):
        share = months_in(start, last, year) / Decimal(12)
        rows = [
            (municipal, "money", "Ekonomiskt stöd", None, "", whole(kronor * share), ""),
            (municipal, "premises", "Lokal med kök", 180, "m2", whole(1300 * share), "Självkostnad för lokalen"),
            (municipal, "staff_time", "Samordnare", whole(700 * share), "hours", Decimal(390), "Lön med avgifter"),
        ]
        for place, party in enumerate(others):
            given, own = whole(hours * share / len(others)), whole(kronor * share / 5 / len(others))
            rows.append((party, "volunteer_time", "Volontärer", given, "hours", Decimal(220), "Kommunens schablon"))
            rows.append((party, "money", "Egen finansiering", None, "", own, ""))
            if place == 0:
                rows.append((party, "network", "Kontakter i civilsamhället", None, "", None, ""))
        if agreement.title == "Öppen dagverksamhet":
            rows.append((others[0], "material", "Möbler och husgeråd", 40, "pieces", Decimal(450), "Inköpspris"))
        for party, kind, description, quantity, unit, value, basis in rows:
            resource = IOPResource(
                agreement=agreement,
                party=party,
                kind=kind,
                year=year,
                description=description + of,
                quantity=None if quantity is None else int(quantity),
                unit=unit,
                unit_value=None if quantity is None else value,
                amount=value if quantity is None else None,
                valuation_basis=basis,
                **(delivery(agreement, party, kind, year, quantity, value) if year < NOW.year else {}),
            )
            add(None, resource)


def delivery(agreement, party, kind, year, quantity, value):
    """What came of it in a year that is over: volunteers a little more or less, and of one agreement nobody has told yet."""
    if agreement.title.startswith("Skyddat boende") and year == 2025:
        return {}
    if kind == "network":
        came = {"delivered": True}
    elif quantity is None:
        came = {"delivered_amount": value}
    else:
        percent = 88 + (7 * year + agreement.pk) % 25 if kind == "volunteer_time" else 100
        came = {"delivered_quantity": int(quantity) * percent // 100}
    if year == 2025 and party.organisation_id:  # not confirmed yet
        return came
    role = "Organisationsföreträdare" if party.organisation_id else f"Handläggare, {agreement.responsible_office}"
    return came | {"confirmed_by_role": role, "confirmed_on": weekday(date(year + 1, 2, 20))}


def extend(agreement, users, parties, kronor, decided_on, until):
    """The same agreement prolonged by a decision of its own, with what the parties put in for the time that is added."""
    agreement = IOPAgreement.objects.get(pk=agreement.pk)
    decision = BoardDecision(
        board=agreement.responsible_board,
        title=f"Förlängning av {agreement.title}",
        case=agreement.case,
        meeting_date=decided_on,
        paragraph=free_paragraph(agreement.responsible_board, decided_on, agreement.pk),
        outcome="approved",
        text="Nämnden förlänger avtalet om idéburet offentligt partnerskap.",
    )
    add(users["secretary"], decision)
    begins = agreement.end_date + timedelta(days=1)
    agreement = services.extend_agreement(actor=users["secretary"], agreement=agreement, decision=decision, until=until)
    for party in parties:
        party.agreement = agreement
    load_resources_between(agreement, parties, kronor, begins, until, of=", förlängning")


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


# Who sits in the steering group: by roles, the municipality's and each association's.
SEATS = {"municipal": ("Verksamhetschef", "Handläggare"), "idea_driven": ("Ordförande", "Verksamhetsledare")}


def load_groups(agreement, parties):
    """A steering group of all parties, and where there are several associations a working group of theirs."""
    groups = [("steering", "", "Leder partnerskapet och följer upp målen.", "Fyra gånger om året", parties)]
    if len(parties) > 2:
        groups.append(("working", "Arbetsgruppen för vardagen", "Planerar verksamheten.", "En gång i månaden", parties[1:]))
    for kind, name, task, meets, sitting in groups:
        group = add(None, IOPGroup(agreement=agreement, kind=kind, name=name, task=task, meets=meets))
        for party in sitting:
            for role in SEATS[party.side]:
                add(None, IOPGroupMember(group=group, party=party, role=role, valid_from=agreement.start_date))


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


def weekday(day):
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


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


PARTS = (Decimal("0.2"), Decimal("0.95"))  # how far into the year's part of the term the money is paid


def load_payments(agreement, key, parties, users, actor):
    """The municipality's money of the latest years, in two parts a year; what lies ahead is planned."""
    receivers = [party for party in parties[1:] if party.organisation.bankgiro]
    last_day = LAST_DAYS.get(key, agreement.last_day)
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
    asked = {"requested_on": weekday(due - timedelta(days=21)), "requested_by_role": "Kassör"}
    services.request_iop_payment(actor=actor, agreement=agreement, payment=payment, **asked)
    payment = payments.attest_payment(actor=users["attester"], payment=payment)
    payments.execute_payment(actor=users["finance"], payment=payment, paid_on=due, voucher_no=f"L{year}9{payment.pk:04d}")
